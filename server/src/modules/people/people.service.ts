import { Injectable } from '@nestjs/common';
import { businessDate } from '@wecountry/shared/domain/calendar';
import type { QueryOf, ResponseOf } from '@wecountry/shared/contracts';
import { DomainError } from '@wecountry/shared/errors';
import type { Actor } from '../../platform/auth/actor.js';
import { fromCursor, toCursor } from '../../platform/http/cursor.js';
import { Tenant } from '../../platform/db/tenant.js';
import type { Tx } from '../../platform/db/tx.js';
import { isAdult } from './domain/adult.js';
import {
  type HamletRow,
  type HouseholdCounts,
  type HouseholdRow,
  type Member,
  PeopleRepository,
  type Person,
} from './people.repository.js';

const HOUSEHOLDS_A_PAGE = 30;
const MEMBERS_A_PAGE = 30;

/** A household with those who may vote for it: its adults who are bound to a user. It may have none. */
export interface ElectorHousehold extends HouseholdRow {
  readonly voters: readonly { readonly userId: string; readonly residentId: string; readonly name: string }[];
}

/** A household with the receipt numbers of its people. */
export interface HouseholdRoll extends HouseholdRow {
  readonly members: readonly { readonly residentNo: number; readonly bound: boolean }[];
}

/** Reads the register, for screens and for the other modules. */
@Injectable()
export class PeopleService {
  constructor(
    private readonly tenant: Tenant,
    private readonly repository: PeopleRepository,
  ) {}

  async listHamlets(actor: Actor): Promise<HamletRow[]> {
    return this.tenant.run(actor, (tx) => this.repository.hamlets(tx));
  }

  /** A page of households, by hamlet and number. */
  async listHouseholds(
    actor: Actor,
    filter: QueryOf<'people.households'>,
  ): Promise<{ items: HouseholdCounts[]; nextCursor: string | null }> {
    const { hamlet, cursor } = filter;
    const q = wanted(filter.q);
    return this.tenant.run(actor, async (tx) => {
      if (hamlet) await this.requireHamlet(tx, hamlet);
      const rows = await this.repository.householdPage(
        tx,
        { hamlet, q, after: placeIn(cursor) },
        HOUSEHOLDS_A_PAGE + 1,
      );
      const last = rows.length > HOUSEHOLDS_A_PAGE ? rows[HOUSEHOLDS_A_PAGE - 1] : undefined;
      return {
        items: rows.slice(0, HOUSEHOLDS_A_PAGE).map(({ position: _, no: __, ...row }) => row),
        nextCursor: last ? toCursor([digits(last.position), digits(last.no), last.hamletId]) : null,
      };
    });
  }

  /** A page of those who are bound to a user, to give roles to. */
  async listMembers(actor: Actor, query: QueryOf<'people.members'>): Promise<ResponseOf<'people.members'>> {
    return this.tenant.run(actor, async (tx) => {
      const after = query.cursor ? Number(fromCursor(query.cursor, ['number'])[0]) : 0;
      const rows = await this.repository.memberPage(tx, wanted(query.q), after, MEMBERS_A_PAGE + 1);
      const last = rows.length > MEMBERS_A_PAGE ? rows[MEMBERS_A_PAGE - 1] : undefined;
      return {
        items: rows.slice(0, MEMBERS_A_PAGE).map(({ userId, residentId, name, householdCode: code }) => ({
          userId,
          residentId,
          name,
          householdCode: code,
        })),
        nextCursor: last ? toCursor([digits(last.residentNo)]) : null,
      };
    });
  }

  /** Hamlets in their order, each with its leader and how many households it has. */
  hamlets(tx: Tx): Promise<HamletRow[]> {
    return this.repository.hamlets(tx);
  }

  /** All households, by hamlet and number. */
  households(tx: Tx): Promise<HouseholdRow[]> {
    return this.repository.households(tx);
  }

  /** The households with these ids, in no order; one that is not of this village is left out. */
  householdsById(tx: Tx, ids: readonly string[]): Promise<HouseholdRow[]> {
    return this.repository.householdsById(tx, ids);
  }

  /** @throws DomainError `request.not_found` */
  async household(tx: Tx, id: string): Promise<HouseholdRow> {
    const [household] = await this.repository.householdsById(tx, [id]);
    if (!household) throw new DomainError('request.not_found');
    return household;
  }

  /** Every household with its voters as of `tx.now`: what a household poll freezes when it opens. */
  async electorate(tx: Tx): Promise<ElectorHousehold[]> {
    const today = businessDate(tx.now);
    const households = await this.repository.households(tx);
    const adults = (await this.repository.members(tx)).filter((m) => isAdult(m.bornOn, today));
    const byHousehold = groupByHousehold(adults);
    return households.map((household) => ({
      ...household,
      voters: (byHousehold.get(household.id) ?? []).map(({ userId, residentId, name }) => ({
        userId,
        residentId,
        name,
      })),
    }));
  }

  /** Every household with its people's receipt numbers. */
  async rolls(tx: Tx): Promise<HouseholdRoll[]> {
    const households = await this.repository.households(tx);
    const byHousehold = groupByHousehold(await this.repository.roll(tx));
    return households.map((household) => ({ ...household, members: byHousehold.get(household.id) ?? [] }));
  }

  /** Everybody who is of the register today and 18, by household; with or without a phone. */
  async adults(tx: Tx): Promise<Person[]> {
    const today = businessDate(tx.now);
    return (await this.repository.everybody(tx, today)).filter((person) => isAdult(person.bornOn, today));
  }

  /** The person of the register who is bound to this user, or null for staff from outside and buyers. */
  async memberOf(tx: Tx, userId: string): Promise<(Member & { adult: boolean }) | null> {
    const [member] = await this.repository.members(tx, [userId]);
    return member ? { ...member, adult: isAdult(member.bornOn, businessDate(tx.now)) } : null;
  }

  /** The people of the register who are bound to these users, by user. */
  async membersOf(tx: Tx, userIds: readonly string[]): Promise<ReadonlyMap<string, Member>> {
    if (userIds.length === 0) return new Map();
    return new Map((await this.repository.members(tx, userIds)).map((m) => [m.userId, m]));
  }

  /** What to call these users in this village. Somebody it has no name for, such as a buyer, is missing. */
  async namesOf(tx: Tx, userIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows = await this.repository.names(tx, [...new Set(userIds)]);
    return new Map(rows.map((r) => [r.userId, r.name]));
  }

  /** The users bound to these residents and to the people of these households. */
  usersOf(
    tx: Tx,
    whom: { residentIds: readonly string[]; householdIds: readonly string[] },
  ): Promise<readonly string[]> {
    return this.repository.usersOf(tx, whom);
  }

  /** The receipt numbers of residents who hold one of these roles, with the role. */
  roleHolders(tx: Tx, roles: readonly string[]): Promise<{ residentNo: number; role: string }[]> {
    return this.repository.roleHolders(tx, roles);
  }

  /** The users bound to residents with these receipt numbers. */
  usersNumbered(tx: Tx, residentNos: readonly number[]): Promise<string[]> {
    return this.repository.usersNumbered(tx, residentNos);
  }

  /** The user of each hamlet's leader, where there is one. */
  async leaders(tx: Tx): Promise<ReadonlyMap<string, string>> {
    return new Map((await this.repository.leaders(tx)).map((l) => [l.hamletId, l.userId]));
  }

  private async requireHamlet(tx: Tx, id: string): Promise<void> {
    const hamlets = await this.repository.hamlets(tx);
    if (!hamlets.some((h) => h.id === id)) throw new DomainError('request.not_found');
  }
}

function groupByHousehold<T extends { householdId: string }>(rows: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(row.householdId);
    if (group) group.push(row);
    else groups.set(row.householdId, [row]);
  }
  return groups;
}

/** What somebody typed, without the spaces that a phone's keyboard puts anywhere. */
const wanted = (typed: string | undefined): string | undefined => typed?.replace(/\s+/gu, '') || undefined;

const digits = (n: number): string => String(n).padStart(20, '0');

function placeIn(cursor: string | undefined): { position: number; hamletId: string; no: number } | undefined {
  if (!cursor) return undefined;
  const [position = '', no = '', hamletId = ''] = fromCursor(cursor, ['number', 'number', 'id']);
  return { position: Number(position), no: Number(no), hamletId };
}
