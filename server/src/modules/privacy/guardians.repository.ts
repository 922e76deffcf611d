import { Injectable } from '@nestjs/common';
import { newId } from '../../platform/db/id.js';
import type { Tx } from '../../platform/db/tx.js';

export interface GuardedRow {
  readonly residentId: string;
  readonly name: string;
  readonly bornOn: string;
  readonly householdId: string;
  readonly guardianName: string | null;
  readonly givenAt: Date | null;
}

@Injectable()
export class GuardiansRepository {
  /** Those of these residents who are in the register, with the consent that stands for them. */
  byIds(tx: Tx, ids: readonly string[]): Promise<GuardedRow[]> {
    return this.where(tx, 'r.id = ANY ($2::uuid[])', ids);
  }

  ofHousehold(tx: Tx, householdId: string): Promise<GuardedRow[]> {
    return this.where(tx, 'r.household_id = ANY ($2::uuid[])', [householdId]);
  }

  private where(tx: Tx, which: string, ids: readonly string[]): Promise<GuardedRow[]> {
    return tx.query<GuardedRow>(
      `SELECT r.id AS "residentId", r.name, r.born_on AS "bornOn", r.household_id AS "householdId",
              g.name AS "guardianName", c.given_at AS "givenAt"
       FROM residents r
       LEFT JOIN guardian_consents c
         ON c.village_id = r.village_id AND c.child_resident_id = r.id AND c.ended_at IS NULL
       LEFT JOIN residents g ON g.village_id = c.village_id AND g.id = c.guardian_resident_id
       WHERE r.village_id = $1 AND ${which} AND r.left_on IS NULL ORDER BY r.resident_no`,
      [tx.villageId, ids],
    );
  }

  /** Notes a consent; one that stands already stays as it was given. */
  async add(tx: Tx, of: { childId: string; guardianId: string; userId: string }): Promise<void> {
    await tx.execute(
      `INSERT INTO guardian_consents (village_id, id, child_resident_id, guardian_resident_id, guardian_user_id, given_at)
       VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (village_id, child_resident_id) WHERE ended_at IS NULL DO NOTHING`,
      [tx.villageId, newId(), of.childId, of.guardianId, of.userId, tx.now],
    );
  }

  async end(tx: Tx, childId: string, by: string): Promise<void> {
    await tx.execute(
      `UPDATE guardian_consents SET ended_at = $3, ended_by = $4
       WHERE village_id = $1 AND child_resident_id = $2 AND ended_at IS NULL`,
      [tx.villageId, childId, tx.now, by],
    );
  }
}
