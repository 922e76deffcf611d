import * as z from 'zod';
import { contract } from './contract.js';
import { Day, Done, Id, Instant, InVillage, inVillage, text } from './common.js';
import { Picture } from './media.js';
import { pollStates } from '../domain/poll-states.js';
import { Task } from './decisions.js';
import { CHOICE_PATTERN, pollKinds } from '../domain/choice.js';

export const PollPreset = z.enum([
  'survey',
  'household_representatives',
  'villagers_assembly',
  'representatives',
  'hamlet_meeting',
  'coop_members',
  'collective_members',
]);
export const PollState = z.enum(pollStates);
export const PollKind = z.enum(pollKinds);
/** 同意, 反对, 弃权, or the keys of the options in order: '2' or '1,3'. */
export const Choice = z.string().max(80).regex(new RegExp(CHOICE_PATTERN));
const PollOption = z.object({ key: z.string(), text: z.string() });
export const Verdict = z.enum(['reached', 'not_reached', 'no_quorum', 'survey']);

const Minutes = z.object({
  heldOn: Day,
  place: text(2, 40),
  attendance: z.int().min(1).max(100_000).describe('到会的户数或人数'),
  photoId: Id.describe('签名纪要的照片'),
  morePhotoIds: z.array(Id).max(5).optional().describe('纪要的后面几页'),
});

const Opening = z.object({
  title: text(4, 40),
  body: text(4, 4000),
  preset: PollPreset,
  kind: PollKind.optional().describe('没写就是同意、反对、弃权'),
  options: z.array(text(1, 40)).max(20).optional(),
  maxChoices: z.int().min(1).max(20).optional(),
  unit: z.enum(['household', 'resident']).optional().describe('没写就按会议的规定'),
  secret: z.boolean().optional().describe('不记名；名册不到 5 份的开不了'),
  major: z.boolean().optional().describe('按更严的门槛算'),
  opensAt: Instant.optional().describe('先公布材料，到这时候才开投'),
  closesAt: Instant,
});

const PollCard = z.object({
  id: Id,
  title: z.string(),
  kind: PollKind,
  secret: z.boolean().describe('不记名：谁投了知道，投了什么不知道'),
  preset: PollPreset,
  presetLabel: z.string(),
  state: PollState,
  openedAt: Instant,
  closesAt: Instant,
  unit: z.enum(['household', 'resident']).describe('一户一票，一人一票'),
  electorate: z.int(),
  voted: z.int(),
  mine: z.enum(['not_elector', 'not_voted', 'voted']).describe('有人代录、没撤的，也算投了'),
  verdict: Verdict.nullable().describe('截止以前总是空的'),
  decisionNo: z.string().nullable(),
});
export type PollCard = z.infer<typeof PollCard>;

export const pollContracts = {
  'polls.list': contract({
    tag: '议事',
    summary: '表决：开着的在前',
    access: ['villager', 'committee', 'supervisor', 'auditor'],
    helperMay: true,
    params: InVillage,
    response: z.object({ items: z.array(PollCard) }),
  }),
  'polls.get': contract({
    tag: '议事',
    summary: '一次表决：投票中只有参加户数，截止后有结果',
    access: ['villager', 'committee', 'supervisor', 'auditor'],
    helperMay: true,
    params: inVillage('poll'),
    response: PollCard.extend({
      body: z.string(),
      options: z.array(PollOption),
      maxChoices: z.int().describe('一张票最多选几项'),
      scopeLabel: z.string(),
      quorumNeeded: z.int().nullable(),
      ruleSentences: z.array(z.string()),
      presetUnchecked: z.boolean().describe('预设的法条还没有人核对'),
      presetSource: z.string().describe('这套算法从哪一条来'),
      presetValidFrom: Day.nullable(),
      notice: z
        .object({ wantedDays: z.int().nullable(), givenDays: z.int(), announcedAt: Instant.nullable() })
        .describe('材料要提前几天、提前了几天'),
      why: z.string().describe('我为什么有（没有）这一票'),
      extensions: z.array(z.object({ from: Instant, to: Instant, reason: z.string(), at: Instant })),
      cancelled: z.object({ at: Instant, reason: z.string() }).nullable(),
      helped: z
        .object({
          id: Id,
          choice: Choice.nullable().describe('不记名的，截止以后没有了'),
          how: z.enum(['phone', 'in_person']),
          helperName: z.string(),
          witnesses: z.array(z.string()),
          at: Instant,
          mayOverturn: z.boolean(),
        })
        .nullable()
        .describe('别人替我家录的票；截止以前我可以撤'),
      proxy: z.object({
        allowed: z.boolean(),
        mayGiveTo: z.array(z.object({ residentId: Id, name: z.string() })),
        given: z.object({ id: Id, agentName: z.string(), at: Instant }).nullable(),
        held: z.array(
          z.object({
            holderId: Id,
            name: z.string(),
            choice: Choice.nullable().describe('不记名的总是空的'),
            voted: z.boolean(),
          }),
        ),
      }),
      may: z.object({
        extend: z.boolean(),
        cancel: z.boolean(),
        help: z.boolean(),
        addTask: z.boolean(),
        seeRoll: z.boolean(),
        recordProxy: z.boolean(),
        print: z.boolean().describe('打印结果的张贴'),
      }),
      tasks: z.array(Task),
      plan: z.object({ id: Id, fingerprint: z.string() }).nullable(),
      elector: z
        .object({
          label: z.string().describe('代表谁投：上寨 17 号'),
          choice: Choice.nullable(),
          castAt: Instant.nullable(),
          castByName: z.string().nullable(),
        })
        .nullable(),
      box: z
        .object({
          seal: z.object({ size: z.int(), head: z.string() }).nullable().describe('查对码名单的封口；截止以前是空的'),
          withheld: z.boolean().describe('亲手投的不到 5 人，各项多少票不公布'),
        })
        .nullable()
        .describe('不记名票箱；公开投票是空的'),
      result: z
        .object({
          approve: z.int(),
          reject: z.int(),
          abstain: z.int(),
          options: z.array(z.object({ key: z.string(), votes: z.int(), leading: z.boolean() })),
          notVoted: z.int(),
          present: z.int(),
          quorumNeeded: z.int().nullable(),
          thresholdMet: z.boolean(),
          quorumMet: z.boolean(),
          verdict: Verdict,
          sentences: z.array(z.object({ met: z.boolean(), title: z.string(), detail: z.string() })),
          closing: z.string().describe('应用只计票，会议作决定'),
        })
        .nullable(),
      minutes: z.object({
        entries: z.array(
          z.object({
            byName: z.string(),
            at: Instant,
            heldOn: Day,
            place: z.string(),
            attendance: z.int(),
            photo: Picture,
            more: z.array(Picture),
            mine: z.boolean(),
          }),
        ),
        differences: z.array(z.string()).describe('几份纪要哪里对不上；对得上是空的'),
        mayEnter: z.boolean(),
        decidedAt: Instant.nullable(),
      }),
    }),
  }),
  'polls.open': contract({
    tag: '议事',
    summary: '开一次表决：选民名册就此定住',
    access: ['committee'],
    idempotent: true,
    params: InVillage,
    body: Opening.extend({ planId: Id.optional().describe('表决的分配方案；题目里带它的指纹') }),
    response: Done,
    status: 201,
  }),
  'polls.openInHamlet': contract({
    tag: '议事',
    summary: '只问一个寨：村民小组会议，或者征集意见',
    access: ['committee'],
    idempotent: true,
    params: inVillage('hamlet'),
    body: Opening,
    response: Done,
    status: 201,
  }),
  'polls.cast': contract({
    tag: '议事',
    summary: '替我家投票；截止以前可以改，一户一票',
    access: ['villager'],
    helperMay: true,
    params: inVillage('poll'),
    body: z.object({
      choice: Choice,
      forHolder: Id.optional().describe('受他委托投的这一票'),
      requestId: Id.optional().describe('手机给这一票的编号：重发同一票，不会盖掉后来的改票'),
    }),
    response: z.object({ choice: Choice, castAt: Instant, changed: z.boolean(), voted: z.int() }),
  }),
  'polls.minutes': contract({
    tag: '议事',
    summary: '录入开会纪要；两个人录得一样，才成为决议',
    access: ['committee', 'supervisor'],
    idempotent: true,
    params: inVillage('poll'),
    body: Minutes,
    response: z.object({
      entered: z.int(),
      decisionNo: z.string().nullable(),
      differences: z.array(z.string()).describe('和别人录的哪里对不上'),
    }),
  }),
};
