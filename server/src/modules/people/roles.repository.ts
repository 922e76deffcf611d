import { Injectable } from '@nestjs/common';
import { newId } from '../../platform/db/id.js';
import type { Tx } from '../../platform/db/tx.js';
import type { GrantableRole } from '@wecountry/shared/domain/roles';
import type { Holder } from './domain/role-rules.js';

export interface GrantRow {
  readonly id: string;
  readonly userId: string;
  readonly role: GrantableRole;
  readonly grantedAt: Date;
  readonly grantedBy: string;
  readonly revokedAt: Date | null;
}

/** Who holds which role. */
@Injectable()
export class RolesRepository {
  /** Roles of a village change one after the other, since whether a grant is lawful depends on the other ones. */
  async lock(tx: Tx): Promise<void> {
    await tx.execute(`SELECT pg_advisory_xact_lock(hashtextextended('roles ' || $1::text, 0))`, [tx.villageId]);
  }

  async active(tx: Tx): Promise<GrantRow[]> {
    return tx.query<GrantRow>(
      `SELECT id, user_id AS "userId", role, granted_at AS "grantedAt", granted_by AS "grantedBy", revoked_at AS "revokedAt"
       FROM role_grants WHERE village_id = $1 AND revoked_at IS NULL ORDER BY granted_at, id`,
      [tx.villageId],
    );
  }

  async holders(tx: Tx): Promise<Holder[]> {
    return tx.query<Holder>(
      `SELECT g.user_id AS "userId", g.role, r.household_id AS "householdId"
       FROM role_grants g LEFT JOIN residents r ON r.village_id = g.village_id AND r.user_id = g.user_id
       WHERE g.village_id = $1 AND g.revoked_at IS NULL`,
      [tx.villageId],
    );
  }

  async find(tx: Tx, id: string): Promise<GrantRow | undefined> {
    const rows = await tx.query<GrantRow>(
      `SELECT id, user_id AS "userId", role, granted_at AS "grantedAt", granted_by AS "grantedBy", revoked_at AS "revokedAt"
       FROM role_grants WHERE village_id = $1 AND id = $2`,
      [tx.villageId, id],
    );
    return rows[0];
  }

  /** Returns the id of the grant, or null when the user holds the role already. */
  async add(
    tx: Tx,
    grant: { userId: string; role: GrantableRole; holderName: string | null; grantedBy: string },
  ): Promise<string | null> {
    const rows = await tx.query<{ id: string }>(
      `INSERT INTO role_grants (village_id, id, user_id, role, holder_name, granted_at, granted_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7)
       ON CONFLICT (village_id, user_id, role) WHERE revoked_at IS NULL DO NOTHING RETURNING id`,
      [tx.villageId, newId(), grant.userId, grant.role, grant.holderName, tx.now, grant.grantedBy],
    );
    return rows[0]?.id ?? null;
  }

  async revoke(tx: Tx, id: string, by: string): Promise<void> {
    await tx.execute(
      `UPDATE role_grants SET revoked_at = $3, revoked_by = $4 WHERE village_id = $1 AND id = $2 AND revoked_at IS NULL`,
      [tx.villageId, id, tx.now, by],
    );
  }
}
