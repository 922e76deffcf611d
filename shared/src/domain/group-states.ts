import { stepFor, type Step } from './state-table.js';

export const groupKinds = ['troupe', 'family', 'volunteers', 'other'] as const;
export type GroupKind = (typeof groupKinds)[number];
export const groupKindLabels: Readonly<Record<GroupKind, string>> = {
  troupe: '歌队',
  family: '亲子',
  volunteers: '志愿队',
  other: '小组',
};

/** A person's place in a group: asks to join, is accepted by the leader or not, leaves. */
export const memberStates = ['asked', 'member', 'refused', 'left'] as const;
export type MemberState = (typeof memberStates)[number];
export type MemberEvent = 'ask' | 'accept' | 'refuse' | 'leave';
/** `self`: the person, or their household. `leader`: the group's leader or the committee. */
export type MemberActor = 'self' | 'leader';

/** `out` stands for nobody yet. */
export const memberTable: readonly Step<MemberState | 'out', MemberEvent, MemberActor>[] = [
  { from: 'out', event: 'ask', to: 'asked', who: ['self'] },
  { from: 'refused', event: 'ask', to: 'asked', who: ['self'] },
  { from: 'left', event: 'ask', to: 'asked', who: ['self'] },
  { from: 'asked', event: 'accept', to: 'member', who: ['leader'] },
  { from: 'asked', event: 'refuse', to: 'refused', who: ['leader'] },
  { from: 'asked', event: 'leave', to: 'left', who: ['self'] },
  { from: 'member', event: 'leave', to: 'left', who: ['self', 'leader'] },
];

export const memberLabels: Readonly<Record<MemberState, string>> = {
  asked: '等领队答应',
  member: '队员',
  refused: '没答应',
  left: '退出了',
};

/** The state an event leads to, or `group.not_now`. */
export function nextMemberState(
  from: MemberState | null,
  event: MemberEvent,
  who: MemberActor | readonly MemberActor[],
): MemberState {
  const { to } = stepFor(memberTable, from ?? 'out', event, who, 'group.not_now');
  // No step of the table leads back to nobody.
  return to === 'out' ? 'left' : to;
}
