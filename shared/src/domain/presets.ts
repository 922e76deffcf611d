import { DomainError } from '../errors.js';
import type { Role } from './roles.js';

/** A part that has to be reached: at least 2/3, or (`moreThan`) more than 1/2, where exactly half is not enough. */
export interface Fraction {
  numerator: number;
  denominator: number;
  moreThan: boolean;
}

/** How many approvals are wanted, measured against those present or against all electors (their votes). */
export interface Threshold extends Fraction {
  of: 'present' | 'all';
}

/** Who holds a vote: a household 户 or a person 人. */
export type PollUnit = 'household' | 'resident';

/**
 * A kind of vote with the rule the law gives it. Plain data: each poll stores its preset whole, so that a later change of
 * law or of this file changes no past vote.
 */
export interface PollPreset {
  key: PollPresetKey;
  label: string;
  /** Who is on the electoral roll, in words. */
  electorate: string;
  units: readonly PollUnit[];
  /** How many must be present; null = any number. */
  quorum: Fraction | null;
  /** null = nothing binding is decided. */
  threshold: Threshold | null;
  /** A stricter threshold for some matters. */
  majorThreshold: (Threshold & { matters: string }) | null;
  /** Days between the papers and the meeting; null = none prescribed. */
  noticeDays: number | null;
  proxies: 'none' | 'within_household';
  /** How many written proxies one person may hold; absent in polls from before it was kept. */
  proxyLimit?: number;
  /** Of whom two must enter the signed minutes before it is a decision. */
  recorders: readonly Role[];
  /** The day this text was written down. */
  version: string;
  /** From which business date the rule counts; absent in polls from before it was kept. */
  validFrom?: string;
  /** Where the rule comes from. */
  source: string;
  /** false = 未核对: nobody has yet compared it with the law in force. */
  checked: boolean;
}

export const pollPresetKeys = [
  'survey',
  'household_representatives',
  'villagers_assembly',
  'representatives',
  'hamlet_meeting',
  'coop_members',
  'collective_members',
] as const;
export type PollPresetKey = (typeof pollPresetKeys)[number];

const moreThanHalf: Fraction = { numerator: 1, denominator: 2, moreThan: true };
const twoThirds: Fraction = { numerator: 2, denominator: 3, moreThan: false };

// The committee law was amended on 2025-10-28, in force 2026-01-01; what stands here is its text of 2018.
const committeeLaw = (article: number): string => `村民委员会组织法（2018 年文本）第${article}条`;

const unread = {
  majorThreshold: null,
  proxies: 'none',
  proxyLimit: 0,
  version: '2026-11-22',
  validFrom: '2018-12-29',
  checked: false,
} as const;

const written: Readonly<Record<PollPresetKey, PollPreset>> = {
  survey: {
    ...unread,
    key: 'survey',
    label: '意见征集',
    electorate: '各户或村民',
    units: ['household', 'resident'],
    quorum: null,
    threshold: null,
    noticeDays: null,
    recorders: [],
    source: '不作决定，没有法定门槛',
  },
  household_representatives: {
    ...unread,
    key: 'household_representatives',
    label: '户代表会议',
    electorate: '一户一票',
    units: ['household'],
    quorum: twoThirds,
    threshold: { ...moreThanHalf, of: 'present' },
    noticeDays: 10,
    recorders: ['committee', 'supervisor'],
    source: committeeLaw(22),
  },
  villagers_assembly: {
    ...unread,
    key: 'villagers_assembly',
    label: '村民会议',
    electorate: '十八周岁以上村民',
    units: ['resident'],
    quorum: moreThanHalf,
    threshold: { ...moreThanHalf, of: 'present' },
    noticeDays: 10,
    recorders: ['committee', 'supervisor'],
    source: committeeLaw(22),
  },
  representatives: {
    ...unread,
    key: 'representatives',
    label: '村民代表会议',
    electorate: '村委会成员和村民代表，只议村民会议授权的事',
    units: ['resident'],
    quorum: twoThirds,
    threshold: { ...moreThanHalf, of: 'present' },
    noticeDays: null,
    recorders: ['committee', 'supervisor'],
    source: committeeLaw(26),
  },
  hamlet_meeting: {
    ...unread,
    key: 'hamlet_meeting',
    label: '村民小组会议',
    electorate: '一个村民小组的户或十八周岁以上村民',
    units: ['household', 'resident'],
    quorum: twoThirds,
    threshold: { ...moreThanHalf, of: 'present' },
    noticeDays: null,
    recorders: ['committee', 'supervisor', 'group_leader'],
    source: committeeLaw(28),
  },
  coop_members: {
    ...unread,
    key: 'coop_members',
    label: '成员大会',
    electorate: '合作社成员；附加表决权不超过基本表决权的 20%，会前公布',
    units: ['resident'],
    quorum: twoThirds,
    threshold: { ...moreThanHalf, of: 'all' },
    majorThreshold: { ...twoThirds, of: 'all', matters: '修改章程，合并、分立、解散' },
    noticeDays: 15,
    recorders: ['coop_staff', 'supervisor'],
    validFrom: '2018-07-01',
    source: '农民专业合作社法第 22、30 条；章程更严的从章程',
  },
  collective_members: {
    ...unread,
    key: 'collective_members',
    label: '集体经济组织成员大会',
    electorate: '具有完全民事行为能力的成员',
    units: ['resident'],
    quorum: twoThirds,
    threshold: { ...twoThirds, of: 'all' },
    noticeDays: 10,
    proxies: 'within_household',
    proxyLimit: 2,
    recorders: ['committee', 'supervisor'],
    validFrom: '2025-05-01',
    source: '农村集体经济组织法第 27 条',
  },
};

/** Of the law amended in force 2026-01-01 the text was not seen: its presets go on with the old figures, and say so. */
const AMENDED = '2026-01-01';
const ofCommitteeLaw: readonly PollPresetKey[] = [
  'household_representatives',
  'villagers_assembly',
  'representatives',
  'hamlet_meeting',
];

/** Every preset with its rules by date, the oldest first. Elections and recalls are missing: the law wants a booth. */
export const presetVersions: Readonly<Record<PollPresetKey, readonly PollPreset[]>> = Object.fromEntries(
  pollPresetKeys.map((key) => {
    const preset = written[key];
    if (!ofCommitteeLaw.includes(key)) return [key, [preset]];
    const source = `${preset.source}；${AMENDED.slice(0, 4)} 年起施行的新文本没见到，先照旧的算`;
    return [key, [preset, { ...preset, validFrom: AMENDED, source }]];
  }),
) as unknown as Record<PollPresetKey, readonly PollPreset[]>;

/** The rule that counts on a business date. Throws `poll.preset_not_yet` when there was none yet. */
export function presetOn(key: PollPresetKey, day: string): PollPreset {
  const passed = presetVersions[key].filter((preset) => (preset.validFrom ?? '') <= day);
  const valid = passed[passed.length - 1];
  if (!valid) throw new DomainError('poll.preset_not_yet');
  return valid;
}

/** The newest rule of each preset. */
export const pollPresets: Readonly<Record<PollPresetKey, PollPreset>> = Object.fromEntries(
  pollPresetKeys.map((key) => [key, presetVersions[key][presetVersions[key].length - 1]]),
) as Record<PollPresetKey, PollPreset>;

/** The preset with its stricter threshold in place, for the matters that want it; unchanged where there is none. */
export function forMajorMatter(preset: PollPreset): PollPreset {
  if (preset.majorThreshold === null) return preset;
  const { numerator, denominator, moreThan, of } = preset.majorThreshold;
  return { ...preset, threshold: { numerator, denominator, moreThan, of } };
}
