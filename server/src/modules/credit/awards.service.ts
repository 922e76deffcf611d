import { Injectable } from '@nestjs/common';
import { pointsUnderCap, publicUntil, seasonOf } from '@wecountry/shared/domain/credit';
import { mayReview, nextClaimState, type ClaimState } from '@wecountry/shared/domain/credit-states';
import { DomainError } from '@wecountry/shared/errors';
import { newId } from '../../platform/db/id.js';
import type { Tx } from '../../platform/db/tx.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { ClaimRepository } from './claims.repository.js';
import { PointsRepository } from './points.repository.js';
import { type Item, RulesRepository } from './rules.repository.js';

/** Points for something that proves itself: a check-in, an inspection. */
export interface NewAward {
  /** What proves it; a source awards once. `type` in the manner of `activity_result`, `id` a UUID. */
  readonly source: { readonly type: string; readonly id: string };
  readonly itemId: string;
  readonly householdId: string;
  /** Business date on which it happened. */
  readonly happenedOn: string;
  /** What the public list says of it. */
  readonly note: string;
  /** The user who proves it, and that user's household, if any. */
  readonly by: { readonly userId: string; readonly householdId: string | null };
}

/** Where the points stand; null where the rule's cap had nothing left for the household. */
export type Awarded = { readonly claimId: string; readonly points: number; readonly state: ClaimState } | null;

/** How far an award has come. */
export interface AwardStanding {
  readonly claimId: string;
  readonly points: number;
  readonly state: ClaimState;
  readonly publicUntil: Date | null;
}

/** Gives points that nobody has to claim. From there on they go the way of every claim: public days, objection, count. */
@Injectable()
export class AwardService {
  constructor(
    private readonly claims: ClaimRepository,
    private readonly rules: RulesRepository,
    private readonly points: PointsRepository,
    private readonly jobs: Jobs,
  ) {}

  /** An item of the rules in force on a day; null when they have none with this id. */
  async itemOn(tx: Tx, itemId: string, day: string): Promise<{ id: string; title: string; points: number } | null> {
    return (await this.rules.itemOn(tx, itemId, day)) ?? null;
  }

  /** What an item gives, whatever version of the rules it is of. */
  async item(tx: Tx, itemId: string): Promise<{ title: string; points: number; publicDays: number } | null> {
    return (await this.rules.item(tx, itemId)) ?? null;
  }

  /** Where awards stand, by claim. */
  async standingOf(tx: Tx, claimIds: readonly string[]): Promise<ReadonlyMap<string, AwardStanding>> {
    if (claimIds.length === 0) return new Map();
    return new Map((await this.claims.standingOf(tx, claimIds)).map((row) => [row.claimId, row]));
  }

  /**
   * Awards the points of an item within its cap. The check-in takes the place of the review: the award stands in public
   * from now on, or counts at once where the item has no public days. Nobody confirms for the own household: there it
   * waits for a reviewer like any claim. The same source again changes nothing and answers as before.
   * @throws DomainError `credit.item_unknown`
   */
  async award(tx: Tx, award: NewAward): Promise<Awarded> {
    const item = await this.rules.item(tx, award.itemId);
    if (!item) throw new DomainError('credit.item_unknown');
    const season = seasonOf(award.happenedOn);
    const held = await this.claims.heldPoints(tx, award.householdId, item.code, season);
    const earlier = await this.claims.ofSource(tx, award.source);
    if (earlier) return earlier;
    const points = pointsUnderCap(item.points, item.capPerSeason, held);
    if (points === 0) return null;
    return this.enter(tx, award, { item, season, points });
  }

  private async enter(
    tx: Tx,
    { source, householdId, happenedOn, note, by }: NewAward,
    { item, season, points }: { item: Item; season: number; points: number },
  ): Promise<Awarded> {
    const confirmed = mayReview(by.householdId, householdId);
    const until = confirmed ? publicUntil(tx.now, item.publicDays) : null;
    const state = confirmed ? nextClaimState('claimed', 'confirm', 'check_in') : 'claimed';
    const counts = until !== null && until <= tx.now;
    const claimId = newId();
    await this.claims.insert(tx, {
      villageId: tx.villageId,
      id: claimId,
      itemId: item.id,
      householdId,
      season,
      happenedOn,
      points,
      note,
      pictureIds: [],
      state: counts ? nextClaimState(state, 'count', 'system') : state,
      claimedBy: by.userId,
      claimedAt: tx.now,
      reviewedBy: confirmed ? by.userId : null,
      reviewedAt: confirmed ? tx.now : null,
      reviewReason: null,
      publicUntil: until,
      resolvedBy: null,
      resolvedAt: null,
      resolveReason: null,
      sourceType: source.type,
      sourceId: source.id,
    });
    if (counts) {
      const { category } = item;
      await this.points.insert(tx, { claimId, kind: 'claim', householdId, season, category, points });
    } else if (until) {
      await this.jobs.enqueue(tx, 'credit.count', { claimId }, { runAt: until, key: claimId });
    }
    return { claimId, points, state: counts ? 'counted' : state };
  }
}
