import { Injectable } from '@nestjs/common';
import type { BodyOf, ResponseOf } from '@wecountry/shared/contracts';
import { canonicalChoice, checkChoice } from '@wecountry/shared/domain/choice';
import { DomainError } from '@wecountry/shared/errors';
import type { Actor } from '../../platform/auth/actor.js';
import { Tenant } from '../../platform/db/tenant.js';
import { BallotRepository } from './ballots.repository.js';
import { PollRepository } from './polls.repository.js';

/** Takes ballots. */
@Injectable()
export class CastingService {
  constructor(
    private readonly tenant: Tenant,
    private readonly ballots: BallotRepository,
    private readonly polls: PollRepository,
  ) {}

  /**
   * Casts the ballot of the actor's household (or the actor's own), or changes it. Any adult of the household who is bound
   * may; the first counts, a later one changes it.
   */
  async cast(actor: Actor, pollId: string, body: BodyOf<'polls.cast'>): Promise<ResponseOf<'polls.cast'>> {
    const { householdId, residentId, userId } = actor;
    if (householdId === undefined) throw new DomainError('people.no_household');
    if (actor.adult !== true) throw new DomainError('poll.not_adult');
    const sent = canonicalChoice(body.choice);
    return this.tenant.run(actor, async (tx) => {
      const casting = { pollId, householdId, residentId, userId, choice: sent, requestId: body.requestId };
      const cast = await this.ballots.cast(tx, casting);
      if (!cast.open) {
        throw new DomainError((await this.polls.exists(tx, pollId)) ? 'poll.closed' : 'request.not_found');
      }
      if (cast.secret) throw new DomainError('poll.secret');
      if (!cast.elector) throw new DomainError('poll.not_elector');
      checkChoice(cast, sent);
      const { choice, castAt, changed, voted } = cast;
      return { choice, castAt: castAt.toISOString(), changed, voted };
    });
  }
}
