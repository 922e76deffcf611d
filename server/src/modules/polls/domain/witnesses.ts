import { DomainError } from '@wecountry/shared/errors';

/** An adult of the register, as far as it matters to witnessing. */
export interface Witness {
  residentId: string;
  householdId: string;
  userId: string | null;
}

/**
 * Two who can say that a ballot was taken as it was meant: different people of different households, neither of them the
 * helper or of the helper's or the voter's household. Throws `poll.helped_own`, `poll.witness_wrong`.
 */
export function checkWitnesses(
  witnesses: readonly (Witness | undefined)[],
  helper: { userId: string; householdId?: string },
  voterHouseholdId: string,
): [Witness, Witness] {
  if (helper.householdId === voterHouseholdId) throw new DomainError('poll.helped_own');
  const [one, two] = witnesses;
  if (witnesses.length !== 2 || !one || !two) throw new DomainError('poll.witness_wrong');
  const apart = one.residentId !== two.residentId && one.householdId !== two.householdId;
  const free = [one, two].every(
    ({ userId, householdId }) =>
      userId !== helper.userId && householdId !== helper.householdId && householdId !== voterHouseholdId,
  );
  if (!apart || !free) throw new DomainError('poll.witness_wrong');
  return [one, two];
}
