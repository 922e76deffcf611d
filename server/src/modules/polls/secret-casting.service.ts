import { Injectable } from '@nestjs/common';
import type { BodyOf, ResponseOf } from '@wecountry/shared/contracts';
import { canonicalChoice, checkChoice } from '@wecountry/shared/domain/choice';
import { castRefusals } from '@wecountry/shared/domain/poll-states';
import { DomainError } from '@wecountry/shared/errors';
import type { Actor } from '../../platform/auth/actor.js';
import { Tenant } from '../../platform/db/tenant.js';
import { PollRepository } from './polls.repository.js';
import { ProxyRepository } from './proxies.repository.js';
import { SecretBallotRepository } from './secret-ballots.repository.js';

/** Takes secret ballots. Nothing here writes a log, an idempotency key, a job or a message. */
@Injectable()
export class SecretCastingService {
  constructor(
    private readonly tenant: Tenant,
    private readonly ballots: SecretBallotRepository,
    private readonly polls: PollRepository,
    private readonly proxies: ProxyRepository,
  ) {}

  /**
   * Casts the ballot of the actor's household (or the actor's own), once: it cannot be changed. The same code again, when
   * the answer was lost on the way, is answered like the first time, and its choice is not looked at. A ballot for another
   * wants that other's written proxy.
   */
  async cast(actor: Actor, pollId: string, body: BodyOf<'secret.cast'>): Promise<ResponseOf<'secret.cast'>> {
    const { householdId, residentId, userId } = actor;
    if (householdId === undefined) throw new DomainError('people.no_household');
    if (actor.adult !== true) throw new DomainError('poll.not_adult');
    const choice = canonicalChoice(body.choice);
    const { code, forHolder } = body;
    const forOther = forHolder !== undefined && forHolder !== residentId;
    const holder = forOther ? { householdId: undefined, residentId: forHolder } : { householdId, residentId };
    return this.tenant.run(actor, async (tx) => {
      const cast = await this.ballots.cast(tx, { pollId, ...holder, userId, code, choice });
      if (!cast.open) {
        const state = await this.polls.stateOf(tx, pollId);
        throw new DomainError(state === undefined ? 'request.not_found' : castRefusals[state]);
      }
      if (!cast.secret) throw new DomainError('poll.not_secret');
      if (!cast.elector) throw new DomainError('poll.not_elector');
      // In a statement of its own: a revocation that the lock on the poll let go first is seen.
      if (forOther && !(await this.proxies.stands(tx, pollId, forHolder, residentId))) {
        throw new DomainError('poll.proxy_none');
      }
      if (cast.marked) {
        checkChoice(cast, choice);
        // The code of another ballot of this poll: the mark is taken back with the transaction.
        if (!cast.boxed) throw new DomainError('poll.code_taken');
      } else if (!(await this.ballots.isBoxed(tx, pollId, code))) {
        throw new DomainError('poll.already_voted');
      }
      return { counted: true as const, voted: cast.voted };
    });
  }
}
