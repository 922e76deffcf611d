import { DomainError } from '../errors.js';

/** Below this age personal information is used only with a guardian's consent: 个人信息保护法 31. */
export const GUARDED_BELOW = 14;

/**
 * Whether a person born on `bornOn` is below 14 on the business date `on` (both 'YYYY-MM-DD'). On the 14th birthday
 * they are no longer. Who was born on 29 February is 14 on 1 March of a common year.
 */
export function needsGuardian(bornOn: string, on: string): boolean {
  const year = Number(bornOn.slice(0, 4)) + GUARDED_BELOW;
  return `${String(year).padStart(4, '0')}${bornOn.slice(4)}` > on;
}

/** Somebody of the register, as far as their guarding goes. */
export interface Guarded {
  readonly bornOn: string;
  readonly householdId: string;
  /** Whether a guardian's consent stands for them. */
  readonly consented: boolean;
}

/** Who acts for them. */
export interface Guardian {
  readonly householdId?: string;
  readonly adult?: boolean;
}

/**
 * Checks that something may be done about these people by somebody: about who is below 14 only by an adult of the same
 * household, and only after a guardian's consent.
 * @throws DomainError `guardian.adult_needed`, `guardian.consent_needed`
 */
export function checkGuarded(people: readonly Guarded[], by: Guardian, on: string): void {
  for (const person of people) {
    if (!needsGuardian(person.bornOn, on)) continue;
    if (by.adult !== true || by.householdId !== person.householdId) throw new DomainError('guardian.adult_needed');
    if (!person.consented) throw new DomainError('guardian.consent_needed');
  }
}
