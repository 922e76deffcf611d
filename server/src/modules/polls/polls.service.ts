import { Injectable } from '@nestjs/common';
import type { ResponseOf } from '@wecountry/shared/contracts';
import type { PollCard } from '@wecountry/shared/contracts/polls';
import { deadlineWords } from '@wecountry/shared/domain/calendar-words';
import { DomainError } from '@wecountry/shared/errors';
import type { Actor } from '../../platform/auth/actor.js';
import { Tenant } from '../../platform/db/tenant.js';
import type { Tx } from '../../platform/db/tx.js';
import { MediaService } from '../media/index.js';
import { PeopleService, ResidentsService } from '../people/index.js';
import { planStanding, type PlanStanding } from './domain/plan-standing.js';
import { MinutesRepository } from './minutes.repository.js';
import { AssistedRepository } from './assisted.repository.js';
import { allowsProxies } from './domain/proxies.js';
import { cardOf, currentMinutes, detailOf, type Helped, type ProxyPart } from './poll-view.js';
import { type Holder, type PlanPoll, PollRepository, type PollRow } from './polls.repository.js';
import { ProxyRepository } from './proxies.repository.js';
import { RollRepository } from './roll.repository.js';
import { TasksService } from './tasks.service.js';

/** What the front page asks of a person about polls, in words. */
type PollTodo = ResponseOf<'today.get'>['todos'][number];

/** The latest vote about a plan, and where the plan stands by it. */
export interface VotedPlan extends PlanPoll {
  readonly standing: PlanStanding;
}

/** Shows polls; opening, casting, minutes and the rest have services of their own. */
@Injectable()
export class PollService {
  constructor(
    private readonly tenant: Tenant,
    private readonly polls: PollRepository,
    private readonly minutes: MinutesRepository,
    private readonly rolls: RollRepository,
    private readonly assisted: AssistedRepository,
    private readonly proxies: ProxyRepository,
    private readonly tasks: TasksService,
    private readonly people: PeopleService,
    private readonly residents: ResidentsService,
    private readonly media: MediaService,
  ) {}

  async list(actor: Actor): Promise<{ items: PollCard[] }> {
    const rows = await this.tenant.run(actor, (tx) => this.polls.list(tx, holderOf(actor)));
    return { items: rows.map(cardOf) };
  }

  get(actor: Actor, pollId: string): Promise<ResponseOf<'polls.get'>> {
    return this.tenant.run(actor, async (tx) => {
      const poll = await this.polls.find(tx, pollId, holderOf(actor));
      if (!poll) throw new DomainError('request.not_found');
      const minutes = poll.verdict === null ? [] : currentMinutes(await this.minutes.entries(tx, pollId));
      const users = [...minutes.map((entry) => entry.userId), ...(poll.castBy === null ? [] : [poll.castBy])];
      const names = users.length === 0 ? new Map<string, string>() : await this.people.namesOf(tx, users);
      return detailOf({
        poll,
        minutes,
        names,
        pictures: minutes.map((entry) => this.media.pictures(tx, [entry.photoId, ...entry.morePhotoIds])),
        actor,
        now: tx.now,
        extensions: await this.rolls.extensions(tx, pollId),
        helped: await this.helped(tx, poll, actor),
        proxy: await this.proxyOf(tx, poll, actor),
        tasks: poll.decisionNo === null ? [] : await this.tasks.shown(tx, actor, pollId),
      });
    });
  }

  /** The ballot somebody took for the reader, with the names of who was there. */
  private async helped(tx: Tx, poll: PollRow, actor: Actor): Promise<Helped | null> {
    const holderId = poll.unit === 'household' ? actor.householdId : actor.residentId;
    if (poll.helpedId === null || holderId === undefined) return null;
    const ballot = await this.assisted.standing(tx, poll.id, holderId);
    if (!ballot) return null;
    const ids = [ballot.witnessOne, ballot.witnessTwo];
    const people = await this.residents.byIds(tx, ids);
    return { ...ballot, witnesses: ids.map((id) => people.get(id)?.name ?? '') };
  }

  /** What the reader gave away or holds, and to whom of the household it may be given. */
  private async proxyOf(tx: Tx, poll: PollRow, actor: Actor): Promise<ProxyPart | null> {
    const { residentId, householdId } = actor;
    const allowed = allowsProxies(poll.preset, poll.unit);
    if (!allowed || residentId === undefined || poll.electorLabel === null) return null;
    const rows = await this.proxies.of(tx, poll.id, residentId);
    const mine = rows.some((row) => row.holderId === residentId);
    const free = poll.state === 'open' && !mine && poll.choice === null && !poll.marked && rows.length === 0;
    const family = free
      ? (await this.people.adults(tx)).filter((one) => one.householdId === householdId && one.residentId !== residentId)
      : [];
    return { residentId, rows, family };
  }

  /** For the front page: open polls in which the actor's vote is missing, then minutes the actor may enter. */
  async openFor(tx: Tx, actor: Actor): Promise<PollTodo[]> {
    const rows = await this.polls.todos(tx, { ...holderOf(actor), ...actor, adult: actor.adult === true });
    return rows.map(({ kind, id, title, unit, until }) => ({
      kind,
      id,
      title: kind === 'vote' ? `${title}，${unit === 'household' ? '你家' : '你'}没投` : `${title}，录纪要`,
      help: until ? deadlineWords(until, tx.now) : '开会签了字，两人录一样的才成决议',
      until: until?.toISOString() ?? null,
    }));
  }

  /** A poll as others name it; undefined when there is none. */
  subjectOf(tx: Tx, pollId: string): Promise<{ id: string; title: string } | undefined> {
    return this.polls.subject(tx, pollId);
  }

  /** The latest vote about each of these plans; a plan nobody voted about is missing. */
  async aboutPlans(tx: Tx, planIds: readonly string[]): Promise<ReadonlyMap<string, VotedPlan>> {
    const latestLast = (await this.polls.aboutPlans(tx, planIds)).reverse();
    return new Map(latestLast.map((poll) => [poll.planId, { ...poll, standing: planStanding(poll) }]));
  }
}

function holderOf(actor: Actor): Holder {
  return { householdId: actor.householdId, residentId: actor.residentId };
}
