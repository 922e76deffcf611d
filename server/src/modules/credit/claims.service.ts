import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { BodyOf, ResponseOf } from '@wecountry/shared/contracts';
import { businessDate } from '@wecountry/shared/domain/calendar';
import { pointsUnderCap, publicUntil } from '@wecountry/shared/domain/credit';
import { nextClaimState } from '@wecountry/shared/domain/credit-states';
import { DomainError } from '@wecountry/shared/errors';
import { PrivilegedLog } from '../../platform/audit-log/privileged-log.js';
import type { Actor } from '../../platform/auth/actor.js';
import { newId } from '../../platform/db/id.js';
import { Tenant } from '../../platform/db/tenant.js';
import type { Tx } from '../../platform/db/tx.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { MediaService } from '../media/index.js';
import { type ClaimRow, ClaimRepository } from './claims.repository.js';
import { isPanel, isReviewer } from './domain/claim-acts.js';
import { seasonOfClaim } from './domain/claim-day.js';
import { judgeOf } from './judge.js';
import { PointsRepository } from './points.repository.js';
import { RulesRepository } from './rules.repository.js';

/** The way of a claim: filed, reviewed, in public, objected to, settled, counted. */
@Injectable()
export class ClaimService implements OnModuleInit {
  constructor(
    private readonly tenant: Tenant,
    private readonly claims: ClaimRepository,
    private readonly rules: RulesRepository,
    private readonly points: PointsRepository,
    private readonly media: MediaService,
    private readonly jobs: Jobs,
    private readonly privileged: PrivilegedLog,
  ) {}

  onModuleInit(): void {
    this.jobs.handle<{ claimId: string }>('credit.count', ({ villageId, payload, at }) =>
      this.tenant.system(villageId, at, (tx) => this.countDue(tx, payload.claimId)),
    );
  }

  /** Files a claim of the actor's household. Its points are what the item's cap leaves of them. */
  async claim(actor: Actor, body: BodyOf<'credit.claim'>): Promise<ResponseOf<'credit.claim'>> {
    const { householdId, userId } = actor;
    if (householdId === undefined) throw new DomainError('people.no_household');
    return this.tenant.once(actor, async (tx) => {
      const today = businessDate(tx.now);
      const item = await this.rules.itemOn(tx, body.itemId, today);
      if (!item) throw new DomainError('credit.item_unknown');
      if (!item.claimable) throw new DomainError('credit.not_claimable');
      const season = seasonOfClaim(body.happenedOn, today);
      const pictureIds = [...new Set(body.pictureIds)];
      if (item.pictureNeeded && pictureIds.length === 0) throw new DomainError('credit.picture_needed');
      const held = await this.claims.heldPoints(tx, householdId, item.code, season);
      const points = pointsUnderCap(item.points, item.capPerSeason, held);
      if (points === 0) throw new DomainError('credit.cap_reached', { cap: item.capPerSeason ?? 0 });
      const id = newId();
      await this.claims.insert(tx, {
        villageId: tx.villageId,
        id,
        itemId: item.id,
        householdId,
        season,
        happenedOn: body.happenedOn,
        points,
        note: body.note.trim(),
        pictureIds,
        state: 'claimed',
        claimedBy: userId,
        claimedAt: tx.now,
        reviewedBy: null,
        reviewedAt: null,
        reviewReason: null,
        publicUntil: null,
        resolvedBy: null,
        resolvedAt: null,
        resolveReason: null,
        sourceType: null,
        sourceId: null,
      });
      await this.media.claimFor(tx, pictureIds, { type: 'credit_claim', id });
      return { id };
    });
  }

  /** Confirms a claim, which then stands in public, or rejects it with a reason. */
  review(actor: Actor, claimId: string, body: BodyOf<'credit.review'>): Promise<ResponseOf<'credit.review'>> {
    return this.tenant.once(actor, async (tx) => {
      const claim = await this.take(tx, claimId);
      if (!isReviewer(judgeOf(actor), claim)) throw new DomainError('credit.recused');
      const state = nextClaimState(claim.state, body.confirm ? 'confirm' : 'reject', 'reviewer');
      const reason = body.reason?.trim() ?? '';
      if (!body.confirm && reason === '') throw new DomainError('credit.reason_needed');
      const reviewed = { reviewedBy: actor.userId, reviewedAt: tx.now, reviewReason: reason || null };
      await this.privileged.record(
        tx,
        actor,
        `credit.${state === 'public' ? 'confirmed' : 'rejected'}`,
        subject(claim),
      );
      if (state !== 'public') {
        await this.claims.update(tx, claimId, claim.state, { ...reviewed, state });
        return { state, publicUntil: null };
      }
      const item = await this.rules.item(tx, claim.itemId);
      const until = publicUntil(tx.now, item?.publicDays ?? 0);
      await this.claims.update(tx, claimId, claim.state, { ...reviewed, state, publicUntil: until });
      if (until > tx.now) {
        await this.jobs.enqueue(tx, 'credit.count', { claimId }, { runAt: until, key: claimId });
        return { state, publicUntil: until.toISOString() };
      }
      const counted = nextClaimState(state, 'count', 'system');
      await this.count(tx, { ...claim, state });
      return { state: counted, publicUntil: null };
    });
  }

  /** Objects to a claim in its public days, which stops it. */
  async object(actor: Actor, claimId: string, reason: string): Promise<ResponseOf<'credit.object'>> {
    const { householdId, userId } = actor;
    if (householdId === undefined) throw new DomainError('people.no_household');
    return this.tenant.once(actor, async (tx) => {
      const claim = await this.take(tx, claimId);
      if (claim.householdId === householdId) throw new DomainError('credit.own_claim');
      const state = nextClaimState(claim.state, 'object', 'objector');
      if (!claim.publicUntil || claim.publicUntil <= tx.now) throw new DomainError('credit.not_now');
      const { villageId } = tx;
      const objection = { villageId, claimId, householdId, userId, reason: reason.trim(), objectedAt: tx.now };
      await this.claims.insertObjection(tx, objection);
      await this.claims.update(tx, claimId, claim.state, { state });
      return { state };
    });
  }

  /** Settles an objection: the claim counts, or it does not. */
  resolve(actor: Actor, claimId: string, body: BodyOf<'credit.resolve'>): Promise<ResponseOf<'credit.resolve'>> {
    return this.tenant.once(actor, async (tx) => {
      const claim = await this.take(tx, claimId);
      if (!isPanel(judgeOf(actor), claim)) throw new DomainError('credit.recused');
      const state = nextClaimState(claim.state, body.stands ? 'uphold' : 'overturn', 'panel');
      const resolved = { resolvedBy: actor.userId, resolvedAt: tx.now, resolveReason: body.reason.trim() };
      await this.claims.update(tx, claimId, claim.state, resolved);
      await this.privileged.record(tx, actor, `credit.${body.stands ? 'upheld' : 'overturned'}`, subject(claim));
      if (state === 'counted') await this.count(tx, claim);
      else await this.claims.update(tx, claimId, claim.state, { state });
      return { state };
    });
  }

  /** The end of the public days. A claim that was objected to, or counted by an earlier run, is left as it is. */
  private async countDue(tx: Tx, claimId: string): Promise<void> {
    const claim = await this.claims.lock(tx, claimId);
    if (claim?.state !== 'public') return;
    if (claim.publicUntil && claim.publicUntil > tx.now) throw new Error(`Claim ${claimId} is still in public`);
    await this.count(tx, claim);
  }

  private async count(tx: Tx, claim: ClaimRow): Promise<void> {
    const { id: claimId, householdId, season, category, points } = claim;
    await this.claims.update(tx, claimId, claim.state, { state: 'counted' });
    await this.points.insert(tx, { claimId, kind: 'claim', householdId, season, category, points });
  }

  private async take(tx: Tx, claimId: string): Promise<ClaimRow> {
    const claim = await this.claims.lock(tx, claimId);
    if (!claim) throw new DomainError('request.not_found');
    return claim;
  }
}

const subject = (claim: ClaimRow) => ({ type: 'credit_claim', id: claim.id });
