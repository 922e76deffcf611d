import type { ResponseOf } from '@wecountry/shared/contracts';
import type { ClaimAct } from './domain/claim-acts.js';
import type { ClaimRow } from './claims.repository.js';

type ClaimView = ResponseOf<'credit.claims'>['items'][number];
type EntryView = ResponseOf<'credit.mine'>['entries'][number];

/** A claim as its own household sees it in its list. */
export function entryView(claim: ClaimRow, names: ReadonlyMap<string, string>): EntryView {
  const { id, title, category, points, happenedOn, state, reviewedBy, publicUntil, reviewReason, resolveReason } =
    claim;
  return {
    id,
    title,
    category,
    points,
    happenedOn,
    state,
    reviewedByName: reviewedBy === null ? null : (names.get(reviewedBy) ?? ''),
    publicUntil: publicUntil?.toISOString() ?? null,
    why: resolveReason ?? (state === 'rejected' ? reviewReason : null),
  };
}

export interface ClaimParts {
  readonly names: ReadonlyMap<string, string>;
  /** Codes of households by id. */
  readonly labels: ReadonlyMap<string, string>;
  readonly pictures: ClaimView['pictures'];
  readonly may: ClaimAct[];
}

/** A claim as others see it: who claimed what for which household, with its evidence and what may be done. */
export function claimView(claim: ClaimRow, { names, labels, pictures, may }: ClaimParts): ClaimView {
  const { householdId, claimedBy, note, claimedAt, objectedBy, objectedAt, objectionReason } = claim;
  return {
    ...entryView(claim, names),
    householdId,
    householdLabel: labels.get(householdId) ?? '',
    claimedByName: names.get(claimedBy) ?? '',
    note,
    pictures,
    claimedAt: claimedAt.toISOString(),
    objection:
      objectedBy !== null && objectedAt !== null && objectionReason !== null
        ? { reason: objectionReason, at: objectedAt.toISOString(), householdLabel: labels.get(objectedBy) ?? '' }
        : null,
    may,
  };
}
