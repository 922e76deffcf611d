import { Injectable } from '@nestjs/common';
import type { BodyOf, ResponseOf } from '@wecountry/shared/contracts';
import { checkChoice } from '@wecountry/shared/domain/choice';
import { whenWords } from '@wecountry/shared/domain/calendar-words';
import { castRefusals } from '@wecountry/shared/domain/poll-states';
import { DomainError } from '@wecountry/shared/errors';
import { PrivilegedLog } from '../../platform/audit-log/privileged-log.js';
import type { Actor } from '../../platform/auth/actor.js';
import { newId } from '../../platform/db/id.js';
import { Tenant } from '../../platform/db/tenant.js';
import type { Tx } from '../../platform/db/tx.js';
import { PeopleService, ResidentsService } from '../people/index.js';
import { AssistedRepository } from './assisted.repository.js';
import { checkWitnesses } from './domain/witnesses.js';
import { PollNews } from './poll-news.js';
import { type LockedPoll, PollRepository } from './polls.repository.js';
import { RollRepository } from './roll.repository.js';

/** Ballots taken by phone or at the door from who has no phone. */
@Injectable()
export class AssistedService {
  constructor(
    private readonly tenant: Tenant,
    private readonly polls: PollRepository,
    private readonly rolls: RollRepository,
    private readonly assisted: AssistedRepository,
    private readonly people: PeopleService,
    private readonly residents: ResidentsService,
    private readonly news: PollNews,
    private readonly privileged: PrivilegedLog,
  ) {}

  /** Records one. The owner is told who took it, before whom, and that it can be overturned. */
  assist(actor: Actor, pollId: string, body: BodyOf<'polls.assist'>): Promise<ResponseOf<'polls.assist'>> {
    return this.tenant.once(actor, async (tx) => {
      const poll = await this.whileOpen(tx, pollId);
      const choice = checkChoice(poll, body.choice);
      const { holderId } = body;
      if (!(await this.rolls.isElector(tx, pollId, holderId))) throw new DomainError('poll.not_on_roll');
      const adults = new Map((await this.people.adults(tx)).map((adult) => [adult.residentId, adult]));
      const household = poll.unit === 'household' ? holderId : await this.householdOf(tx, holderId);
      const witnesses = body.witnesses.map((id) => adults.get(id));
      const [one, two] = checkWitnesses(witnesses, actor, household);
      if (await this.rolls.hasOwnBallot(tx, pollId, holderId)) throw new DomainError('poll.own_ballot_stands');
      const id = newId();
      const helperName = (await this.people.namesOf(tx, [actor.userId])).get(actor.userId) ?? '';
      const added = await this.assisted.add(tx, {
        id,
        pollId,
        holderId,
        choice,
        how: body.how,
        helperId: actor.userId,
        helperName,
        witnessOne: one.residentId,
        witnessTwo: two.residentId,
        recordedAt: tx.now,
      });
      if (!added) throw new DomainError('poll.assisted_already');
      const text = `${helperName}录的。点进来看投了什么。不对，${whenWords(poll.closesAt, tx.now)}以前可以撤掉，或者自己投。`;
      await this.news.tell(tx, 'helped', poll, [{ id: holderId }], text);
      await this.privileged.record(tx, actor, 'poll.helped', { type: 'poll', id: pollId }, { holderId });
      return { id };
    });
  }

  /** Overturns one until close: an adult of the household whose vote it is, or the helper who made a mistake. */
  overturn(actor: Actor, pollId: string, ballotId: string): Promise<ResponseOf<'polls.overturn'>> {
    return this.tenant.once(actor, async (tx) => {
      const poll = await this.whileOpen(tx, pollId);
      const ballot = await this.assisted.find(tx, pollId, ballotId);
      if (!ballot) throw new DomainError('request.not_found');
      const own = ballot.holderId === (poll.unit === 'household' ? actor.householdId : actor.residentId);
      if (!(own && actor.adult === true) && ballot.helperId !== actor.userId)
        throw new DomainError('request.forbidden');
      if (!(await this.assisted.overturn(tx, ballotId, actor.userId))) throw new DomainError('poll.assisted_gone');
      return { id: ballotId };
    });
  }

  /** Held against closing as a casting holds it, and shared with the voters. */
  /** Where an elector lives, or lived: whoever was on the roll stays on it. */
  private async householdOf(tx: Tx, residentId: string): Promise<string> {
    return (await this.residents.byIds(tx, [residentId])).get(residentId)?.householdId ?? '';
  }

  private async whileOpen(tx: Tx, pollId: string): Promise<LockedPoll> {
    const poll = await this.polls.hold(tx, pollId);
    if (!poll) throw new DomainError('request.not_found');
    const state = poll.state === 'open' && poll.closesAt <= tx.now ? 'closed' : poll.state;
    if (state !== 'open') throw new DomainError(castRefusals[state]);
    return poll;
  }
}
