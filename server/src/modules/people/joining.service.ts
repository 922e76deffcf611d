import { Injectable } from '@nestjs/common';
import type { BodyOf, ResponseOf } from '@wecountry/shared/contracts';
import { businessDate } from '@wecountry/shared/domain/calendar';
import { checkJoinDecider, mayDecideJoin } from '@wecountry/shared/domain/joining';
import { DomainError } from '@wecountry/shared/errors';
import { PrivilegedLog } from '../../platform/audit-log/privileged-log.js';
import type { Actor } from '../../platform/auth/actor.js';
import { RateLimits } from '../../platform/auth/rate-limits.js';
import { SessionService } from '../../platform/auth/session.service.js';
import { Tenant } from '../../platform/db/tenant.js';
import type { Tx } from '../../platform/db/tx.js';
import { VillagesService } from '../villages/index.js';
import { isAdult } from './domain/adult.js';
import { householdCode } from './domain/household-code.js';
import { type Candidate, joinSubject } from './domain/join-subject.js';
import { JoiningNews } from './joining-news.js';
import { JoiningRepository, type RequestRow } from './joining.repository.js';
import { PeopleService } from './people.service.js';
import { RegisterService } from './register.service.js';
import { RolesService } from './roles.service.js';

/** Who has no invite, or a new phone: says who they are, and somebody who knows them says yes. */
@Injectable()
export class JoiningService {
  constructor(
    private readonly tenant: Tenant,
    private readonly repository: JoiningRepository,
    private readonly limits: RateLimits,
    private readonly people: PeopleService,
    private readonly register: RegisterService,
    private readonly roles: RolesService,
    private readonly sessions: SessionService,
    private readonly villages: VillagesService,
    private readonly news: JoiningNews,
    private readonly privileged: PrivilegedLog,
  ) {}

  async door(actor: Actor): Promise<ResponseOf<'joining.door'>> {
    return this.tenant.run(actor, async (tx) => {
      const hamlets = await this.people.hamlets(tx);
      const request = await this.repository.latest(tx, actor.userId);
      return {
        villageName: (await this.villages.current(tx)).name,
        hamlets: hamlets.map(({ id, name }) => ({ id, name })),
        request: request
          ? {
              id: request.id,
              name: request.name,
              householdCode: codeOf(request, hamlets),
              state: request.state,
              reason: request.reason,
              requestedAt: request.requestedAt.toISOString(),
            }
          : null,
      };
    });
  }

  /**
   * Asks to be bound. It answers the same whether the register has such a person or not: nobody finds out here who
   * lives where. Asked again, the request that waits is changed.
   * @throws DomainError `people.joined_already`, `people.too_many_tries`
   */
  async request(actor: Actor, { name, hamletId, no }: BodyOf<'joining.request'>): Promise<{ id: string }> {
    await this.limits.join(actor.userId);
    return this.tenant.run(actor, async (tx) => {
      const hamlets = await this.people.hamlets(tx);
      if (!hamlets.some((hamlet) => hamlet.id === hamletId)) throw new DomainError('request.not_found');
      if (await this.people.memberOf(tx, actor.userId)) throw new DomainError('people.joined_already');
      const bare = name.replace(/\s+/gu, '');
      const id = await this.repository.put(tx, { userId: actor.userId, name: bare, hamletId, no });
      const request = await this.repository.lock(tx, id);
      if (!request) throw new Error('A request was written and is not there');
      const people = await this.adults(tx, [id]);
      await this.news.asked(tx, request, codeOf(request, hamlets), people, await this.roles.held(tx));
      return { id };
    });
  }

  /** Takes one's own request back. */
  async withdraw(actor: Actor, id: string): Promise<{ id: string }> {
    return this.tenant.run(actor, async (tx) => {
      const request = await this.repository.lock(tx, id);
      if (request?.userId !== actor.userId) throw new DomainError('request.not_found');
      if (request.state === 'withdrawn') return { id };
      if (request.state !== 'open') throw new DomainError('people.request_over');
      await this.repository.decide(tx, id, { state: 'withdrawn', by: actor.userId });
      return { id };
    });
  }

  /** What waits for the caller: all of the village for its committee, a new phone at home for a villager. */
  async list(actor: Actor): Promise<ResponseOf<'joining.requests'>> {
    return this.tenant.run(actor, async (tx) => {
      const open = await this.repository.open(tx);
      const hamlets = await this.people.hamlets(tx);
      const held = await this.roles.held(tx);
      const all = await this.adults(
        tx,
        open.map((request) => request.id),
      );
      const office = (['committee', 'supervisor', 'auditor'] as const).some((role) => actor.roles.has(role));
      const items = open.map((request) => {
        const here = all.filter((candidate) => candidate.requestId === request.id);
        return {
          id: request.id,
          name: request.name,
          householdId: here[0]?.householdId ?? null,
          householdCode: codeOf(request, hamlets),
          requestedAt: request.requestedAt.toISOString(),
          candidates: here.map((candidate) => ({
            residentId: candidate.residentId,
            name: candidate.name,
            sameName: candidate.name === request.name,
            bound: candidate.userId !== null,
            mayDecide: mayDecideJoin(actor, request.userId, joinSubject(candidate, held)),
          })),
        };
      });
      const mine = (item: (typeof items)[number]) => item.candidates.some((c) => c.sameName && c.bound && c.mayDecide);
      return { householdId: actor.householdId ?? null, items: office ? items : items.filter(mine) };
    });
  }

  /**
   * Says yes or no. With a yes for a resident who is bound, the old phone is out at once: unbound, its sessions ended,
   * its roles to be given anew. Saying the same again changes nothing.
   * @throws DomainError those of `checkJoinDecider`, `request.not_found`, `people.request_over`, `people.reason_needed`,
   *   `people.joined_already`
   */
  async decide(actor: Actor, id: string, body: BodyOf<'joining.decide'>): Promise<{ id: string }> {
    return this.tenant.run(actor, async (tx) => {
      await this.roles.lock(tx);
      const request = await this.repository.lock(tx, id);
      if (!request) throw new DomainError('request.not_found');
      const candidates = await this.adults(tx, [id]);
      const chosen = candidates.find((candidate) => candidate.residentId === body.residentId);
      if (body.residentId && !chosen) throw new DomainError('request.not_found');
      await this.checkDecider(tx, actor, request, chosen ? [chosen] : candidates);
      if (request.state !== 'open') {
        const same = request.state === (body.confirm ? 'confirmed' : 'refused');
        if (same && (!body.confirm || request.residentId === body.residentId)) return { id };
        throw new DomainError('people.request_over');
      }
      if (!body.confirm) await this.refuse(tx, actor, request, body.reason);
      else if (chosen) await this.confirm(tx, actor, request, chosen);
      else throw new DomainError('people.event_incomplete');
      return { id };
    });
  }

  /** Without a person chosen, a refusal is for whoever may decide about one of that name; else it is the committee's. */
  private async checkDecider(tx: Tx, actor: Actor, request: RequestRow, about: readonly Candidate[]): Promise<void> {
    const held = await this.roles.held(tx);
    const likely = about.length === 1 ? about : about.filter((candidate) => candidate.name === request.name);
    if (likely.some((candidate) => mayDecideJoin(actor, request.userId, joinSubject(candidate, held)))) return;
    const [first] = likely;
    checkJoinDecider(actor, request.userId, joinSubject(first, held));
  }

  private async confirm(tx: Tx, actor: Actor, request: RequestRow, chosen: Candidate): Promise<void> {
    if (await this.people.memberOf(tx, request.userId)) throw new DomainError('people.joined_already');
    const { residentId, userId: oldUser } = chosen;
    if (oldUser) {
      await this.roles.takeAll(tx, actor, oldUser);
      await this.repository.unbind(tx, residentId);
      await this.villages.leave(tx, oldUser);
      await this.sessions.endAllOf(tx, oldUser);
      await this.privileged.record(tx, actor, 'resident.rebound', { type: 'resident', id: residentId });
    }
    await this.register.bind(tx, actor, [{ residentId, userId: request.userId }]);
    await this.repository.decide(tx, request.id, { state: 'confirmed', by: actor.userId, residentId });
    const code = codeOf(request, await this.people.hamlets(tx));
    await this.news.confirmed(tx, request, code, { householdId: chosen.householdId, rebound: oldUser !== null });
  }

  private async refuse(tx: Tx, actor: Actor, request: RequestRow, typed: string | undefined): Promise<void> {
    if (!typed) throw new DomainError('people.reason_needed');
    const reason = typed.trim();
    await this.repository.decide(tx, request.id, { state: 'refused', by: actor.userId, reason });
    await this.news.refused(tx, request, reason);
    await this.privileged.record(tx, actor, 'join.refused', { type: 'village', id: tx.villageId });
  }

  private async adults(tx: Tx, requestIds: readonly string[]): Promise<Candidate[]> {
    const today = businessDate(tx.now);
    const people = await this.repository.candidates(tx, requestIds);
    return people.filter((person) => isAdult(person.bornOn, today));
  }
}

const codeOf = (request: RequestRow, hamlets: readonly { id: string; name: string }[]): string =>
  householdCode(hamlets.find((hamlet) => hamlet.id === request.hamletId)?.name ?? '', request.householdNo);
