import { Injectable, type OnModuleInit } from '@nestjs/common';
import { countChoices } from '@wecountry/shared/domain/choice';
import { outcomeOf } from '@wecountry/shared/domain/outcome';
import { Tenant } from '../../platform/db/tenant.js';
import type { Tx } from '../../platform/db/tx.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { AssistedRepository } from './assisted.repository.js';
import { BallotRepository } from './ballots.repository.js';
import { PollRepository } from './polls.repository.js';
import { SecretBox } from './secret-box.js';

const NEVER_BEGUN = '投票的时间里，投票一直没开起来，没人能投。';

/** Closes polls at their time, by the job that their opening filed. */
@Injectable()
export class ClosingService implements OnModuleInit {
  constructor(
    private readonly tenant: Tenant,
    private readonly jobs: Jobs,
    private readonly polls: PollRepository,
    private readonly ballots: BallotRepository,
    private readonly box: SecretBox,
    private readonly assisted: AssistedRepository,
  ) {}

  onModuleInit(): void {
    this.jobs.handle<{ pollId: string }>('polls.close', ({ villageId, payload, at }) =>
      this.tenant.system(villageId, at, (tx) => this.close(tx, payload.pollId)),
    );
  }

  /**
   * The lock waits for the castings under way and turns later ones away; the count is a statement of its own after it, so
   * that it sees every ballot that was accepted. Running twice changes nothing.
   */
  private async close(tx: Tx, pollId: string): Promise<void> {
    const poll = await this.polls.lock(tx, pollId);
    if (!poll) throw new Error(`No poll ${pollId} to close`);
    if (poll.state === 'closed' || poll.state === 'cancelled') return;
    // Its time was moved later; the job that was filed then closes it.
    if (poll.closesAt > tx.now) return;
    if (poll.state === 'announced') return this.polls.cancel(tx, pollId, NEVER_BEGUN, null);
    if (!poll.secret) await this.assisted.takeIn(tx, pollId);
    const ballots = poll.secret ? await this.box.open(tx, pollId) : await this.ballots.count(tx, pollId);
    const counts = countChoices(poll, ballots);
    const { verdict } = outcomeOf(poll, poll.preset, poll.electorate, counts);
    await this.polls.close(tx, pollId, { ...counts, verdict });
  }
}
