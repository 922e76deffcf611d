import { Injectable } from '@nestjs/common';
import type { BodyOf, ResponseOf } from '@wecountry/shared/contracts';
import { castRefusals } from '@wecountry/shared/domain/poll-states';
import { DomainError } from '@wecountry/shared/errors';
import { PrivilegedLog } from '../../platform/audit-log/privileged-log.js';
import type { Actor } from '../../platform/auth/actor.js';
import { newId } from '../../platform/db/id.js';
import { Tenant } from '../../platform/db/tenant.js';
import type { Tx } from '../../platform/db/tx.js';
import { MediaService } from '../media/index.js';
import { PeopleService, type RegisteredPerson as Person } from '../people/index.js';
import { checkProxy } from './domain/proxies.js';
import { PollNews } from './poll-news.js';
import { type LockedPoll, PollRepository } from './polls.repository.js';
import { ProxyRepository } from './proxies.repository.js';
import { RollRepository } from './roll.repository.js';

/** Written proxies: given on an own phone, or recorded by the committee from the signed paper. */
@Injectable()
export class ProxiesService {
  constructor(
    private readonly tenant: Tenant,
    private readonly polls: PollRepository,
    private readonly rolls: RollRepository,
    private readonly proxies: ProxyRepository,
    private readonly people: PeopleService,
    private readonly media: MediaService,
    private readonly news: PollNews,
    private readonly privileged: PrivilegedLog,
  ) {}

  /** On the holder's own phone; the same once more changes nothing. */
  give(actor: Actor, pollId: string, body: BodyOf<'polls.giveProxy'>): Promise<ResponseOf<'polls.giveProxy'>> {
    const { residentId } = actor;
    if (residentId === undefined) throw new DomainError('people.no_household');
    if (actor.adult !== true) throw new DomainError('poll.not_adult');
    const given = { holderId: residentId, agentId: body.agentId, photoId: null };
    return this.tenant.run(actor, (tx) => this.add(tx, actor, pollId, given));
  }

  /** From the signed paper, photographed. */
  record(actor: Actor, pollId: string, body: BodyOf<'polls.recordProxy'>): Promise<ResponseOf<'polls.recordProxy'>> {
    return this.tenant.once(actor, (tx) => this.add(tx, actor, pollId, body));
  }

  private async add(
    tx: Tx,
    actor: Actor,
    pollId: string,
    { holderId, agentId, photoId }: { holderId: string; agentId: string; photoId: string | null },
  ): Promise<{ id: string }> {
    const poll = await this.whileOpen(tx, pollId);
    const adults = new Map((await this.people.adults(tx)).map((adult) => [adult.residentId, adult]));
    const [holder, agent] = [adults.get(holderId), adults.get(agentId)];
    if (!holder || !agent) throw new DomainError('poll.proxy_wrong');
    const standing = (await this.proxies.of(tx, pollId, holderId)).find((proxy) => proxy.holderId === holderId);
    if (photoId === null && standing?.agentId === agentId) return { id: standing.id };
    await this.check(tx, poll, holder, agent);
    if (photoId !== null) await this.media.claimFor(tx, [photoId], { type: 'poll_proxy', id: pollId });
    const id = newId();
    await this.proxies.add(tx, {
      id,
      pollId,
      holderId,
      agentId,
      holderName: holder.name,
      agentName: agent.name,
      paperId: photoId,
      givenAt: tx.now,
      givenBy: actor.userId,
    });
    const until = poll.secret ? '没投以前能收回' : '截止以前能收回';
    const text = `${holder.name}委托${agent.name}投票，${until}`;
    const told = photoId === null ? [{ id: agentId }] : [{ id: agentId }, { id: holderId }];
    await this.news.tell(tx, 'proxy_given', poll, told, text);
    if (photoId !== null) {
      await this.privileged.record(tx, actor, 'poll.proxy_recorded', { type: 'poll', id: pollId }, { holderId });
    }
    return { id };
  }

  /** By who gave it, or by the committee that recorded it from paper. */
  revoke(actor: Actor, pollId: string, proxyId: string): Promise<ResponseOf<'polls.revokeProxy'>> {
    return this.tenant.once(actor, async (tx) => {
      const poll = await this.whileOpen(tx, pollId);
      if (poll.secret) await this.afterCastings(tx, poll);
      const proxy = await this.proxies.find(tx, pollId, proxyId);
      if (!proxy) throw new DomainError('request.not_found');
      if (proxy.holderId !== actor.residentId && proxy.givenBy !== actor.userId) {
        throw new DomainError('request.forbidden');
      }
      if (poll.secret && (await this.rolls.hasOwnBallot(tx, pollId, proxy.holderId))) {
        throw new DomainError('poll.proxy_used');
      }
      if (!(await this.proxies.revoke(tx, pollId, proxy.id, actor.userId))) {
        throw new DomainError('poll.proxy_none');
      }
      await this.news.tell(tx, 'proxy_revoked', poll, [{ id: proxy.agentId }], `${proxy.holderName}收回了委托`);
      return { id: proxyId };
    });
  }

  private async check(tx: Tx, poll: LockedPoll, holder: Person, agent: Person): Promise<void> {
    const holderId = holder.residentId;
    const agentId = agent.residentId;
    if (!(await this.rolls.isElector(tx, poll.id, holderId))) throw new DomainError('poll.not_elector');
    const ofHolder = await this.proxies.of(tx, poll.id, holderId);
    const ofAgent = await this.proxies.of(tx, poll.id, agentId);
    checkProxy({
      preset: poll.preset,
      unit: poll.unit,
      holder,
      agent,
      agentOnRoll: await this.rolls.isElector(tx, poll.id, agentId),
      holderGave: ofHolder.some((proxy) => proxy.holderId === holderId),
      holderHolds: ofHolder.some((proxy) => proxy.agentId === holderId),
      holderVoted: await this.rolls.hasOwnBallot(tx, poll.id, holderId),
      agentGave: ofAgent.some((proxy) => proxy.holderId === agentId),
      agentHolds: ofAgent.filter((proxy) => proxy.agentId === agentId).length,
    });
  }

  /**
   * Waits for the castings under way: a secret ballot cannot be taken back, so that its proxy is either revoked before it
   * or not at all. A casting that waits for us looks for its proxy afterwards.
   */
  private async afterCastings(tx: Tx, poll: LockedPoll): Promise<void> {
    await this.polls.lock(tx, poll.id);
  }

  /** One after the other, so that the limit of an agent holds. */
  private async whileOpen(tx: Tx, pollId: string): Promise<LockedPoll> {
    const poll = await this.polls.holdAlone(tx, pollId);
    if (!poll) throw new DomainError('request.not_found');
    const state = poll.state === 'open' && poll.closesAt <= tx.now ? 'closed' : poll.state;
    if (state !== 'open') throw new DomainError(castRefusals[state]);
    return poll;
  }
}
