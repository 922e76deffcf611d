import * as z from 'zod';
import { CHOICE_PATTERN } from '../domain/choice.js';
import { Day, Done, Id, Instant, InVillage, inVillage, text } from './common.js';
import { contract } from './contract.js';

const Choice = z.string().max(80).regex(new RegExp(CHOICE_PATTERN));
const Body = z.enum(['representatives', 'coop_members', 'collective_members']);
const reason = text(4, 200);

/** What a decision asks somebody to do by a day. */
export const Task = z.object({
  id: Id,
  pollId: Id,
  decisionNo: z.string(),
  title: z.string(),
  ownerName: z.string(),
  dueOn: Day,
  state: z.enum(['todo', 'late', 'done', 'done_late']),
  doneAt: Instant.nullable(),
  doneNote: z.string().nullable(),
  mayFinish: z.boolean(),
});
export type Task = z.infer<typeof Task>;

const Adult = z.object({
  residentId: Id,
  name: z.string(),
  householdId: Id,
  householdCode: z.string(),
  userId: Id.nullable().describe('对上了微信的'),
});

/** What belongs to a vote around its ballots: its time, its roll, help and proxies, and what is done afterwards. */
export const decisionContracts = {
  'polls.extend': contract({
    tag: '议事',
    summary: '截止以前往后延，写明原因，大家会收到',
    access: ['committee'],
    idempotent: true,
    params: inVillage('poll'),
    body: z.object({ closesAt: Instant, reason }),
    response: Done,
  }),
  'polls.cancel': contract({
    tag: '议事',
    summary: '截止以前取消，写明原因，大家会收到',
    access: ['committee'],
    idempotent: true,
    params: inVillage('poll'),
    body: z.object({ reason }),
    response: Done,
  }),
  'polls.roll': contract({
    tag: '议事',
    summary: '选民名册：谁有票、为什么、投了没有（不说投了什么）',
    access: ['committee', 'group_leader', 'supervisor', 'auditor'],
    params: inVillage('poll'),
    response: z.object({
      frozen: z.boolean().describe('没开投的，是照今天算的'),
      items: z.array(
        z.object({
          holderId: Id,
          label: z.string(),
          reason: z.string(),
          voted: z.enum(['none', 'own', 'helped', 'proxy']),
          helpedId: Id.nullable().describe('代录的票，没撤的'),
        }),
      ),
    }),
  }),
  'polls.sheet': contract({
    tag: '议事',
    summary: '公告栏用的结果（PDF）的地址，十五分钟内有效',
    access: ['committee', 'supervisor', 'group_leader', 'auditor'],
    params: inVillage('poll'),
    response: z.object({ url: z.string() }),
  }),
  'polls.assist': contract({
    tag: '议事',
    summary: '替不会用手机的人录一票：两人作证，本人会知道，截止以前能撤',
    access: ['committee', 'group_leader'],
    idempotent: true,
    params: inVillage('poll'),
    body: z.object({
      holderId: Id,
      choice: Choice,
      how: z.enum(['phone', 'in_person']),
      witnesses: z.array(Id).length(2),
    }),
    response: Done,
    status: 201,
  }),
  'polls.overturn': contract({
    tag: '议事',
    summary: '撤掉代录的票：本人家里的大人，或者录的人',
    access: ['villager', 'committee', 'group_leader'],
    idempotent: true,
    params: inVillage('poll', 'ballot'),
    response: Done,
  }),
  'polls.giveProxy': contract({
    tag: '议事',
    summary: '在自己手机上书面委托家里人投票',
    access: ['villager'],
    params: inVillage('poll'),
    body: z.object({ agentId: Id }),
    response: Done,
    status: 201,
  }),
  'polls.recordProxy': contract({
    tag: '议事',
    summary: '照签了字的纸面委托书录一份委托',
    access: ['committee'],
    idempotent: true,
    params: inVillage('poll'),
    body: z.object({ holderId: Id, agentId: Id, photoId: Id }),
    response: Done,
    status: 201,
  }),
  'polls.revokeProxy': contract({
    tag: '议事',
    summary: '收回委托，截止以前都可以',
    access: ['villager', 'committee'],
    idempotent: true,
    params: inVillage('poll', 'proxy'),
    response: Done,
  }),
  'polls.adults': contract({
    tag: '议事',
    summary: '找村里的成年人：证人、成员、受委托的人',
    access: ['committee', 'group_leader', 'supervisor'],
    params: InVillage,
    query: z.object({ q: z.string().min(1).max(20) }),
    response: z.object({ items: z.array(Adult) }),
  }),
  'polls.bodies': contract({
    tag: '议事',
    summary: '村民代表、合作社成员、集体经济组织成员的名册',
    access: ['committee', 'supervisor', 'auditor'],
    params: InVillage,
    response: z.object({
      items: z.array(
        z.object({
          body: Body,
          label: z.string(),
          count: z.int(),
          members: z.array(z.object({ residentId: Id, name: z.string(), householdCode: z.string(), since: Day })),
        }),
      ),
    }),
  }),
  'polls.changeBody': contract({
    tag: '议事',
    summary: '把人记进成员名册，或者记下他退出了',
    access: ['committee'],
    idempotent: true,
    params: InVillage,
    body: z.object({
      body: Body,
      add: z.array(Id).max(200),
      remove: z.array(Id).max(200),
      allAdults: z.boolean().optional().describe('在册的成年人全部记进去'),
    }),
    response: z.object({ count: z.int() }),
  }),
  'tasks.list': contract({
    tag: '议事',
    summary: '决议定下的事：谁办、哪天以前、办了没有',
    access: ['villager', 'committee', 'supervisor', 'auditor'],
    params: InVillage,
    response: z.object({ items: z.array(Task) }),
  }),
  'tasks.add': contract({
    tag: '议事',
    summary: '给决议定一件事：谁办，哪天以前',
    access: ['committee'],
    idempotent: true,
    params: inVillage('poll'),
    body: z.object({ title: text(4, 60), ownerId: Id, dueOn: Day }),
    response: Done,
    status: 201,
  }),
  'tasks.finish': contract({
    tag: '议事',
    summary: '记下办完了，写清楚办成什么样',
    access: ['committee', 'group_leader', 'supervisor', 'coop_staff', 'museum_staff'],
    idempotent: true,
    params: inVillage('task'),
    body: z.object({ note: text(4, 200) }),
    response: Done,
  }),
};
