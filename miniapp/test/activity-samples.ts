import type { ResponseOf } from '@wecountry/shared/contracts';
import { inHours } from './samples';

type Activity = ResponseOf<'activities.get'>;

export const member = (part: Partial<Activity['household'][number]> = {}): Activity['household'][number] => ({
  residentId: 'r1',
  name: '吴阿满',
  self: true,
  hasPhone: true,
  invited: true,
  place: null,
  ahead: null,
  movedUp: false,
  removed: null,
  coming: 'not_expected',
  result: null,
  ...part,
});

/** 清理水渠, tomorrow, two of twenty places left. */
export const activity = (part: Partial<Activity> = {}): Activity => ({
  id: 'a1',
  title: '清理水渠',
  place: '上寨水池',
  startsAt: inHours(30),
  endsAt: inHours(32),
  signUpUntil: inHours(20),
  state: 'open',
  capacity: 20,
  taken: 18,
  waiting: 0,
  group: null,
  mine: { in: 0, waiting: 0, out: 0 },
  invited: true,
  runs: false,
  cancelReason: null,
  body: '带锄头。',
  pictures: [],
  organiserName: '石明',
  audienceLabel: '全村',
  credit: { title: '修水渠半天', points: 5, publicDays: 5 },
  payFen: null,
  answersOpen: true,
  household: [member()],
  comers: null,
  may: [],
  ...part,
});
