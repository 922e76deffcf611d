import * as z from 'zod';
import { activityStates } from '../domain/activity-states.js';
import { attendanceWays } from '../domain/attendance.js';
import { claimStates } from '../domain/credit-states.js';
import { groupKinds, memberStates } from '../domain/group-states.js';
import { placeStates } from '../domain/places.js';
import { contract } from './contract.js';
import { Day, Done, Fen, Id, Instant, InVillage, inVillage, PositiveFen, text } from './common.js';
import { Picture } from './media.js';

const readers = ['villager', 'committee', 'supervisor', 'museum_staff', 'auditor'] as const;

export const ActivityState = z.enum(activityStates);
export const ActivityEvent = z.enum(['open', 'begin', 'close', 'cancel']);
export const PlaceState = z.enum(placeStates);
const Coming = z.enum(['came', 'came_unasked', 'expected', 'no_show', 'not_expected']);
const Many = z.array(Id).min(1).max(20);

const ActivityCard = z.object({
  id: Id,
  title: z.string(),
  place: z.string(),
  startsAt: Instant,
  endsAt: Instant,
  signUpUntil: Instant,
  state: ActivityState,
  capacity: z.int().nullable().describe('最多几个人；空着就是不限'),
  taken: z.int(),
  waiting: z.int(),
  group: z.object({ id: Id, name: z.string() }).nullable(),
  mine: z.object({ in: z.int(), waiting: z.int(), out: z.int() }).describe('我家报上、候补、说不来的各几个人'),
  invited: z.boolean(),
  runs: z.boolean().describe('归我管：可以签到、点名、收工'),
  cancelReason: z.string().nullable(),
});
export type ActivityCard = z.infer<typeof ActivityCard>;

/** What attendance gave one person. */
const Result = z.object({
  points: z.int().nullable(),
  claimState: z.enum(claimStates).nullable(),
  publicUntil: Instant.nullable(),
  payFen: Fen.nullable(),
});

const HouseholdMember = z.object({
  residentId: Id,
  name: z.string(),
  self: z.boolean(),
  hasPhone: z.boolean().describe('自己对上了微信，要自己签到'),
  invited: z.boolean(),
  place: PlaceState.nullable(),
  ahead: z.int().nullable().describe('候补的前面还有几个人'),
  movedUp: z.boolean().describe('从候补补上来的'),
  removed: z.string().nullable().describe('名额收回了，为什么'),
  coming: Coming,
  result: Result.nullable(),
});

const RollPerson = z.object({
  residentId: Id,
  name: z.string(),
  householdLabel: z.string(),
  place: PlaceState.nullable(),
  note: z.string(),
  removed: z.string().nullable(),
  coming: Coming,
  way: z.enum(attendanceWays).nullable(),
  markedAt: Instant.nullable(),
  marks: z.int().describe('记过几次；多于一次就是改过'),
  result: Result.nullable(),
});

const GroupCard = z.object({
  id: Id,
  kind: z.enum(groupKinds),
  name: z.string(),
  about: z.string(),
  leaderName: z.string(),
  members: z.int(),
  asking: z.int(),
  mine: z.enum(memberStates).nullable(),
  leads: z.boolean().describe('归我带：可以答应入队、叫人排练'),
});

export const activityContracts = {
  'activities.list': contract({
    tag: '活动',
    summary: '活动：要办的在前，近的先；办完的在后',
    access: readers,
    helperMay: true,
    params: InVillage,
    response: z.object({ items: z.array(ActivityCard) }),
  }),
  'activities.get': contract({
    tag: '活动',
    summary: '一个活动，和我家谁报了名',
    access: readers,
    helperMay: true,
    params: inVillage('activity'),
    response: ActivityCard.extend({
      body: z.string(),
      pictures: z.array(Picture),
      organiserName: z.string(),
      audienceLabel: z.string(),
      credit: z.object({ title: z.string(), points: z.int(), publicDays: z.int() }).nullable(),
      payFen: Fen.nullable().describe('到场的每人多少钱，博物馆付'),
      answersOpen: z.boolean(),
      household: z.array(HouseholdMember),
      comers: z
        .object({ in: z.array(z.string()), out: z.array(z.string()), silent: z.array(z.string()) })
        .nullable()
        .describe('队里谁来谁不来；队员和管的人看得到'),
      may: z.array(ActivityEvent),
    }),
  }),
  'activities.create': contract({
    tag: '活动',
    summary: '办一个活动；领队叫人排练也是',
    access: 'user',
    idempotent: true,
    params: InVillage,
    body: z.object({
      title: text(2, 40),
      body: text(0, 2000),
      pictureIds: z.array(Id).max(6),
      place: text(2, 40),
      startsAt: Instant,
      endsAt: Instant,
      signUpUntil: Instant,
      capacity: z.int().min(1).max(5000).nullable(),
      hamletIds: z.array(Id).max(50).describe('给哪些寨办；空着就是全村'),
      groupId: Id.nullable().describe('叫哪个队'),
      creditItemId: Id.nullable().describe('到场记哪一项积分'),
      payFen: PositiveFen.max(1_000_000).nullable().describe('到场每人多少钱，博物馆付'),
      opens: z.boolean().describe('现在就开始报名'),
    }),
    response: Done,
    status: 201,
  }),
  'activities.step': contract({
    tag: '活动',
    summary: '开始报名、开始签到、收工、取消',
    access: 'user',
    idempotent: true,
    params: inVillage('activity'),
    body: z.object({ event: ActivityEvent, reason: text(0, 200).optional() }),
    response: z.object({ state: ActivityState, came: z.int().describe('收工时到了几个人') }),
  }),
  'activities.answer': contract({
    tag: '活动',
    summary: '替自家人说来或不来；满了就候补，有人退出自己补上',
    access: ['villager'],
    idempotent: true,
    helperMay: true,
    params: inVillage('activity'),
    body: z.object({
      members: z
        .array(z.object({ residentId: Id, going: z.boolean() }))
        .min(1)
        .max(20),
      note: text(0, 60).optional(),
    }),
    response: z.object({
      members: z.array(z.object({ residentId: Id, place: PlaceState, ahead: z.int().nullable() })),
    }),
  }),
  'activities.checkIn': contract({
    tag: '活动',
    summary: '用组织人手机上的码签到；重复签不变',
    access: ['villager'],
    params: inVillage('activity'),
    body: z.object({ code: z.string().regex(/^\d{6}$/), residentIds: Many }),
    response: z.object({ came: z.int() }),
  }),
  'activities.code': contract({
    tag: '活动',
    summary: '现在的签到码，三十秒一换',
    access: 'user',
    params: inVillage('activity'),
    response: z.object({
      activityId: Id,
      digits: z.string(),
      url: z.string().describe('二维码里的网址'),
      refreshInMs: z.int(),
      came: z.int(),
    }),
  }),
  'activities.roll': contract({
    tag: '活动',
    summary: '名单：谁报了名，谁到了；q 在名册里找没报名的人',
    access: 'user',
    params: inVillage('activity'),
    query: z.object({ q: z.string().max(20).optional() }),
    response: z.object({
      title: z.string(),
      state: ActivityState,
      counts: z.object({ in: z.int(), waiting: z.int(), came: z.int(), noShow: z.int() }),
      people: z.array(RollPerson),
      found: z.array(z.object({ residentId: Id, name: z.string(), householdLabel: z.string() })),
    }),
  }),
  'activities.mark': contract({
    tag: '活动',
    summary: '按名字记到场；记错了再记一次，写明原因',
    access: 'user',
    params: inVillage('activity'),
    body: z.object({ residentId: Id, present: z.boolean(), reason: text(0, 100).optional() }),
    response: z.object({ coming: Coming }),
  }),
  'activities.remove': contract({
    tag: '活动',
    summary: '收回一个人的名额，写明原因，候补的补上；不写原因就是请回来，可以再报',
    access: 'user',
    params: inVillage('activity'),
    body: z.object({ residentId: Id, reason: text(2, 100).nullable() }),
    response: z.object({ place: PlaceState }),
  }),
  'activities.calendar': contract({
    tag: '活动',
    summary: '日历文件（iCalendar）',
    access: readers,
    params: inVillage('activity'),
    response: z.object({ activityId: Id, fileName: z.string(), text: z.string() }),
  }),

  'groups.list': contract({
    tag: '活动',
    summary: '村里的队：歌队、亲子、志愿',
    access: readers,
    params: InVillage,
    response: z.object({ items: z.array(GroupCard) }),
  }),
  'groups.get': contract({
    tag: '活动',
    summary: '一个队：队员、谁要来、接下来的排练',
    access: readers,
    params: inVillage('group'),
    response: GroupCard.extend({
      people: z.array(
        z.object({
          residentId: Id,
          name: z.string(),
          householdLabel: z.string(),
          leader: z.boolean(),
          state: z.enum(memberStates),
          since: Day,
        }),
      ),
      household: z.array(
        z.object({ residentId: Id, name: z.string(), self: z.boolean(), state: z.enum(memberStates).nullable() }),
      ),
      credit: z.object({ itemId: Id, title: z.string(), points: z.int() }).nullable(),
      activities: z.array(ActivityCard),
    }),
  }),
  'groups.create': contract({
    tag: '活动',
    summary: '立一个队，定下领队',
    access: ['committee', 'museum_staff'],
    idempotent: true,
    params: InVillage,
    body: z.object({
      kind: z.enum(groupKinds),
      name: text(2, 20),
      about: text(0, 200),
      leaderId: Id.describe('领队是哪位村民'),
      creditItemId: Id.nullable().describe('排练到场记哪一项积分'),
    }),
    response: Done,
    status: 201,
  }),
  'groups.move': contract({
    tag: '活动',
    summary: '想入队、答应、不答应、退出',
    access: 'user',
    params: inVillage('group'),
    body: z.object({
      residentId: Id,
      event: z.enum(['ask', 'accept', 'refuse', 'leave']),
      reason: text(0, 100).optional().describe('领队请人离开，要写为什么'),
    }),
    response: z.object({ state: z.enum(memberStates) }),
  }),
  'groups.lead': contract({
    tag: '活动',
    summary: '换领队',
    access: ['committee', 'museum_staff'],
    params: inVillage('group'),
    body: z.object({ residentId: Id }),
    response: Done,
  }),
  'groups.people': contract({
    tag: '活动',
    summary: '在名册里按名字或门牌找人，用来定领队',
    access: ['committee', 'museum_staff'],
    params: InVillage,
    query: z.object({ q: z.string().max(20) }),
    response: z.object({
      items: z.array(z.object({ residentId: Id, name: z.string(), householdLabel: z.string() })),
    }),
  }),
};
