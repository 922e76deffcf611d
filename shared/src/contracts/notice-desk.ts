import * as z from 'zod';
import { contract } from './contract.js';
import { Cursor, Done, Id, Instant, InVillage, inVillage, text } from './common.js';
import { Hiring, NoticeCategory, NoticeState, NoticeText, VoicesIn } from './notices.js';

const Reach = z.object({ households: z.int(), acknowledged: z.int(), seen: z.int(), unseen: z.int() });

const Head = z.object({
  id: Id,
  category: NoticeCategory,
  title: z.string(),
  publishedAt: Instant,
  state: NoticeState,
});

/** Calls to one household about one notice; who made the last one, and when. */
const Calls = z.object({
  state: z.enum(['none', 'again', 'told']),
  times: z.int(),
  last: z.object({ by: z.string(), at: Instant }).nullable(),
});

const callers = ['committee', 'group_leader'] as const;

export const noticeDeskContracts = {
  'notices.desk': contract({
    tag: '通知',
    summary: '村务台：发出的和等着发的通知，各到了多少户',
    access: ['committee', 'supervisor'],
    params: InVillage,
    query: z.object({ cursor: Cursor.optional() }),
    response: z.object({
      items: z.array(Head.extend({ reach: Reach })),
      nextCursor: z.string().nullable(),
    }),
  }),
  'notices.reach': contract({
    tag: '通知',
    summary: '一条通知到了多少户，没看到的户按寨列名，打过电话的有结果',
    access: ['committee', 'supervisor', 'group_leader'],
    params: inVillage('notice'),
    response: Head.extend({
      version: z.int(),
      reach: Reach,
      audienceLabel: z.string(),
      remindedAt: Instant.nullable(),
      remindable: z.boolean(),
      hiring: Hiring.extend({ taken: z.int(), closed: z.boolean() }).nullable(),
      hamlets: z.array(
        z.object({
          id: Id,
          name: z.string(),
          leaderName: z.string().nullable(),
          assignedAt: Instant.nullable(),
          reach: Reach,
          unreached: z.array(
            z.object({
              householdId: Id,
              code: z.string(),
              name: z.string(),
              why: z.enum(['not_bound', 'not_opened']),
              calls: Calls,
            }),
          ),
        }),
      ),
    }),
  }),
  'notices.correct': contract({
    tag: '通知',
    summary: '改一条通知；发出过的，原文留着给大家看',
    access: ['committee'],
    idempotent: true,
    params: inVillage('notice'),
    body: NoticeText.extend({
      version: z.int().describe('改的是第几稿；别人先改了就不收'),
      reason: text(0, 100).optional(),
      voices: VoicesIn.optional().describe('照新的字重录的；旧的录音不再放'),
    }),
    response: z.object({ id: Id, version: z.int() }),
  }),
  'notices.reschedule': contract({
    tag: '通知',
    summary: '等着发的通知，换个时间',
    access: ['committee'],
    idempotent: true,
    params: inVillage('notice'),
    body: z.object({ publishAt: Instant }),
    response: Done,
  }),
  'notices.cancel': contract({
    tag: '通知',
    summary: '等着发的通知，不发了',
    access: ['committee'],
    idempotent: true,
    params: inVillage('notice'),
    response: Done,
  }),
  'notices.withdraw': contract({
    tag: '通知',
    summary: '撤回一条发出的通知，原因给大家看',
    access: ['committee'],
    idempotent: true,
    params: inVillage('notice'),
    body: z.object({ reason: text(2, 100) }),
    response: Done,
  }),
  'notices.remind': contract({
    tag: '通知',
    summary: '再提醒没看到的人，一天一次',
    access: ['committee'],
    idempotent: true,
    params: inVillage('notice'),
    response: z.object({ people: z.int() }),
  }),
  'notices.assign': contract({
    tag: '通知',
    summary: '把没看到的名单交给组长去打电话；空着就是每个有组长的寨',
    access: ['committee'],
    idempotent: true,
    params: inVillage('notice'),
    body: z.object({ hamletIds: z.array(Id).max(50) }),
    response: z.object({ leaders: z.int() }),
  }),
  'notices.call': contract({
    tag: '通知',
    summary: '记一次打电话的结果：没接、告诉了',
    access: callers,
    idempotent: true,
    params: inVillage('notice'),
    body: z.object({ householdId: Id, outcome: z.enum(['no_answer', 'told']) }),
    response: Calls,
  }),
  'notices.assigned': contract({
    tag: '通知',
    summary: '交给我寨打电话的通知',
    access: ['group_leader'],
    params: InVillage,
    response: z.object({ items: z.array(Head.extend({ assignedAt: Instant, waiting: z.int() })) }),
  }),
  'notices.sheet': contract({
    tag: '通知',
    summary: '公告栏用的 A4 张贴（PDF）的地址，十五分钟内有效',
    access: ['committee', 'supervisor', 'group_leader'],
    params: inVillage('notice'),
    response: z.object({ url: z.string(), loudspeaker: z.string() }),
  }),
  'notices.signups': contract({
    tag: '通知',
    summary: '招工报名的名单',
    access: ['committee', 'supervisor'],
    params: inVillage('notice'),
    response: z.object({
      places: z.int(),
      closed: z.boolean(),
      items: z.array(z.object({ id: Id, name: z.string(), householdCode: z.string(), at: Instant })),
    }),
  }),
  'notices.closeHiring': contract({
    tag: '通知',
    summary: '招工不再收人；关过的不变',
    access: ['committee'],
    params: inVillage('notice'),
    response: Done,
  }),
};
