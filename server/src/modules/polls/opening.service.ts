import { Injectable } from '@nestjs/common';
import type { BodyOf, ResponseOf } from '@wecountry/shared/contracts';
import { isWithheld } from '@wecountry/shared/domain/secrecy';
import { DomainError } from '@wecountry/shared/errors';
import { PrivilegedLog } from '../../platform/audit-log/privileged-log.js';
import type { Actor } from '../../platform/auth/actor.js';
import { newId } from '../../platform/db/id.js';
import { Tenant } from '../../platform/db/tenant.js';
import type { Tx } from '../../platform/db/tx.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { readOpening } from './domain/opening.js';
import { ElectorateService } from './electorate.service.js';
import { PlanDirectory, type PlanForVote } from './plan-directory.js';
import { PollNews } from './poll-news.js';
import { PollRepository } from './polls.repository.js';
import { PollService } from './polls.service.js';

/** Makes polls: announced with their papers, or opened at once with their roll frozen. */
@Injectable()
export class OpeningService {
  constructor(
    private readonly tenant: Tenant,
    private readonly polls: PollRepository,
    private readonly service: PollService,
    private readonly electorate: ElectorateService,
    private readonly plans: PlanDirectory,
    private readonly news: PollNews,
    private readonly jobs: Jobs,
    private readonly privileged: PrivilegedLog,
  ) {}

  /** Opens a poll (its roll is frozen) or announces it; its opening and closing are filed in the same transaction. */
  open(actor: Actor, body: BodyOf<'polls.open'> & { hamletId?: string }): Promise<ResponseOf<'polls.open'>> {
    return this.tenant.once(actor, async (tx) => {
      const { question, preset, unit, hamletId, opensAt, closesAt } = readOpening(body, tx.now);
      const scopeLabel = await this.electorate.scopeLabel(tx, hamletId);
      const plan = body.planId === undefined ? undefined : await this.takePlan(tx, body.planId);
      const roll = await this.electorate.roll(tx, { preset, unit, hamletId });
      if (roll.length === 0) throw new DomainError('poll.no_elector');
      if (isWithheld(body.secret === true, roll.length)) throw new DomainError('poll.secret_too_few');
      const id = newId();
      await this.polls.insert(tx, {
        id,
        title: body.title.trim(),
        body: plan ? `${body.body.trim()}\n\n${plan.terms}` : body.body.trim(),
        kind: question.kind,
        options: [...question.options],
        maxChoices: question.maxChoices,
        secret: body.secret === true,
        hamletId,
        preset,
        unit,
        scopeLabel,
        state: opensAt ? 'announced' : 'open',
        electorate: roll.length,
        announcedAt: opensAt ? tx.now : null,
        openedAt: opensAt ?? tx.now,
        openedBy: actor.userId,
        closesAt,
        cancelledAt: null,
        cancelledBy: null,
        cancelReason: null,
        planId: body.planId ?? null,
        planFingerprint: plan?.fingerprint ?? null,
        decisionYear: null,
        decisionSeq: null,
        decidedAt: null,
      });
      if (opensAt) await this.jobs.enqueue(tx, 'polls.begin', { pollId: id }, { runAt: opensAt, key: id });
      else await this.polls.insertElectors(tx, id, roll);
      await this.jobs.enqueue(tx, 'polls.close', { pollId: id }, { runAt: closesAt, key: id });
      const poll = { id, title: body.title.trim(), unit, closesAt, openedAt: opensAt ?? tx.now };
      await this.news.tell(tx, opensAt ? 'announced' : 'opened', poll, roll);
      await this.privileged.record(tx, actor, 'poll.opened', { type: 'poll', id }, { preset: body.preset });
      return { id };
    });
  }

  /** The lock on the plan comes first: of two who open a vote about it, the second sees the first's. */
  private async takePlan(tx: Tx, planId: string): Promise<PlanForVote> {
    const plan = await this.plans.takeForVote(tx, planId);
    const voted = (await this.service.aboutPlans(tx, [planId])).get(planId);
    if (voted && voted.standing !== 'draft') throw new DomainError('poll.plan_not_draft');
    return plan;
  }
}
