import { Injectable } from '@nestjs/common';
import type { CreditCategory } from '@wecountry/shared/domain/credit';
import type { ClaimState } from '@wecountry/shared/domain/credit-states';
import type { Tx } from '../../platform/db/tx.js';
import { CreditClaim, CreditObjection } from './claim.entity.js';
import type { JudgedClaim } from './domain/claim-acts.js';

/** A claim as a list shows it, with its item and the objection to it. */
export interface ClaimRow extends Omit<CreditClaim, 'villageId' | 'sourceType' | 'sourceId'> {
  readonly title: string;
  readonly category: CreditCategory;
  readonly objectedBy: string | null;
  readonly objectedAt: Date | null;
  readonly objectionReason: string | null;
}

const CLAIM = `
  SELECT c.id, c.item_id AS "itemId", c.household_id AS "householdId", c.season, c.happened_on AS "happenedOn", c.points,
    c.note, c.picture_ids AS "pictureIds", c.state, c.claimed_by AS "claimedBy", c.claimed_at AS "claimedAt",
    c.reviewed_by AS "reviewedBy", c.reviewed_at AS "reviewedAt", c.review_reason AS "reviewReason",
    c.public_until AS "publicUntil", c.resolved_by AS "resolvedBy", c.resolved_at AS "resolvedAt",
    c.resolve_reason AS "resolveReason", i.title, i.category, o.household_id AS "objectedBy",
    o.objected_at AS "objectedAt", o.reason AS "objectionReason"
  FROM credit_claims c
  JOIN credit_items i ON i.village_id = c.village_id AND i.id = c.item_id
  LEFT JOIN credit_objections o ON o.village_id = c.village_id AND o.claim_id = c.id`;

/** Where a page of claims ended: objected ones come first where asked so, then the earlier claimed. */
export interface ClaimPlace {
  readonly objected: boolean;
  readonly claimedAt: Date;
  readonly id: string;
}

/** Claims from filing to their end. */
@Injectable()
export class ClaimRepository {
  async insert(tx: Tx, claim: CreditClaim): Promise<void> {
    await tx.manager.insert(CreditClaim, claim);
  }

  /**
   * The points of an item that a household has or has waiting in a season. Takes a lock until the transaction ends, so
   * that two claims at once cannot both take what is left under the cap.
   */
  async heldPoints(tx: Tx, householdId: string, itemCode: string, season: number): Promise<number> {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, [
      `credit ${tx.villageId} ${householdId} ${itemCode} ${season}`,
    ]);
    const rows = await tx.query<{ held: number }>(
      `SELECT coalesce(sum(c.points), 0)::bigint AS held
       FROM credit_claims c JOIN credit_items i ON i.village_id = c.village_id AND i.id = c.item_id
       WHERE c.village_id = $1 AND c.household_id = $2 AND c.season = $3 AND i.code = $4
         AND c.state NOT IN ('rejected', 'overturned')`,
      [tx.villageId, householdId, season, itemCode],
    );
    return rows[0]?.held ?? 0;
  }

  /** What a source was awarded before. */
  async ofSource(
    tx: Tx,
    source: { type: string; id: string },
  ): Promise<{ claimId: string; points: number; state: ClaimState } | undefined> {
    const rows = await tx.query<{ claimId: string; points: number; state: ClaimState }>(
      `SELECT id AS "claimId", points, state FROM credit_claims
       WHERE village_id = $1 AND source_type = $2 AND source_id = $3`,
      [tx.villageId, source.type, source.id],
    );
    return rows[0];
  }

  /** Points, state and public days of these claims. */
  standingOf(
    tx: Tx,
    claimIds: readonly string[],
  ): Promise<{ claimId: string; points: number; state: ClaimState; publicUntil: Date | null }[]> {
    return tx.query(
      `SELECT id AS "claimId", points, state, public_until AS "publicUntil" FROM credit_claims
       WHERE village_id = $1 AND id = ANY ($2::uuid[])`,
      [tx.villageId, claimIds],
    );
  }

  /** Takes a claim for its next step: of two who act at once, the second sees what the first did. */
  async lock(tx: Tx, claimId: string): Promise<ClaimRow | undefined> {
    const rows = await tx.query<ClaimRow>(`${CLAIM} WHERE c.village_id = $1 AND c.id = $2 FOR UPDATE OF c`, [
      tx.villageId,
      claimId,
    ]);
    return rows[0];
  }

  async update(tx: Tx, claimId: string, from: ClaimState, change: Partial<CreditClaim>): Promise<void> {
    const { affected } = await tx.manager.update(
      CreditClaim,
      { villageId: tx.villageId, id: claimId, state: from },
      change,
    );
    if (affected !== 1) throw new Error(`Claim ${claimId} was not ${from}`);
  }

  async insertObjection(tx: Tx, objection: CreditObjection): Promise<void> {
    await tx.manager.insert(CreditObjection, objection);
  }

  /** A page of the claims in these states, the oldest first; `objectedFirst` for who has to settle them. */
  page(
    tx: Tx,
    states: readonly ClaimState[],
    { objectedFirst, after, limit }: { objectedFirst: boolean; after: ClaimPlace | undefined; limit: number },
  ): Promise<ClaimRow[]> {
    return tx.query<ClaimRow>(
      `${CLAIM} WHERE c.village_id = $1 AND c.state = ANY ($2::text[])
         AND ($4::timestamptz IS NULL
              OR ($3::boolean AND c.state <> 'objected', c.claimed_at, c.id) > ($3::boolean AND NOT $5::boolean, $4, $6::uuid))
       ORDER BY $3::boolean AND c.state <> 'objected', c.claimed_at, c.id LIMIT $7`,
      [
        tx.villageId,
        states,
        objectedFirst,
        after?.claimedAt ?? null,
        after?.objected ?? false,
        after?.id ?? null,
        limit,
      ],
    );
  }

  /** How many claims there are in each of these states; a state without any is left out. */
  async counts(tx: Tx, states: readonly ClaimState[]): Promise<ReadonlyMap<ClaimState, number>> {
    const rows = await tx.query<{ state: ClaimState; claims: number }>(
      `SELECT state, count(*)::int AS claims FROM credit_claims
       WHERE village_id = $1 AND state = ANY ($2::text[]) GROUP BY state`,
      [tx.villageId, states],
    );
    return new Map(rows.map(({ state, claims }) => [state, claims]));
  }

  /** Every claim in these states, with no more than the rules of judging need. */
  judged(tx: Tx, states: readonly ClaimState[]): Promise<JudgedClaim[]> {
    return tx.query<JudgedClaim>(
      `SELECT c.state, c.household_id AS "householdId", c.reviewed_by AS "reviewedBy", o.household_id AS "objectedBy",
         c.public_until AS "publicUntil"
       FROM credit_claims c LEFT JOIN credit_objections o ON o.village_id = c.village_id AND o.claim_id = c.id
       WHERE c.village_id = $1 AND c.state = ANY ($2::text[])`,
      [tx.villageId, states],
    );
  }

  /** The claim of another household whose public days end next. */
  async nextToCount(tx: Tx, householdId: string): Promise<ClaimRow | undefined> {
    const rows = await tx.query<ClaimRow>(
      `${CLAIM} WHERE c.village_id = $1 AND c.state = 'public' AND c.public_until > $2 AND c.household_id <> $3
       ORDER BY c.public_until, c.id LIMIT 1`,
      [tx.villageId, tx.now, householdId],
    );
    return rows[0];
  }

  /** What a household claimed in a season, the latest first. */
  ofHousehold(tx: Tx, householdId: string, season: number): Promise<ClaimRow[]> {
    return tx.query<ClaimRow>(
      `${CLAIM} WHERE c.village_id = $1 AND c.household_id = $2 AND c.season = $3 ORDER BY c.claimed_at DESC, c.id DESC`,
      [tx.villageId, householdId, season],
    );
  }
}
