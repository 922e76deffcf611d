import { Injectable } from '@nestjs/common';
import type { SeatRole } from '@wecountry/shared/domain/appointments';
import type { Tx } from '../../platform/db/tx.js';
import type { HouseholdInvite } from './household-invite.entity.js';

export interface NewInvite {
  readonly id: string;
  readonly householdId: string;
  readonly residentId: string | null;
  readonly role: SeatRole | null;
  readonly codeHash: string;
  readonly createdBy: string;
  readonly expiresAt: Date;
}

export type InviteRow = Pick<HouseholdInvite, 'id' | 'householdId' | 'residentId' | 'role' | 'expiresAt' | 'createdBy'>;

export interface ListedInvite extends InviteRow {
  readonly hamletName: string;
  readonly no: number;
  readonly householdName: string;
  readonly residentName: string | null;
}

/** A place of the founding that waits for its person. */
export interface ListedSeat {
  readonly id: string;
  readonly householdId: string;
  readonly residentId: string;
  readonly role: SeatRole;
  readonly name: string;
  readonly hamlet: string;
  readonly no: number;
}

const INVITE = `i.id, i.household_id AS "householdId", i.resident_id AS "residentId", i.role, i.expires_at AS "expiresAt",
                i.created_by AS "createdBy"`;
const LISTED_MAX = 300;

@Injectable()
export class InvitesRepository {
  async add(tx: Tx, invites: readonly NewInvite[]): Promise<void> {
    await tx.execute(
      `INSERT INTO household_invites
         (village_id, id, household_id, resident_id, role, code_hash, created_at, created_by, expires_at)
       SELECT $1, new.id, new.household_id, new.resident_id, new.role, new.code_hash, $7, new.created_by, new.expires_at
       FROM unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::text[], $6::text[], $8::uuid[], $9::timestamptz[])
         AS new (id, household_id, resident_id, role, code_hash, created_by, expires_at)`,
      [
        tx.villageId,
        invites.map((i) => i.id),
        invites.map((i) => i.householdId),
        invites.map((i) => i.residentId),
        invites.map((i) => i.role),
        invites.map((i) => i.codeHash),
        tx.now,
        invites.map((i) => i.createdBy),
        invites.map((i) => i.expiresAt.toISOString()),
      ],
    );
  }

  /** Those that still open, of a hamlet or a household; a seat of the founding is no committee's to hand out. */
  async open(tx: Tx, filter: { hamlet?: string; household?: string }): Promise<ListedInvite[]> {
    return tx.query<ListedInvite>(
      `SELECT ${INVITE}, ha.name AS "hamletName", h.no, coalesce(head.name, '') AS "householdName", r.name AS "residentName"
       FROM household_invites i
       JOIN households h ON h.village_id = i.village_id AND h.id = i.household_id
       JOIN hamlets ha ON ha.village_id = h.village_id AND ha.id = h.hamlet_id
       LEFT JOIN residents head ON head.village_id = h.village_id AND head.household_id = h.id AND head.head
       LEFT JOIN residents r ON r.village_id = i.village_id AND r.id = i.resident_id
       WHERE i.village_id = $1 AND i.revoked_at IS NULL AND i.expires_at > $2 AND i.role IS NULL
         AND ($3::uuid IS NULL OR h.hamlet_id = $3) AND ($4::uuid IS NULL OR h.id = $4)
       ORDER BY ha.position, ha.id, h.no, i.created_at DESC LIMIT ${LISTED_MAX}`,
      [tx.villageId, tx.now, filter.hamlet ?? null, filter.household ?? null],
    );
  }

  /** The households of a hamlet that somebody lives in, where nobody is bound and no invite is open. */
  async uninvited(tx: Tx, hamletId: string): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `SELECT h.id FROM households h
       WHERE h.village_id = $1 AND h.hamlet_id = $2
         AND EXISTS (SELECT FROM residents r WHERE r.village_id = h.village_id AND r.household_id = h.id AND r.left_on IS NULL)
         AND NOT EXISTS (SELECT FROM residents r
           WHERE r.village_id = h.village_id AND r.household_id = h.id AND r.user_id IS NOT NULL)
         AND NOT EXISTS (SELECT FROM household_invites i
           WHERE i.village_id = h.village_id AND i.household_id = h.id AND i.revoked_at IS NULL AND i.expires_at > $3)
       ORDER BY h.no LIMIT ${LISTED_MAX}`,
      [tx.villageId, hamletId, tx.now],
    );
    return rows.map(({ id }) => id);
  }

  /** A seat ends when it is taken; until then it waits, past its day too. */
  async openSeats(tx: Tx): Promise<ListedSeat[]> {
    return tx.query<ListedSeat>(
      `SELECT i.id, i.household_id AS "householdId", i.resident_id AS "residentId", i.role, r.name, ha.name AS hamlet, h.no
       FROM household_invites i
       JOIN residents r ON r.village_id = i.village_id AND r.id = i.resident_id
       JOIN households h ON h.village_id = i.village_id AND h.id = i.household_id
       JOIN hamlets ha ON ha.village_id = h.village_id AND ha.id = h.hamlet_id
       WHERE i.village_id = $1 AND i.role IS NOT NULL AND i.revoked_at IS NULL
       ORDER BY i.role, ha.position, h.no, r.resident_no`,
      [tx.villageId],
    );
  }

  async byCode(tx: Tx, codeHash: string): Promise<InviteRow | undefined> {
    const rows = await tx.query<InviteRow>(
      `SELECT ${INVITE} FROM household_invites i
       WHERE i.village_id = $1 AND i.code_hash = $2 AND i.revoked_at IS NULL AND i.expires_at > $3`,
      [tx.villageId, codeHash, tx.now],
    );
    return rows[0];
  }

  async hamletOf(
    tx: Tx,
    inviteId: string,
  ): Promise<{ hamletId: string; revoked: boolean; role: SeatRole | null } | undefined> {
    const rows = await tx.query<{ hamletId: string; revoked: boolean; role: SeatRole | null }>(
      `SELECT h.hamlet_id AS "hamletId", i.revoked_at IS NOT NULL AS revoked, i.role
       FROM household_invites i JOIN households h ON h.village_id = i.village_id AND h.id = i.household_id
       WHERE i.village_id = $1 AND i.id = $2`,
      [tx.villageId, inviteId],
    );
    return rows[0];
  }

  async revoke(tx: Tx, inviteId: string, by: string): Promise<void> {
    await tx.execute(
      `UPDATE household_invites SET revoked_at = $3, revoked_by = $4 WHERE village_id = $1 AND id = $2 AND revoked_at IS NULL`,
      [tx.villageId, inviteId, tx.now, by],
    );
  }
}
