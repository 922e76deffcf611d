import { Injectable } from '@nestjs/common';
import type { ResponseOf } from '@wecountry/shared/contracts';
import { businessDate } from '@wecountry/shared/domain/calendar';
import { leftWords } from '@wecountry/shared/domain/calendar-words';
import {
  creditCategories,
  creditCategoryLabels,
  formatPoints,
  rankHouseholds,
  seasonOf,
} from '@wecountry/shared/domain/credit';
import type { ClaimState } from '@wecountry/shared/domain/credit-states';
import { DomainError } from '@wecountry/shared/errors';
import type { Actor } from '../../platform/auth/actor.js';
import { Tenant } from '../../platform/db/tenant.js';
import type { Tx } from '../../platform/db/tx.js';
import { fromCursor, toCursor } from '../../platform/http/cursor.js';
import { MediaService } from '../media/index.js';
import { type HouseholdRow, PeopleService } from '../people/index.js';
import { claimView, entryView } from './claim-view.js';
import { type ClaimRow, ClaimRepository } from './claims.repository.js';
import { DividendDirectory } from './dividend-directory.js';
import { claimActs } from './domain/claim-acts.js';
import { judgeOf } from './judge.js';
import { PointsRepository } from './points.repository.js';
import { RulesRepository } from './rules.repository.js';

/** What the front page asks of a person about points, in words. */
type CreditTodo = ResponseOf<'today.get'>['todos'][number];

const PAGE = 20;

/** The points of a season: every household of the register, base included. */
export interface SeasonPoints {
  readonly season: number;
  readonly basePoints: number;
  readonly households: readonly (HouseholdRow & { readonly points: number })[];
}

/** Shows points: one's own, everybody's, and what is on its way. */
@Injectable()
export class CreditService {
  constructor(
    private readonly tenant: Tenant,
    private readonly claims: ClaimRepository,
    private readonly points: PointsRepository,
    private readonly rules: RulesRepository,
    private readonly people: PeopleService,
    private readonly media: MediaService,
    private readonly dividends: DividendDirectory,
  ) {}

  /** What each household has in a season, in the order of the register. */
  async householdPoints(tx: Tx, season: number): Promise<SeasonPoints> {
    const basePoints = await this.basePoints(tx, season);
    const entered = new Map((await this.points.byHousehold(tx, season)).map((row) => [row.householdId, row.points]));
    const households = (await this.people.households(tx)).map((household) => ({
      ...household,
      points: basePoints + (entered.get(household.id) ?? 0),
    }));
    return { season, basePoints, households };
  }

  async mine(actor: Actor): Promise<ResponseOf<'credit.mine'>> {
    const { householdId } = actor;
    if (householdId === undefined) throw new DomainError('people.no_household');
    return this.tenant.run(actor, async (tx) => {
      const season = seasonNow(tx);
      const ranked = rankInRegisterOrder((await this.householdPoints(tx, season)).households);
      const own = ranked.find(({ row }) => row.id === householdId);
      if (!own) throw new DomainError('people.no_household');
      const claims = await this.claims.ofHousehold(tx, householdId, season);
      const names = await this.namesIn(tx, claims);
      const byCategory = new Map(
        (await this.points.byCategory(tx, householdId, season)).map((row) => [row.category, row.points]),
      );
      return {
        season,
        householdLabel: own.row.code,
        points: own.row.points,
        rank: own.place,
        households: ranked.length,
        publicPoints: claims.reduce((sum, claim) => sum + (claim.state === 'public' ? claim.points : 0), 0),
        byCategory: creditCategories
          .map((category) => ({
            category,
            label: creditCategoryLabels[category],
            points: byCategory.get(category) ?? 0,
          }))
          .sort((a, b) => b.points - a.points),
        entries: claims.map((claim) => entryView(claim, names)),
        dividend: await this.dividends.latestOf(tx, householdId),
      };
    });
  }

  ranking(actor: Actor): Promise<ResponseOf<'credit.ranking'>> {
    return this.tenant.run(actor, async (tx) => {
      const season = seasonNow(tx);
      const { households } = await this.householdPoints(tx, season);
      const items = rankInRegisterOrder(households).map(({ place, row }) => ({
        rank: place,
        householdId: row.id,
        label: row.code,
        name: row.name,
        points: row.points,
        mine: row.id === actor.householdId,
      }));
      return { season, items };
    });
  }

  /** What stands in public, objected claims too: that somebody objects is public as well. */
  inPublic(actor: Actor, cursor: string | undefined): Promise<ResponseOf<'credit.public'>> {
    return this.tenant.run(actor, async (tx) => {
      const { counts, ...page } = await this.page(tx, actor, ['public', 'objected'], { objectedFirst: false, cursor });
      return { ...page, total: [...counts.values()].reduce((sum, n) => sum + n, 0) };
    });
  }

  /** What waits for a settlement or for a review. */
  waiting(actor: Actor, cursor: string | undefined): Promise<ResponseOf<'credit.claims'>> {
    return this.tenant.run(actor, async (tx) => {
      const { counts, ...page } = await this.page(tx, actor, ['claimed', 'objected'], { objectedFirst: true, cursor });
      return { ...page, totals: { objected: counts.get('objected') ?? 0, claimed: counts.get('claimed') ?? 0 } };
    });
  }

  /** For the front page: claims this person may judge, then the claim of others that leaves the public days next. */
  async todosFor(tx: Tx, actor: Actor): Promise<CreditTodo[]> {
    const judge = judgeOf(actor);
    const desks: ClaimState[] = [];
    if (actor.roles.has('committee')) desks.push('claimed');
    if (actor.roles.has('supervisor')) desks.push('objected');
    const waiting = desks.length > 0 ? await this.claims.judged(tx, desks) : [];
    const may = (act: string) => waiting.filter((claim) => claimActs(judge, claim, tx.now).some((a) => a === act));
    const todos: CreditTodo[] = [];
    const [review, resolve] = [may('review').length, may('resolve').length];
    const desk = { kind: 'review_claims', id: null, until: null } as const;
    if (review > 0) todos.push({ ...desk, title: `${review} 条申报，等你认定`, help: '看看照片，算不算' });
    if (resolve > 0) todos.push({ ...desk, title: `${resolve} 条有人提意见，等你处理`, help: '听听两边，算不算' });
    const next = actor.householdId === undefined ? undefined : await this.claims.nextToCount(tx, actor.householdId);
    if (next?.publicUntil) {
      todos.push({
        kind: 'public_claim',
        id: next.id,
        title: `${next.title} ${formatPoints(next.points)} 分，公示中`,
        help: `${leftWords(next.publicUntil, tx.now)}，可以提意见`,
        until: next.publicUntil.toISOString(),
      });
    }
    return todos;
  }

  private async page(
    tx: Tx,
    actor: Actor,
    states: readonly ClaimState[],
    { objectedFirst, cursor }: { objectedFirst: boolean; cursor: string | undefined },
  ) {
    const [flag, claimedAt = '', id = ''] = cursor ? fromCursor(cursor, ['flag', 'instant', 'id']) : [];
    const after = flag === undefined ? undefined : { objected: flag === '1', claimedAt: new Date(claimedAt), id };
    const found = await this.claims.page(tx, states, { objectedFirst, after, limit: PAGE + 1 });
    const rows = found.slice(0, PAGE);
    const last = found.length > PAGE ? rows.at(-1) : undefined;
    const place = last && [last.state === 'objected' ? '1' : '0', last.claimedAt.toISOString(), last.id];
    return {
      items: await this.views(tx, actor, rows),
      nextCursor: place ? toCursor(place) : null,
      counts: await this.claims.counts(tx, states),
    };
  }

  private async views(tx: Tx, actor: Actor, claims: readonly ClaimRow[]) {
    if (claims.length === 0) return [];
    const concerned = claims.flatMap((claim) => [claim.householdId, ...(claim.objectedBy ? [claim.objectedBy] : [])]);
    const households = await this.people.householdsById(tx, [...new Set(concerned)]);
    const labels = new Map(households.map((household) => [household.id, household.code]));
    const names = await this.namesIn(tx, claims);
    const judge = judgeOf(actor);
    return claims.map((claim) =>
      claimView(claim, {
        names,
        labels,
        pictures: this.media.pictures(tx, claim.pictureIds),
        may: claimActs(judge, claim, tx.now),
      }),
    );
  }

  private namesIn(tx: Tx, claims: readonly ClaimRow[]): Promise<ReadonlyMap<string, string>> {
    const users = claims.flatMap((claim) => [claim.claimedBy, ...(claim.reviewedBy ? [claim.reviewedBy] : [])]);
    return this.people.namesOf(tx, users);
  }

  /** Of the version in force at the end of the season, or today while it runs. No rules, no base. */
  private async basePoints(tx: Tx, season: number): Promise<number> {
    const today = businessDate(tx.now);
    const lastDay = `${season}-12-31`;
    return (await this.rules.bookOn(tx, today < lastDay ? today : lastDay))?.basePoints ?? 0;
  }
}

const seasonNow = (tx: Tx): number => seasonOf(businessDate(tx.now));

/** Equal points share a place and stand in the order of the register, in which 上寨 2 号 is before 上寨 10 号. */
function rankInRegisterOrder<Row extends { points: number }>(households: readonly Row[]) {
  return rankHouseholds(households.map((row, at) => ({ ...row, key: String(at).padStart(7, '0') })));
}
