import { Injectable } from '@nestjs/common';
import type { BodyOf, ResponseOf } from '@wecountry/shared/contracts';
import { businessDate } from '@wecountry/shared/domain/calendar';
import { nextMemberState, type MemberActor } from '@wecountry/shared/domain/group-states';
import { DomainError } from '@wecountry/shared/errors';
import { PrivilegedLog } from '../../platform/audit-log/privileged-log.js';
import type { PrivilegedActName } from '../../platform/audit-log/acts.js';
import type { Actor } from '../../platform/auth/actor.js';
import { newId } from '../../platform/db/id.js';
import { Tenant } from '../../platform/db/tenant.js';
import type { Tx } from '../../platform/db/tx.js';
import { AwardService } from '../credit/index.js';
import { type Person, ResidentsService } from '../people/index.js';
import { GuardiansService } from '../privacy/index.js';
import { ActivityRepository } from './activities.repository.js';
import { cardOf } from './activity-view.js';
import { mayLead } from './domain/access.js';
import { type GroupRow, GroupRepository } from './groups.repository.js';
import { Tidings } from './tidings.js';

type GroupCard = ResponseOf<'groups.list'>['items'][number];
type Event = BodyOf<'groups.move'>['event'];

const FOUND_MAX = 12;
const logged: Partial<Record<Event, PrivilegedActName>> = {
  accept: 'group.accepted',
  refuse: 'group.refused',
  leave: 'group.left',
};
const settled = { ask: ['asked', 'member'], accept: ['member'], refuse: ['refused'], leave: ['left'] } as const;

/** Groups that practise together: who leads, who is in, who asks to be. */
@Injectable()
export class GroupService {
  constructor(
    private readonly tenant: Tenant,
    private readonly groups: GroupRepository,
    private readonly activities: ActivityRepository,
    private readonly residents: ResidentsService,
    private readonly awards: AwardService,
    private readonly guardians: GuardiansService,
    private readonly tidings: Tidings,
    private readonly privileged: PrivilegedLog,
  ) {}

  list(actor: Actor): Promise<ResponseOf<'groups.list'>> {
    return this.tenant.run(actor, async (tx) => {
      const rows = await this.groups.list(tx, actor.residentId);
      const leaders = await this.residents.byIds(
        tx,
        rows.map((row) => row.leaderId),
      );
      return { items: rows.map((row) => card(row, actor, leaders)) };
    });
  }

  get(actor: Actor, groupId: string): Promise<ResponseOf<'groups.get'>> {
    return this.tenant.run(actor, async (tx) => {
      const row = await this.groups.find(tx, groupId, actor.residentId);
      if (!row) throw new DomainError('request.not_found');
      const members = await this.groups.members(tx, groupId);
      const people = await this.residents.byIds(tx, [row.leaderId, ...members.map((member) => member.residentId)]);
      const household = actor.householdId === undefined ? [] : await this.residents.ofHousehold(tx, actor.householdId);
      const states = new Map(members.map((member) => [member.residentId, member.state]));
      const leads = mayLead(actor, row.leaderId);
      const item = row.creditItemId === null ? null : await this.awards.item(tx, row.creditItemId);
      const activities = (await this.activities.ofGroup(tx, groupId, actor.householdId)).map((a) => cardOf(a, actor));
      return {
        ...card(row, actor, people),
        people: members.flatMap(({ residentId, state, askedAt, decidedAt }) => {
          const person = people.get(residentId);
          if (!person || (state !== 'member' && !(leads && state === 'asked'))) return [];
          const { name, householdCode } = person;
          const since = businessDate(decidedAt ?? askedAt);
          return [
            { residentId, name, householdLabel: householdCode, leader: residentId === row.leaderId, state, since },
          ];
        }),
        household: household.map(({ residentId, name }) => ({
          residentId,
          name,
          self: residentId === actor.residentId,
          state: states.get(residentId) ?? null,
        })),
        credit:
          item && row.creditItemId !== null
            ? { itemId: row.creditItemId, title: item.title, points: item.points }
            : null,
        activities: activities.filter((one) => one.state !== 'planned' || one.runs),
      };
    });
  }

  /** Founds a group; its leader is its first member. */
  create(actor: Actor, body: BodyOf<'groups.create'>): Promise<ResponseOf<'groups.create'>> {
    return this.tenant.once(actor, async (tx) => {
      const { kind, leaderId, creditItemId } = body;
      await this.checkLeader(tx, leaderId);
      if (creditItemId !== null && !(await this.awards.itemOn(tx, creditItemId, businessDate(tx.now)))) {
        throw new DomainError('activity.item_unknown');
      }
      const id = newId();
      const [name, about] = [body.name.trim(), body.about.trim()];
      const created = { createdBy: actor.userId, createdAt: tx.now };
      await this.groups.insert(tx, { id, kind, name, about, leaderId, creditItemId, ...created });
      await this.groups.write(tx, id, { residentId: leaderId, state: 'member', by: actor.userId, asks: false });
      await this.privileged.record(tx, actor, 'group.created', { type: 'group', id });
      return { id };
    });
  }

  /** Asks to join, for oneself or somebody of the household; accepts, refuses; leaves. Said again, it changes nothing. */
  move(actor: Actor, groupId: string, body: BodyOf<'groups.move'>): Promise<ResponseOf<'groups.move'>> {
    if (actor.roles.size === 0) throw new DomainError('request.not_found');
    return this.tenant.run(actor, async (tx) => {
      const { residentId, event } = body;
      const group = await this.groups.lock(tx, groupId);
      const person = (await this.residents.byIds(tx, [residentId])).get(residentId);
      if (!group || !person) throw new DomainError('request.not_found');
      const parts: MemberActor[] = [];
      if (actor.householdId !== undefined && person.householdId === actor.householdId) parts.push('self');
      if (mayLead(actor, group.leaderId)) parts.push('leader');
      const decides = event === 'accept' || event === 'refuse';
      if (parts.length === 0 || (decides && !parts.includes('leader'))) throw new DomainError('group.not_leader');
      const now = (await this.groups.members(tx, groupId)).find((member) => member.residentId === residentId);
      if (now && settled[event].some((state) => state === now.state)) return { state: now.state };
      const state = nextMemberState(now?.state ?? null, event, parts);
      if (event === 'ask') await this.guardians.check(tx, actor, [residentId]);
      if (event === 'leave' && residentId === group.leaderId) throw new DomainError('group.leader_stays');
      const reason = body.reason?.trim() ?? '';
      const byLeader = decides || !parts.includes('self');
      if (event === 'leave' && byLeader && reason === '') throw new DomainError('group.reason_needed');
      await this.groups.write(tx, groupId, { residentId, state, by: actor.userId, asks: event === 'ask' });
      if (event === 'ask') await this.tidings.asked(tx, group, person);
      if (byLeader) await this.tidings.decided(tx, group, person, { state, reason });
      const act = byLeader ? logged[event] : undefined;
      if (act) await this.privileged.record(tx, actor, act, { type: 'group', id: groupId });
      return { state };
    });
  }

  /** Another leads; who led stays a member. */
  lead(actor: Actor, groupId: string, leaderId: string): Promise<ResponseOf<'groups.lead'>> {
    return this.tenant.run(actor, async (tx) => {
      const group = await this.groups.lock(tx, groupId);
      if (!group) throw new DomainError('request.not_found');
      await this.checkLeader(tx, leaderId);
      if (group.leaderId === leaderId) return { id: groupId };
      await this.groups.setLeader(tx, groupId, leaderId);
      await this.groups.write(tx, groupId, { residentId: leaderId, state: 'member', by: actor.userId, asks: false });
      await this.privileged.record(tx, actor, 'group.led', { type: 'group', id: groupId });
      return { id: groupId };
    });
  }

  /** People of the register by what was typed, to name a leader. */
  find(actor: Actor, q: string): Promise<ResponseOf<'groups.people'>> {
    return this.tenant.run(actor, async (tx) => {
      const found = await this.residents.find(tx, q, FOUND_MAX);
      return {
        items: found.map(({ residentId, name, householdCode }) => ({
          residentId,
          name,
          householdLabel: householdCode,
        })),
      };
    });
  }

  private async checkLeader(tx: Tx, leaderId: string): Promise<void> {
    if (!(await this.residents.byIds(tx, [leaderId])).has(leaderId)) throw new DomainError('group.leader_unknown');
  }
}

function card(row: GroupRow, actor: Actor, people: ReadonlyMap<string, Person>): GroupCard {
  const { id, kind, name, about, leaderId, members, asking, mine } = row;
  const leads = mayLead(actor, leaderId);
  const leaderName = people.get(leaderId)?.name ?? '';
  return { id, kind, name, about, leaderName, members, asking: leads ? asking : 0, mine, leads };
}
