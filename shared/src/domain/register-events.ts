import { DomainError } from '../errors.js';

/** What changes the register of a village, each on its day. Nobody turns 18 by an event: that follows from the birth. */
export const registerEventKinds = [
  'born',
  'married_in',
  'moved_in',
  'moved_house',
  'moved_away',
  'died',
  'head_changed',
  'went_away',
  'came_back',
] as const;
export type RegisterEventKind = (typeof registerEventKinds)[number];

/** Events that the import of a spreadsheet writes, beside those that a person enters. */
export const importEventKinds = ['entered', 'corrected'] as const;
export type AnyRegisterEventKind = RegisterEventKind | (typeof importEventKinds)[number];

export const registerEventLabels: Readonly<Record<AnyRegisterEventKind, string>> = {
  born: '出生',
  married_in: '结婚进门',
  moved_in: '迁进来',
  moved_house: '换户、分户',
  moved_away: '迁出去',
  died: '去世',
  head_changed: '换户主',
  went_away: '外出务工',
  came_back: '回村了',
  entered: '录进名册',
  corrected: '更正',
};

interface EventRule {
  /** Whom it is about: somebody new to the register, or a resident. */
  readonly about: 'newcomer' | 'resident';
  /** Whether it says a household to go to. */
  readonly to: boolean;
  /** Whether the person is not of the register afterwards. */
  readonly leaves: boolean;
}

/** What each kind needs and does. */
export const registerEventRules: Readonly<Record<RegisterEventKind, EventRule>> = {
  born: { about: 'newcomer', to: true, leaves: false },
  married_in: { about: 'newcomer', to: true, leaves: false },
  moved_in: { about: 'newcomer', to: true, leaves: false },
  moved_house: { about: 'resident', to: true, leaves: false },
  moved_away: { about: 'resident', to: false, leaves: true },
  died: { about: 'resident', to: false, leaves: true },
  head_changed: { about: 'resident', to: false, leaves: false },
  went_away: { about: 'resident', to: false, leaves: false },
  came_back: { about: 'resident', to: false, leaves: false },
};

/** A person as the register has them on the day of the event, and how many live in their household. */
export interface EventPerson {
  readonly bornOn: string;
  readonly head: boolean;
  readonly away: boolean;
  readonly left: boolean;
  readonly householdId: string;
  readonly householdSize: number;
}

/**
 * Whether an event may be written about a resident: days are 'YYYY-MM-DD', `toHouseholdId` is null for a household that
 * does not stand yet.
 * @throws DomainError `people.event_day` (in the future, or before the birth), `people.left`, `people.head_first` when
 *   the head would leave others behind, `people.event_nothing` when nothing would change
 */
export function checkEvent(
  event: { kind: RegisterEventKind; happenedOn: string; toHouseholdId?: string | null },
  person: EventPerson,
  today: string,
): void {
  const { kind, happenedOn } = event;
  checkEventDay(happenedOn, person.bornOn, today);
  if (person.left) throw new DomainError('people.left');
  const goes = registerEventRules[kind].leaves || kind === 'moved_house';
  if (kind === 'moved_house' && event.toHouseholdId === person.householdId)
    throw new DomainError('people.event_nothing');
  if (goes && person.head && person.householdSize > 1) throw new DomainError('people.head_first');
  if (kind === 'head_changed' && person.head) throw new DomainError('people.event_nothing');
  if (kind === 'went_away' && person.away) throw new DomainError('people.event_nothing');
  if (kind === 'came_back' && !person.away) throw new DomainError('people.event_nothing');
}

/** @throws DomainError `people.event_day` for a day to come, or one before the person was born */
export function checkEventDay(happenedOn: string, bornOn: string, today: string): void {
  if (happenedOn > today || happenedOn < bornOn) throw new DomainError('people.event_day');
}
