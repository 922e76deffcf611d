import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { BodyOf, ResponseOf } from '@wecountry/shared/contracts';
import { deadlineWords } from '@wecountry/shared/domain/calendar-words';
import { nextPollState } from '@wecountry/shared/domain/poll-states';
import { DomainError } from '@wecountry/shared/errors';
import { PrivilegedLog } from '../../platform/audit-log/privileged-log.js';
import type { Actor } from '../../platform/auth/actor.js';
import { Tenant } from '../../platform/db/tenant.js';
import type { Tx } from '../../platform/db/tx.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { checkClosingTime } from './domain/closing-time.js';
import { ElectorateService } from './electorate.service.js';
import { PollNews } from './poll-news.js';
import { type LockedPoll, PollRepository } from './polls.repository.js';
import { RollRepository } from './roll.repository.js';
import { SecretBox } from './secret-box.js';

const NOBODY = '开投的时候名册上没有人，没法投。';

/** What happens to a poll between its announcement and its close: it begins, is put off, is called off. */
@Injectable()
export class LifecycleService implements OnModuleInit {
  constructor(
    private readonly tenant: Tenant,
    private readonly polls: PollRepository,
    private readonly rolls: RollRepository,
    private readonly electorate: ElectorateService,
    private readonly box: SecretBox,
    private readonly news: PollNews,
    private readonly jobs: Jobs,
    private readonly privileged: PrivilegedLog,
  ) {}

  onModuleInit(): void {
    this.jobs.handle<{ pollId: string }>('polls.begin', ({ villageId, payload, at }) =>
      this.tenant.system(villageId, at, (tx) => this.begin(tx, payload.pollId)),
    );
  }

  /** Freezes the roll and lets people vote. Running twice, or after the poll was called off, changes nothing. */
  private async begin(tx: Tx, pollId: string): Promise<void> {
    const poll = await this.polls.lock(tx, pollId);
    if (poll?.state !== 'announced') return;
    const roll = await this.electorate.roll(tx, poll);
    if (roll.length === 0) return this.polls.cancel(tx, pollId, NOBODY, null);
    await this.polls.insertElectors(tx, pollId, roll);
    await this.polls.begin(tx, pollId, roll.length);
    await this.news.tell(tx, 'opened', poll, roll);
  }

  /** Moves the close later. The job filed here replaces the one that waited. */
  extend(actor: Actor, pollId: string, body: BodyOf<'polls.extend'>): Promise<ResponseOf<'polls.extend'>> {
    return this.tenant.once(actor, async (tx) => {
      const poll = await this.take(tx, pollId, 'extend');
      const closesAt = new Date(body.closesAt);
      if (closesAt <= poll.closesAt) throw new DomainError('poll.extend_wrong');
      checkClosingTime(tx.now, closesAt);
      const reason = body.reason.trim();
      await this.rolls.extend(tx, poll, { closesAt, reason, by: actor.userId });
      await this.jobs.enqueue(tx, 'polls.close', { pollId }, { runAt: closesAt, key: pollId });
      const text = `${deadlineWords(closesAt, tx.now)}。原因：${reason}`;
      await this.news.tell(tx, 'extended', poll, await this.whom(tx, poll), text);
      await this.privileged.record(tx, actor, 'poll.extended', { type: 'poll', id: pollId });
      return { id: pollId };
    });
  }

  /** Calls the poll off. Its ballots are never counted: open ones stay as they are, those of a secret box are thrown away. */
  cancel(actor: Actor, pollId: string, body: BodyOf<'polls.cancel'>): Promise<ResponseOf<'polls.cancel'>> {
    return this.tenant.once(actor, async (tx) => {
      const poll = await this.take(tx, pollId, 'cancel');
      const reason = body.reason.trim();
      if (poll.secret && poll.state === 'open') await this.box.discard(tx, pollId);
      await this.polls.cancel(tx, pollId, reason, actor.userId);
      await this.news.tell(tx, 'cancelled', poll, await this.whom(tx, poll), `原因：${reason}`);
      await this.privileged.record(tx, actor, 'poll.cancelled', { type: 'poll', id: pollId });
      return { id: pollId };
    });
  }

  /** A poll whose time is over is closed to everybody, counted or not. */
  private async take(tx: Tx, pollId: string, event: 'extend' | 'cancel'): Promise<LockedPoll> {
    const poll = await this.polls.lock(tx, pollId);
    if (!poll) throw new DomainError('request.not_found');
    const state = poll.state === 'open' && poll.closesAt <= tx.now ? 'closed' : poll.state;
    nextPollState(state, event, 'opener');
    return poll;
  }

  /** Who is told: the frozen roll, or before the opening who would be on it. */
  private async whom(tx: Tx, poll: LockedPoll): Promise<readonly { id: string }[]> {
    return poll.state === 'announced' ? this.electorate.roll(tx, poll) : this.rolls.electors(tx, poll.id);
  }
}
