import { Injectable } from '@nestjs/common';
import type { QueryOf, ResponseOf } from '@wecountry/shared/contracts';
import { businessDate } from '@wecountry/shared/domain/calendar';
import { callStateOf } from '@wecountry/shared/domain/notice-calls';
import { DomainError } from '@wecountry/shared/errors';
import type { Actor } from '../../platform/auth/actor.js';
import { Tenant } from '../../platform/db/tenant.js';
import type { Tx } from '../../platform/db/tx.js';
import { type HouseholdRoll, PeopleService } from '../people/index.js';
import { AudienceService } from './audience.service.js';
import { cursorText, readCursor } from './notice-cursor.js';
import { type Marks, reachOf, stepOf, whyUnreached } from './domain/reach.js';
import { HiringRepository } from './hiring.repository.js';
import { type CallRow, type MarkedRow, OutreachRepository } from './outreach.repository.js';

const PAGE = 20;

type Reach = ResponseOf<'notices.reach'>;
type Calls = ResponseOf<'notices.call'>;

/** Tells who publishes how far a notice got, household by household. */
@Injectable()
export class ReachService {
  constructor(
    private readonly tenant: Tenant,
    private readonly repository: OutreachRepository,
    private readonly hirings: HiringRepository,
    private readonly audiences: AudienceService,
    private readonly people: PeopleService,
  ) {}

  async desk(actor: Actor, query: QueryOf<'notices.desk'>): Promise<ResponseOf<'notices.desk'>> {
    const cursor = query.cursor === undefined ? undefined : readCursor(query.cursor);
    return this.tenant.run(actor, async (tx) => {
      const rows = await this.repository.marked(tx, cursor, PAGE + 1);
      const shown = rows.slice(0, PAGE);
      const rolls = await this.audiences.rolls(tx, shown);
      const last = shown.at(-1);
      return {
        items: shown.map((row) => ({ ...head(row), reach: reachOf(rolls.of(row), marksOf(row)) })),
        nextCursor: last && rows.length > PAGE ? cursorText({ ...last, pinned: false }) : null,
      };
    });
  }

  /**
   * The committee and supervisors see every hamlet of the notice. A group leader gets the list to call in their own
   * hamlet only, and no notice that is not for it.
   */
  async reach(actor: Actor, id: string): Promise<Reach> {
    const seesAll = actor.roles.has('committee') || actor.roles.has('supervisor');
    return this.tenant.run(actor, async (tx) => {
      const notice = await this.repository.findMarked(tx, id);
      if (!notice) throw new DomainError('request.not_found');
      const meant = (await this.audiences.rolls(tx, [notice])).of(notice);
      const counted = meant.filter((h) => seesAll || h.hamletId === actor.hamletId);
      if (counted.length === 0 && !seesAll) throw new DomainError('request.not_found');
      const reminder = await this.repository.lastReminder(tx, id);
      const offer = await this.hirings.offer(tx, id);
      return {
        ...head(notice),
        version: notice.version,
        reach: reachOf(counted, marksOf(notice)),
        audienceLabel: await this.audiences.label(tx, notice),
        remindedAt: reminder?.at.toISOString() ?? null,
        remindable: notice.state === 'published' && reminder?.on !== businessDate(tx.now),
        hiring: offer,
        hamlets: await this.hamlets(tx, notice, counted),
      };
    });
  }

  private async hamlets(tx: Tx, notice: MarkedRow, counted: readonly HouseholdRoll[]): Promise<Reach['hamlets']> {
    const hamlets = await this.people.hamlets(tx);
    const given = new Map((await this.repository.assignments(tx, notice.id)).map((a) => [a.hamletId, a.assignedAt]));
    const calls = await this.repository.calls(tx, notice.id);
    const names = await this.people.namesOf(
      tx,
      calls.map((c) => c.calledBy),
    );
    return hamlets.flatMap(({ id, name, leaderName }) => {
      const households = counted.filter((h) => h.hamletId === id);
      if (households.length === 0) return [];
      const unreached = households
        .filter((h) => stepOf(h, marksOf(notice)) === 'unseen')
        .map((h) => ({
          ...{ householdId: h.id, code: h.code, name: h.name, why: whyUnreached(h) },
          calls: callsOf(
            calls.filter((c) => c.householdId === h.id),
            names,
          ),
        }));
      const assignedAt = given.get(id)?.toISOString() ?? null;
      return [{ id, name, leaderName, assignedAt, reach: reachOf(households, marksOf(notice)), unreached }];
    });
  }
}

/** The calls to one household, oldest first, as a screen shows them. */
export function callsOf(calls: readonly CallRow[], names: ReadonlyMap<string, string>): Calls {
  const last = calls.at(-1);
  return {
    state: callStateOf(calls.map((c) => c.outcome)),
    times: calls.length,
    last: last ? { by: names.get(last.calledBy) ?? '', at: last.calledAt.toISOString() } : null,
  };
}

const NOBODY = Buffer.alloc(0);

export const marksOf = ({ seen, acknowledged }: MarkedRow): Marks => ({
  seen: seen ?? NOBODY,
  acknowledged: acknowledged ?? NOBODY,
});

export const head = ({ id, category, title, publishedAt, state }: MarkedRow) => ({
  ...{ id, category, title, state },
  publishedAt: publishedAt.toISOString(),
});
