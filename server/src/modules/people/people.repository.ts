import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/db/tx.js';
import type { Place } from '../../platform/auth/actor-directory.js';
import { businessDate } from '@wecountry/shared/domain/calendar';
import { needsGuardian } from '@wecountry/shared/domain/guardian';
import { isAdult } from './domain/adult.js';
import { householdCode } from './domain/household-code.js';

export interface HamletRow {
  readonly id: string;
  readonly name: string;
  readonly leaderName: string | null;
  readonly households: number;
}

/** A household as every screen names it: `code` 上寨 17 号, `name` its head's. */
export interface HouseholdRow {
  readonly id: string;
  readonly code: string;
  readonly hamletId: string;
  readonly hamletName: string;
  readonly name: string;
}

export interface HouseholdCounts extends HouseholdRow {
  readonly members: number;
  readonly bound: number;
}

/** A person of the register who is bound to a user. */
export interface Member {
  readonly userId: string;
  readonly residentId: string;
  readonly residentNo: number;
  readonly name: string;
  readonly bornOn: string;
  readonly householdId: string;
  readonly householdCode: string;
  readonly hamletId: string;
  readonly hamletName: string;
}

/** A person of the register, whether bound to a user or not. */
export interface Person extends Omit<Member, 'userId'> {
  readonly userId: string | null;
}

/** A resident's receipt number, and whether a user is bound to them. */
export interface RollMember {
  readonly householdId: string;
  readonly residentNo: number;
  readonly bound: boolean;
}

type Coded<T> = Omit<T, 'code'> & { no: number };

const HOUSEHOLDS = `
  FROM households h
  JOIN hamlets ha ON ha.village_id = h.village_id AND ha.id = h.hamlet_id
  LEFT JOIN residents head ON head.village_id = h.village_id AND head.household_id = h.id AND head.head`;
const HOUSEHOLD = `h.id, h.no, h.hamlet_id AS "hamletId", ha.name AS "hamletName", coalesce(head.name, '') AS name`;

const MEMBER = `r.user_id AS "userId", r.id AS "residentId", r.resident_no AS "residentNo", r.name, r.born_on AS "bornOn",
       r.household_id AS "householdId", h.no, h.hamlet_id AS "hamletId", ha.name AS "hamletName"
  FROM residents r
  JOIN households h ON h.village_id = r.village_id AND h.id = r.household_id
  JOIN hamlets ha ON ha.village_id = h.village_id AND ha.id = h.hamlet_id`;

/** Where a household stands in every list. */
interface HouseholdPlace {
  readonly position: number;
  readonly hamletId: string;
  readonly no: number;
}

function coded<T extends { hamletName: string; no: number }>(row: T): Omit<T, 'no'> & { code: string } {
  const { no, ...rest } = row;
  return { ...rest, code: householdCode(row.hamletName, no) };
}

/** What the register says. */
@Injectable()
export class PeopleRepository {
  async placeOf(tx: Tx, userId: string): Promise<Place | null> {
    const rows = await tx.prepared<
      { [K in Exclude<keyof Place, 'adult' | 'child'>]: Place[K] | null } & { bornOn: string | null }
    >(
      'place_of',
      `SELECT r.id AS "residentId", r.resident_no AS "residentNo", r.household_id AS "householdId",
              h.hamlet_id AS "hamletId", r.born_on AS "bornOn",
              ARRAY(SELECT g.role FROM role_grants g
                    WHERE g.village_id = $1 AND g.user_id = $2 AND g.revoked_at IS NULL
                    ORDER BY g.role) AS roles
       FROM (SELECT 1) one
       LEFT JOIN residents r ON r.village_id = $1 AND r.user_id = $2
       LEFT JOIN households h ON h.village_id = r.village_id AND h.id = r.household_id`,
      [tx.villageId, userId],
    );
    const [row] = rows;
    const roles = row?.roles ?? [];
    if (!row?.residentId) return roles.length > 0 ? { roles } : null;
    const { residentId, residentNo, householdId, hamletId, bornOn } = row;
    const today = businessDate(tx.now);
    return {
      roles: ['villager', ...roles],
      residentId,
      residentNo: residentNo ?? undefined,
      householdId: householdId ?? undefined,
      hamletId: hamletId ?? undefined,
      adult: bornOn !== null && isAdult(bornOn, today),
      child: bornOn !== null && needsGuardian(bornOn, today),
    };
  }

  /** Hamlets in their order. The leader is who holds the role and lives there; of several, the first appointed. */
  async hamlets(tx: Tx): Promise<HamletRow[]> {
    return tx.query<HamletRow>(
      `SELECT ha.id, ha.name,
              (SELECT count(*)::int FROM households h WHERE h.village_id = ha.village_id AND h.hamlet_id = ha.id) AS households,
              (SELECT r.name FROM role_grants g
               JOIN residents r ON r.village_id = g.village_id AND r.user_id = g.user_id
               JOIN households h ON h.village_id = r.village_id AND h.id = r.household_id
               WHERE g.village_id = ha.village_id AND g.role = 'group_leader' AND g.revoked_at IS NULL
                 AND h.hamlet_id = ha.id
               ORDER BY g.granted_at, g.id LIMIT 1) AS "leaderName"
       FROM hamlets ha WHERE ha.village_id = $1 ORDER BY ha.position, ha.id`,
      [tx.villageId],
    );
  }

  /** Those that somebody lives in: where all have left, there is nobody to vote or to be told. */
  async households(tx: Tx): Promise<HouseholdRow[]> {
    const rows = await tx.query<Coded<HouseholdRow>>(
      `SELECT ${HOUSEHOLD} ${HOUSEHOLDS} WHERE h.village_id = $1 AND EXISTS (
         SELECT FROM residents r WHERE r.village_id = h.village_id AND r.household_id = h.id AND r.left_on IS NULL)
       ORDER BY ha.position, ha.id, h.no`,
      [tx.villageId],
    );
    return rows.map(coded);
  }

  async householdsById(tx: Tx, ids: readonly string[]): Promise<HouseholdRow[]> {
    const rows = await tx.query<Coded<HouseholdRow>>(
      `SELECT ${HOUSEHOLD} ${HOUSEHOLDS} WHERE h.village_id = $1 AND h.id = ANY ($2::uuid[])`,
      [tx.villageId, ids],
    );
    return rows.map(coded);
  }

  /**
   * A page of households by hamlet and number, with how many live there. `q` is part of a code or of somebody's name,
   * without spaces; `after` is the place of the last one seen.
   */
  async householdPage(
    tx: Tx,
    filter: { hamlet?: string; q?: string; after?: HouseholdPlace },
    limit: number,
  ): Promise<(HouseholdCounts & { position: number; no: number })[]> {
    const { hamlet, q, after } = filter;
    const rows = await tx.query<Coded<HouseholdCounts> & { position: number }>(
      `SELECT ${HOUSEHOLD}, ha.position, m.members, m.bound ${HOUSEHOLDS}
       CROSS JOIN LATERAL (SELECT count(*)::int AS members, count(user_id)::int AS bound FROM residents r
         WHERE r.village_id = h.village_id AND r.household_id = h.id AND r.left_on IS NULL) m
       WHERE h.village_id = $1
         AND ($2::uuid IS NULL OR h.hamlet_id = $2)
         AND ($3::text IS NULL OR strpos(ha.name || h.no || '号', $3) > 0 OR EXISTS (
           SELECT FROM residents r WHERE r.village_id = h.village_id AND r.household_id = h.id
             AND r.left_on IS NULL AND strpos(r.name, $3) > 0))
         AND ($4::int IS NULL OR (ha.position, ha.id, h.no) > ($4, $5::uuid, $6))
       ORDER BY ha.position, ha.id, h.no LIMIT $7`,
      [
        tx.villageId,
        hamlet ?? null,
        q ?? null,
        after?.position ?? null,
        after?.hamletId ?? null,
        after?.no ?? null,
        limit,
      ],
    );
    return rows.map((row) => ({ ...coded(row), position: row.position, no: row.no }));
  }

  /** A page of those who are bound, by their number; `q` is part of a name or of a household's code. */
  async memberPage(tx: Tx, q: string | undefined, after: number, limit: number): Promise<Member[]> {
    const rows = await tx.query<Omit<Member, 'householdCode'> & { no: number }>(
      `SELECT ${MEMBER}
       WHERE r.village_id = $1 AND r.user_id IS NOT NULL AND r.resident_no > $3
         AND ($2::text IS NULL OR strpos(r.name, $2) > 0 OR strpos(ha.name || h.no || '号', $2) > 0)
       ORDER BY r.resident_no LIMIT $4`,
      [tx.villageId, q ?? null, after, limit],
    );
    return rows.map(({ no, ...row }) => ({ ...row, householdCode: householdCode(row.hamletName, no) }));
  }

  /** Every resident's number and whether a phone of theirs is known. */
  async roll(tx: Tx): Promise<RollMember[]> {
    return tx.query<RollMember>(
      `SELECT household_id AS "householdId", resident_no AS "residentNo", user_id IS NOT NULL AS bound
       FROM residents WHERE village_id = $1 AND left_on IS NULL`,
      [tx.villageId],
    );
  }

  /** People of the register bound to these users, or to anybody when no users are named. */
  async members(tx: Tx, userIds?: readonly string[]): Promise<Member[]> {
    const rows = await tx.query<Omit<Member, 'householdCode'> & { no: number }>(
      `SELECT ${MEMBER}
       WHERE r.village_id = $1 AND r.user_id IS NOT NULL AND ($2::uuid[] IS NULL OR r.user_id = ANY ($2))
       ORDER BY r.resident_no`,
      [tx.villageId, userIds ?? null],
    );
    return rows.map(({ no, ...row }) => ({ ...row, householdCode: householdCode(row.hamletName, no) }));
  }

  /** Who is of the register on a day, by household and number; who has left by then is not. */
  async everybody(tx: Tx, day: string): Promise<Person[]> {
    const rows = await tx.query<Omit<Person, 'householdCode'> & { no: number }>(
      `SELECT r.user_id AS "userId", r.id AS "residentId", r.resident_no AS "residentNo", r.name, r.born_on AS "bornOn",
              r.household_id AS "householdId", h.no, h.hamlet_id AS "hamletId", ha.name AS "hamletName"
       FROM residents r
       JOIN households h ON h.village_id = r.village_id AND h.id = r.household_id
       JOIN hamlets ha ON ha.village_id = h.village_id AND ha.id = h.hamlet_id
       WHERE r.village_id = $1 AND (r.left_on IS NULL OR r.left_on > $2)
       ORDER BY ha.position, ha.id, h.no, r.resident_no`,
      [tx.villageId, day],
    );
    return rows.map(({ no, ...row }) => ({ ...row, householdCode: householdCode(row.hamletName, no) }));
  }

  async usersOf(
    tx: Tx,
    { residentIds, householdIds }: { residentIds: readonly string[]; householdIds: readonly string[] },
  ): Promise<string[]> {
    const rows = await tx.query<{ userId: string }>(
      `SELECT user_id AS "userId" FROM residents
       WHERE village_id = $1 AND user_id IS NOT NULL AND (id = ANY ($2::uuid[]) OR household_id = ANY ($3::uuid[]))`,
      [tx.villageId, residentIds, householdIds],
    );
    return rows.map(({ userId }) => userId);
  }

  /** Names of users in this village: the register's, else the one their role was given under. */
  async names(tx: Tx, userIds: readonly string[]): Promise<{ userId: string; name: string }[]> {
    return tx.query<{ userId: string; name: string }>(
      `SELECT u.id AS "userId", coalesce(r.name, g.name) AS name
       FROM unnest($2::uuid[]) AS u (id)
       LEFT JOIN residents r ON r.village_id = $1 AND r.user_id = u.id
       LEFT JOIN LATERAL (SELECT holder_name AS name FROM role_grants
                          WHERE village_id = $1 AND user_id = u.id AND holder_name IS NOT NULL
                          ORDER BY granted_at DESC LIMIT 1) g ON true
       WHERE coalesce(r.name, g.name) IS NOT NULL`,
      [tx.villageId, userIds],
    );
  }

  /** The receipt numbers of residents who hold one of these roles, with the role. */
  async roleHolders(tx: Tx, roles: readonly string[]): Promise<{ residentNo: number; role: string }[]> {
    return tx.query<{ residentNo: number; role: string }>(
      `SELECT r.resident_no AS "residentNo", g.role FROM role_grants g
       JOIN residents r ON r.village_id = g.village_id AND r.user_id = g.user_id
       WHERE g.village_id = $1 AND g.revoked_at IS NULL AND g.role = ANY ($2::text[])`,
      [tx.villageId, roles],
    );
  }

  /** The users bound to residents with these receipt numbers. */
  async usersNumbered(tx: Tx, residentNos: readonly number[]): Promise<string[]> {
    const rows = await tx.query<{ userId: string }>(
      `SELECT user_id AS "userId" FROM residents
       WHERE village_id = $1 AND resident_no = ANY ($2::int[]) AND user_id IS NOT NULL`,
      [tx.villageId, residentNos],
    );
    return rows.map((r) => r.userId);
  }

  /** The user of each hamlet's leader: who holds the role and lives there; of several, the first appointed. */
  async leaders(tx: Tx): Promise<{ hamletId: string; userId: string }[]> {
    return tx.query<{ hamletId: string; userId: string }>(
      `SELECT DISTINCT ON (h.hamlet_id) h.hamlet_id AS "hamletId", g.user_id AS "userId" FROM role_grants g
       JOIN residents r ON r.village_id = g.village_id AND r.user_id = g.user_id
       JOIN households h ON h.village_id = r.village_id AND h.id = r.household_id
       WHERE g.village_id = $1 AND g.role = 'group_leader' AND g.revoked_at IS NULL
       ORDER BY h.hamlet_id, g.granted_at, g.id`,
      [tx.villageId],
    );
  }
}
