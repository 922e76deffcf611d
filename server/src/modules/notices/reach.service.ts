import { Injectable } from '@nestjs/common';
import type { QueryOf, ResponseOf } from '@wecountry/shared/contracts';
import { DomainError } from '@wecountry/shared/errors';
import type { Actor } from '../../platform/auth/actor.js';
import { Tenant } from '../../platform/db/tenant.js';
import { type HouseholdRoll, PeopleService } from '../people/index.js';
import { cursorText, readCursor } from './domain/cursor.js';
import { inAudience, reachOf, stepOf, whyUnreached } from './domain/reach.js';
import { type MarkedRow, NoticesRepository } from './notices.repository.js';

const PAGE = 20;

type HamletReach = ResponseOf<'notices.reach'>['hamlets'][number];

/** Tells who publishes how far a notice got, household by household. */
@Injectable()
export class ReachService {
  constructor(
    private readonly tenant: Tenant,
    private readonly repository: NoticesRepository,
    private readonly people: PeopleService,
  ) {}

  async desk(actor: Actor, query: QueryOf<'notices.desk'>): Promise<ResponseOf<'notices.desk'>> {
    const cursor = query.cursor === undefined ? undefined : readCursor(query.cursor);
    return this.tenant.run(actor, async (tx) => {
      const rows = await this.repository.marked(tx, cursor, PAGE + 1);
      const households = await this.people.rolls(tx);
      const shown = rows.slice(0, PAGE);
      const last = shown.at(-1);
      return {
        items: shown.map((row) => ({ ...head(row), reach: reachOf(inAudience(households, row.hamletIds), row) })),
        nextCursor: last && rows.length > PAGE ? cursorText({ ...last, pinned: false }) : null,
      };
    });
  }

  /**
   * The committee and supervisors see every hamlet of the notice. A group leader gets the list to call in their own
   * hamlet only, and no notice that is not for it.
   */
  async reach(actor: Actor, id: string): Promise<ResponseOf<'notices.reach'>> {
    const seesAll = actor.roles.has('committee') || actor.roles.has('supervisor');
    return this.tenant.run(actor, async (tx) => {
      const notice = await this.repository.findMarked(tx, id);
      if (!notice) throw new DomainError('request.not_found');
      const hamlets = (await this.people.hamlets(tx)).map((h) => ({ ...h, hamletId: h.id }));
      const visible = inAudience(hamlets, notice.hamletIds).filter((h) => seesAll || h.id === actor.hamletId);
      if (visible.length === 0 && !seesAll) throw new DomainError('request.not_found');
      const households = await this.people.rolls(tx);
      const counted = households.filter((h) => visible.some((v) => v.id === h.hamletId));
      return {
        ...head(notice),
        reach: reachOf(counted, notice),
        hamlets: visible.map(({ id: hamletId, name, leaderName }) => ({
          id: hamletId,
          name,
          leaderName,
          ...hamletReach(
            counted.filter((h) => h.hamletId === hamletId),
            notice,
          ),
        })),
      };
    });
  }
}

function hamletReach(
  households: readonly HouseholdRoll[],
  notice: MarkedRow,
): Pick<HamletReach, 'reach' | 'unreached'> {
  const unreached = households
    .filter((h) => stepOf(h, notice) === 'unseen')
    .map((h) => ({ householdId: h.id, code: h.code, name: h.name, why: whyUnreached(h) }));
  return { reach: reachOf(households, notice), unreached };
}

const head = ({ id, category, title, publishedAt }: MarkedRow) => ({
  id,
  category,
  title,
  publishedAt: publishedAt.toISOString(),
});
