import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/db/tx.js';

export interface ResidentRow {
  readonly id: string;
  readonly residentNo: number;
  readonly householdId: string;
  readonly name: string;
  readonly bornOn: string;
  readonly head: boolean;
  readonly away: boolean;
}

export interface BindPair {
  readonly residentId: string;
  readonly userId: string;
}

/** Writes the register. */
@Injectable()
export class RegisterRepository {
  async addHamlets(tx: Tx, hamlets: readonly { id: string; name: string }[]): Promise<void> {
    await tx.execute(
      `INSERT INTO hamlets (village_id, id, name, position)
       SELECT $1, id, name, ordinal + (SELECT count(*) FROM hamlets WHERE village_id = $1)
       FROM unnest($2::uuid[], $3::text[]) WITH ORDINALITY AS new (id, name, ordinal)`,
      [tx.villageId, hamlets.map((h) => h.id), hamlets.map((h) => h.name)],
    );
  }

  async addHouseholds(tx: Tx, rows: readonly { id: string; hamletId: string; no: number }[]): Promise<number> {
    return tx.execute(
      `INSERT INTO households (village_id, id, hamlet_id, no)
       SELECT $1, new.id, new.hamlet_id, new.no
       FROM unnest($2::uuid[], $3::uuid[], $4::int[]) AS new (id, hamlet_id, no)
       ON CONFLICT (village_id, hamlet_id, no) DO NOTHING`,
      [tx.villageId, rows.map((r) => r.id), rows.map((r) => r.hamletId), rows.map((r) => r.no)],
    );
  }

  /** Takes `count` resident numbers; returns the first. Others who take wait for this transaction. */
  async takeResidentNos(tx: Tx, count: number): Promise<number> {
    const [row] = await tx.query<{ last: number }>(
      `INSERT INTO registers (village_id, last_resident_no) VALUES ($1, $2)
       ON CONFLICT (village_id) DO UPDATE SET last_resident_no = registers.last_resident_no + $2
       RETURNING last_resident_no AS last`,
      [tx.villageId, count],
    );
    if (!row) throw new Error('No resident numbers');
    return row.last - count + 1;
  }

  async addResidents(tx: Tx, rows: readonly ResidentRow[]): Promise<void> {
    await tx.execute(
      `INSERT INTO residents (village_id, id, resident_no, household_id, name, born_on, head, away)
       SELECT $1, new.*
       FROM unnest($2::uuid[], $3::int[], $4::uuid[], $5::text[], $6::date[], $7::boolean[], $8::boolean[]) AS new`,
      [
        tx.villageId,
        rows.map((r) => r.id),
        rows.map((r) => r.residentNo),
        rows.map((r) => r.householdId),
        rows.map((r) => r.name),
        rows.map((r) => r.bornOn),
        rows.map((r) => r.head),
        rows.map((r) => r.away),
      ],
    );
  }

  /** Who of these residents is bound to whom, and which of these users is bound anywhere in the village; rows are taken. */
  async bindingsOf(tx: Tx, pairs: readonly BindPair[]): Promise<{ residentId: string; userId: string | null }[]> {
    return tx.query<{ residentId: string; userId: string | null }>(
      `SELECT id AS "residentId", user_id AS "userId" FROM residents
       WHERE village_id = $1 AND (id = ANY ($2::uuid[]) OR user_id = ANY ($3::uuid[]))
       ORDER BY id FOR UPDATE`,
      [tx.villageId, pairs.map((p) => p.residentId), pairs.map((p) => p.userId)],
    );
  }

  async bind(tx: Tx, pairs: readonly BindPair[]): Promise<void> {
    await tx.execute(
      `UPDATE residents SET user_id = new.user_id, bound_at = $4
       FROM unnest($2::uuid[], $3::uuid[]) AS new (resident_id, user_id)
       WHERE village_id = $1 AND residents.id = new.resident_id AND residents.user_id IS NULL`,
      [tx.villageId, pairs.map((p) => p.residentId), pairs.map((p) => p.userId), tx.now],
    );
  }
}
