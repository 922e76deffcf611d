import { Injectable } from '@nestjs/common';
import type { BodyOf, ResponseOf } from '@wecountry/shared/contracts';
import type { PollPreset, PollUnit } from '@wecountry/shared/domain/presets';
import { DomainError } from '@wecountry/shared/errors';
import { PrivilegedLog } from '../../platform/audit-log/privileged-log.js';
import type { Actor } from '../../platform/auth/actor.js';
import { Tenant } from '../../platform/db/tenant.js';
import type { Tx } from '../../platform/db/tx.js';
import { PeopleService, type RegisteredPerson as Person, RolesService } from '../people/index.js';
import { BodyRepository } from './bodies.repository.js';
import { bodies, isBody, memberReasons } from './domain/bodies.js';

/** One who may vote: a household or a resident, and why. */
export interface Elector {
  readonly id: string;
  readonly label: string;
  readonly reason: string;
}

/** Whom a poll asks. */
export interface Scope {
  readonly preset: Pick<PollPreset, 'key'>;
  readonly unit: PollUnit;
  readonly hamletId: string | null;
}

const FOUND_MAX = 20;
const bodyLabels = { representatives: '村民代表', coop_members: '合作社成员', collective_members: '集体经济组织成员' };

/** Who may vote, as the register and the rolls of bodies say it today. */
@Injectable()
export class ElectorateService {
  constructor(
    private readonly tenant: Tenant,
    private readonly people: PeopleService,
    private readonly roles: RolesService,
    private readonly bodies: BodyRepository,
    private readonly privileged: PrivilegedLog,
  ) {}

  /** The roll of a poll, were it frozen now. */
  async roll(tx: Tx, { preset, unit, hamletId }: Scope): Promise<Elector[]> {
    if (unit === 'household') {
      const households = await this.people.households(tx);
      return households
        .filter((household) => hamletId === null || household.hamletId === hamletId)
        .map(({ id, code, hamletName }) => ({
          id,
          label: code,
          reason: hamletId === null ? '在册的户' : `${hamletName}在册的户`,
        }));
    }
    const adults = (await this.people.adults(tx)).filter((a) => hamletId === null || a.hamletId === hamletId);
    const electorOf = (person: Person, reason: string): Elector => ({
      id: person.residentId,
      label: `${person.householdCode} ${person.name}`,
      reason,
    });
    const { key } = preset;
    if (!isBody(key)) return adults.map((person) => electorOf(person, '在册，满 18 岁'));
    const members = new Set((await this.bodies.members(tx, key)).map((member) => member.residentId));
    const committee = key === 'representatives' ? await this.committee(tx) : new Set<string>();
    return adults.flatMap((person) => {
      if (person.userId !== null && committee.has(person.userId)) return [electorOf(person, '村委会成员')];
      return members.has(person.residentId) ? [electorOf(person, memberReasons[key])] : [];
    });
  }

  /** The name of a hamlet of this village. @throws DomainError `request.not_found` */
  async scopeLabel(tx: Tx, hamletId: string | null): Promise<string> {
    if (hamletId === null) return '全村';
    const hamlet = (await this.people.hamlets(tx)).find(({ id }) => id === hamletId);
    if (!hamlet) throw new DomainError('request.not_found');
    return hamlet.name;
  }

  /** Adults whose name or house number says so. */
  find(actor: Actor, q: string): Promise<ResponseOf<'polls.adults'>> {
    return this.tenant.run(actor, async (tx) => {
      const wanted = q.replace(/\s/g, '');
      const found = (await this.people.adults(tx)).filter(
        ({ name, householdCode }) => name.includes(wanted) || householdCode.replace(/\s/g, '').includes(wanted),
      );
      const items = found.slice(0, FOUND_MAX).map(({ residentId, name, householdId, householdCode, userId }) => ({
        residentId,
        name,
        householdId,
        householdCode,
        userId,
      }));
      return { items };
    });
  }

  listBodies(actor: Actor): Promise<ResponseOf<'polls.bodies'>> {
    return this.tenant.run(actor, async (tx) => {
      const adults = new Map((await this.people.adults(tx)).map((adult) => [adult.residentId, adult]));
      const rows = await this.bodies.members(tx);
      const items = bodies.map((body) => {
        const members = rows.flatMap((row) => {
          const adult = row.body === body ? adults.get(row.residentId) : undefined;
          if (!adult) return [];
          const { residentId, name, householdCode } = adult;
          return [{ residentId, name, householdCode, since: row.since }];
        });
        return { body, label: bodyLabels[body], count: members.length, members };
      });
      return { items };
    });
  }

  /** Writes people into the roll of a body, or that they left it. Polls that are open keep their roll. */
  changeBody(actor: Actor, change: BodyOf<'polls.changeBody'>): Promise<ResponseOf<'polls.changeBody'>> {
    const { body, add, remove, allAdults } = change;
    return this.tenant.once(actor, async (tx) => {
      const adults = (await this.people.adults(tx)).map((adult) => adult.residentId);
      const known = new Set(adults);
      if (add.some((id) => !known.has(id))) throw new DomainError('poll.member_wrong');
      const sitting = new Set((await this.bodies.members(tx, body)).map((member) => member.residentId));
      if (remove.some((id) => !sitting.has(id))) throw new DomainError('poll.member_wrong');
      const added = allAdults === true ? adults : [...new Set(add)];
      await this.bodies.add(tx, body, added, actor.userId);
      await this.bodies.remove(tx, body, remove, actor.userId);
      const detail = { body, added: added.length, removed: remove.length };
      await this.privileged.record(tx, actor, 'body.changed', { type: 'village', id: tx.villageId }, detail);
      return { count: (await this.bodies.members(tx, body)).length };
    });
  }

  private async committee(tx: Tx): Promise<Set<string>> {
    const holders = await this.roles.holders(tx);
    return new Set(holders.filter(({ role }) => role === 'committee').map(({ userId }) => userId));
  }
}
