import { DomainError } from '@wecountry/shared/errors';

export interface NewResident {
  readonly name: string;
  /** 'YYYY-MM-DD' */
  readonly bornOn: string;
  readonly head: boolean;
  readonly away: boolean;
}

export interface NewHousehold {
  readonly hamletId: string;
  /** The number within the hamlet, from 1. */
  readonly no: number;
  readonly residents: readonly NewResident[];
}

/**
 * Whether households can enter the register: numbers from 1, none twice, each with exactly one head.
 * @throws DomainError `people.household_twice`, `people.household_head`; `detail.no` names the household.
 */
export function checkNewHouseholds(households: readonly NewHousehold[]): void {
  const known = new Set<string>();
  for (const { hamletId, no, residents } of households) {
    const key = `${hamletId} ${no}`;
    if (known.has(key)) throw new DomainError('people.household_twice', { no });
    known.add(key);
    if (residents.filter((r) => r.head).length !== 1) throw new DomainError('people.household_head', { no });
  }
}
