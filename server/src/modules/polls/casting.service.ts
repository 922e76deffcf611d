import { Injectable } from '@nestjs/common';
import type { BodyOf, ResponseOf } from '@wecountry/shared/contracts';
import { canonicalChoice, checkChoice } from '@wecountry/shared/domain/choice';
import { castRefusals } from '@wecountry/shared/domain/poll-states';
import { DomainError, type ErrorCode } from '@wecountry/shared/errors';
import type { Actor } from '../../platform/auth/actor.js';
import { Tenant } from '../../platform/db/tenant.js';
import type { Tx } from '../../platform/db/tx.js';
import { BallotRepository } from './ballots.repository.js';
import { PollRepository } from './polls.repository.js';
import { ProxyRepository } from './proxies.repository.js';

/** Takes ballots. */
@Injectable()
export class CastingService {
  constructor(
    private readonly tenant: Tenant,
    private readonly ballots: BallotRepository,
    private readonly polls: PollRepository,
    private readonly proxies: ProxyRepository,
  ) {}

  /**
   * Casts the ballot of the actor's household (or the actor's own), or changes it. Any adult of the household who is bound
   * may; the first counts, a later one changes it. An own ballot takes back the proxy that was given; a ballot for another
   * wants that other's proxy.
   */
  async cast(actor: Actor, pollId: string, body: BodyOf<'polls.cast'>): Promise<ResponseOf<'polls.cast'>> {
    const { householdId, residentId, userId } = actor;
    if (householdId === undefined) throw new DomainError('people.no_household');
    if (actor.adult !== true) throw new DomainError('poll.not_adult');
    const sent = canonicalChoice(body.choice);
    const { forHolder, requestId } = body;
    const forOther = forHolder !== undefined && forHolder !== residentId;
    return this.tenant.run(actor, async (tx) => {
      const holder = forOther ? { householdId: undefined, residentId: forHolder } : { householdId, residentId };
      const cast = await this.ballots.cast(tx, { pollId, ...holder, userId, choice: sent, requestId });
      if (!cast.open) throw new DomainError(await this.refusal(tx, pollId));
      if (cast.secret) throw new DomainError('poll.secret');
      if (!cast.elector) throw new DomainError('poll.not_elector');
      checkChoice(cast, sent);
      // After the ballot, in this order by both: the row of the ballot makes one of the two wait for the other.
      if (forOther) await this.checkProxy(tx, pollId, forHolder, residentId);
      else if (cast.proxies && residentId) await this.proxies.endOf(tx, pollId, residentId, userId);
      const { choice, castAt, changed, voted } = cast;
      return { choice, castAt: castAt.toISOString(), changed, voted };
    });
  }

  /** Who votes for another holds the proxy in this moment; else the ballot is taken back with the transaction. */
  private async checkProxy(tx: Tx, pollId: string, holderId: string, agentId: string | undefined): Promise<void> {
    if (agentId === undefined || !(await this.proxies.holds(tx, pollId, holderId, agentId))) {
      throw new DomainError('poll.proxy_none');
    }
  }

  private async refusal(tx: Tx, pollId: string): Promise<ErrorCode> {
    const state = await this.polls.stateOf(tx, pollId);
    return state === undefined ? 'request.not_found' : castRefusals[state];
  }
}
