import { Injectable } from '@nestjs/common';
import type { ResponseOf } from '@wecountry/shared/contracts';
import { DomainError } from '@wecountry/shared/errors';
import type { Actor } from '../../platform/auth/actor.js';
import { Tenant } from '../../platform/db/tenant.js';
import { ElectorateService } from './electorate.service.js';
import { PollRepository } from './polls.repository.js';
import { RollRepository } from './roll.repository.js';

/** Who has a vote of a poll and why: the frozen roll, or before the opening the one of today. */
@Injectable()
export class RollService {
  constructor(
    private readonly tenant: Tenant,
    private readonly polls: PollRepository,
    private readonly rolls: RollRepository,
    private readonly electorate: ElectorateService,
  ) {}

  roll(actor: Actor, pollId: string): Promise<ResponseOf<'polls.roll'>> {
    return this.tenant.run(actor, async (tx) => {
      const poll = await this.polls.hold(tx, pollId);
      if (!poll) throw new DomainError('request.not_found');
      const frozen = await this.rolls.roll(tx, pollId);
      if (poll.state !== 'announced') return { frozen: true, items: frozen };
      const today = await this.electorate.roll(tx, poll);
      const items = today.map(({ id, label, reason }) => ({
        holderId: id,
        label,
        reason,
        voted: 'none' as const,
        helpedId: null,
      }));
      return { frozen: false, items };
    });
  }
}
