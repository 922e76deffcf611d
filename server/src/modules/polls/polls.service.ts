import { Injectable } from '@nestjs/common';
import type { BodyOf, ResponseOf } from '@wecountry/shared/contracts';
import type { PollCard } from '@wecountry/shared/contracts/polls';
import { deadlineWords } from '@wecountry/shared/domain/calendar-words';
import { pollPresets } from '@wecountry/shared/domain/presets';
import { isWithheld } from '@wecountry/shared/domain/secrecy';
import { DomainError } from '@wecountry/shared/errors';
import { PrivilegedLog } from '../../platform/audit-log/privileged-log.js';
import type { Actor } from '../../platform/auth/actor.js';
import { newId } from '../../platform/db/id.js';
import { Tenant } from '../../platform/db/tenant.js';
import type { Tx } from '../../platform/db/tx.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { MediaService } from '../media/index.js';
import { PeopleService } from '../people/index.js';
import { checkClosingTime } from './domain/closing-time.js';
import { planStanding, type PlanStanding } from './domain/plan-standing.js';
import { MinutesRepository } from './minutes.repository.js';
import { PlanDirectory, type PlanForVote } from './plan-directory.js';
import { cardOf, currentMinutes, detailOf } from './poll-view.js';
import { type Holder, type PlanPoll, PollRepository } from './polls.repository.js';

/** What the front page asks of a person about polls, in words. */
type PollTodo = ResponseOf<'today.get'>['todos'][number];

/** The latest vote about a plan, and where the plan stands by it. */
export interface VotedPlan extends PlanPoll {
  readonly standing: PlanStanding;
}

/** Opens polls and shows them; casting and minutes have services of their own. */
@Injectable()
export class PollService {
  constructor(
    private readonly tenant: Tenant,
    private readonly polls: PollRepository,
    private readonly minutes: MinutesRepository,
    private readonly plans: PlanDirectory,
    private readonly people: PeopleService,
    private readonly media: MediaService,
    private readonly jobs: Jobs,
    private readonly privileged: PrivilegedLog,
  ) {}

  /** Opens a poll: the roll is frozen, and its closing filed, in the same transaction. */
  open(actor: Actor, body: BodyOf<'polls.open'>): Promise<ResponseOf<'polls.open'>> {
    return this.tenant.once(actor, async (tx) => {
      const closesAt = new Date(body.closesAt);
      checkClosingTime(tx.now, closesAt);
      const plan = body.planId === undefined ? undefined : await this.takePlan(tx, body.planId);
      const households = await this.people.households(tx);
      if (households.length === 0) throw new DomainError('poll.no_elector');
      if (isWithheld(body.secret ?? false, households.length)) throw new DomainError('poll.secret_too_few');
      const id = newId();
      await this.polls.insert(tx, {
        id,
        title: body.title.trim(),
        body: plan ? `${body.body.trim()}\n\n${plan.terms}` : body.body.trim(),
        kind: 'approval',
        options: [],
        maxChoices: 1,
        secret: body.secret ?? false,
        hamletId: null,
        preset: pollPresets[body.preset],
        unit: 'household',
        scopeLabel: '全村',
        state: 'open',
        electorate: households.length,
        openedAt: tx.now,
        openedBy: actor.userId,
        closesAt,
        planId: body.planId ?? null,
        planFingerprint: plan?.fingerprint ?? null,
        decisionYear: null,
        decisionSeq: null,
        decidedAt: null,
      });
      const roll = households.map((household) => ({ id: household.id, label: household.code }));
      await this.polls.insertElectors(tx, id, roll);
      await this.jobs.enqueue(tx, 'polls.close', { pollId: id }, { runAt: closesAt, key: id });
      await this.privileged.record(tx, actor, 'poll.opened', { type: 'poll', id }, { preset: body.preset });
      return { id };
    });
  }

  async list(actor: Actor): Promise<{ items: PollCard[] }> {
    const rows = await this.tenant.run(actor, (tx) => this.polls.list(tx, holderOf(actor)));
    return { items: rows.map(cardOf) };
  }

  get(actor: Actor, pollId: string): Promise<ResponseOf<'polls.get'>> {
    return this.tenant.run(actor, async (tx) => {
      const poll = await this.polls.find(tx, pollId, holderOf(actor));
      if (!poll) throw new DomainError('request.not_found');
      const entries = poll.verdict === null ? [] : currentMinutes(await this.minutes.entries(tx, pollId));
      const users = [...entries.map((entry) => entry.userId), ...(poll.castBy === null ? [] : [poll.castBy])];
      const names = users.length === 0 ? new Map<string, string>() : await this.people.namesOf(tx, users);
      const pictures = this.media.pictures(
        tx,
        entries.map((entry) => entry.photoId),
      );
      return detailOf({ poll, minutes: entries, names, pictures, roles: actor.roles });
    });
  }

  /** For the front page: open polls in which the actor's vote is missing, then minutes the actor may enter. */
  async openFor(tx: Tx, actor: Actor): Promise<PollTodo[]> {
    const rows = await this.polls.todos(tx, { ...holderOf(actor), ...actor, adult: actor.adult === true });
    return rows.map(({ kind, id, title, until }) => ({
      kind,
      id,
      title: kind === 'vote' ? `${title}，你家没投` : `${title}，录纪要`,
      help: until ? deadlineWords(until, tx.now) : '开会签了字，两人录一样的才成决议',
      until: until?.toISOString() ?? null,
    }));
  }

  /** The latest vote about each of these plans; a plan nobody voted about is missing. */
  async aboutPlans(tx: Tx, planIds: readonly string[]): Promise<ReadonlyMap<string, VotedPlan>> {
    const latestLast = (await this.polls.aboutPlans(tx, planIds)).reverse();
    return new Map(latestLast.map((poll) => [poll.planId, { ...poll, standing: planStanding(poll) }]));
  }

  /** The lock on the plan comes first: of two who open a vote about it, the second sees the first's. */
  private async takePlan(tx: Tx, planId: string): Promise<PlanForVote> {
    const plan = await this.plans.takeForVote(tx, planId);
    const voted = (await this.aboutPlans(tx, [planId])).get(planId);
    if (voted && voted.standing !== 'draft') throw new DomainError('poll.plan_not_draft');
    return plan;
  }
}

function holderOf(actor: Actor): Holder {
  return { householdId: actor.householdId, residentId: actor.residentId };
}
