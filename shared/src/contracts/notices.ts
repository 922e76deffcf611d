import * as z from 'zod';
import { contract } from './contract.js';
import { Cursor, Done, Id, Instant, InVillage, inVillage, text } from './common.js';

export const NoticeCategory = z.enum(['notice', 'hiring', 'disclosure', 'culture', 'urgent']);
export const ReceiptStep = z.enum(['seen', 'listened', 'acknowledged']);

/** What I have done with a notice. 看到 and 听过 are bits without a time; 知道了 has one. */
export const MyReceipt = z.object({ seen: z.boolean(), listened: z.boolean(), acknowledgedAt: Instant.nullable() });

export const NoticeCard = z.object({
  id: Id,
  category: NoticeCategory,
  title: z.string(),
  publishedAt: Instant,
  receipt: MyReceipt,
});
export type NoticeCard = z.infer<typeof NoticeCard>;

const Reach = z.object({ households: z.int(), acknowledged: z.int(), seen: z.int(), unseen: z.int() });

const NoticeIn = z.object({
  category: NoticeCategory,
  title: text(2, 40),
  body: text(2, 2000),
  when: text(0, 60).optional(),
  where: text(0, 60).optional(),
  todo: text(0, 60).optional(),
  hamletIds: z.array(Id).max(50).describe('发给哪些寨；空着就是全村'),
});

export const noticeContracts = {
  'notices.list': contract({
    tag: '通知',
    summary: '发给我的通知，新的在前，紧急没按知道了的最前',
    access: ['villager'],
    params: InVillage,
    query: z.object({ category: NoticeCategory.optional(), cursor: Cursor.optional() }),
    response: z.object({ items: z.array(NoticeCard), nextCursor: z.string().nullable(), total: z.int() }),
  }),
  'notices.get': contract({
    tag: '通知',
    summary: '一条通知',
    access: ['villager', 'committee', 'supervisor', 'auditor'],
    params: inVillage('notice'),
    response: NoticeCard.extend({
      body: z.string(),
      when: z.string().nullable(),
      where: z.string().nullable(),
      todo: z.string().nullable(),
      authorName: z.string(),
      audienceLabel: z.string(),
      audienceHouseholds: z.int(),
    }),
  }),
  'notices.publish': contract({
    tag: '通知',
    summary: '发一条通知',
    access: ['committee'],
    idempotent: true,
    params: InVillage,
    body: NoticeIn,
    response: Done,
    status: 201,
  }),
  'notices.mark': contract({
    tag: '通知',
    summary: '记一步回执：看到、听过、知道了；重复按不变',
    access: ['villager'],
    params: inVillage('notice'),
    body: z.object({ step: ReceiptStep }),
    response: MyReceipt,
  }),
  'notices.desk': contract({
    tag: '通知',
    summary: '村务台：发出的通知各到了多少户',
    access: ['committee', 'supervisor'],
    params: InVillage,
    query: z.object({ cursor: Cursor.optional() }),
    response: z.object({
      items: z.array(
        z.object({ id: Id, category: NoticeCategory, title: z.string(), publishedAt: Instant, reach: Reach }),
      ),
      nextCursor: z.string().nullable(),
    }),
  }),
  'notices.reach': contract({
    tag: '通知',
    summary: '一条通知到了多少户，没看到的户按寨列名',
    access: ['committee', 'supervisor', 'group_leader'],
    params: inVillage('notice'),
    response: z.object({
      id: Id,
      category: NoticeCategory,
      title: z.string(),
      publishedAt: Instant,
      reach: Reach,
      hamlets: z.array(
        z.object({
          id: Id,
          name: z.string(),
          leaderName: z.string().nullable(),
          reach: Reach,
          unreached: z.array(
            z.object({ householdId: Id, code: z.string(), name: z.string(), why: z.enum(['not_bound', 'not_opened']) }),
          ),
        }),
      ),
    }),
  }),
};
