import { Injectable } from '@nestjs/common';
import { newId } from '../../platform/db/id.js';
import type { Tx } from '../../platform/db/tx.js';
import type { Candidate } from './domain/join-subject.js';
import type { JoinRequest } from './join-request.entity.js';

export type RequestRow = Pick<
  JoinRequest,
  'id' | 'userId' | 'name' | 'hamletId' | 'householdNo' | 'state' | 'requestedAt' | 'reason' | 'residentId'
>;

const REQUEST = `id, user_id AS "userId", name, hamlet_id AS "hamletId", household_no AS "householdNo", state,
                 requested_at AS "requestedAt", reason, resident_id AS "residentId"`;
const LISTED_MAX = 100;

@Injectable()
export class JoiningRepository {
  /** The caller's newest request. */
  async latest(tx: Tx, userId: string): Promise<RequestRow | undefined> {
    const rows = await tx.query<RequestRow>(
      `SELECT ${REQUEST} FROM join_requests WHERE village_id = $1 AND user_id = $2 ORDER BY requested_at DESC, id DESC LIMIT 1`,
      [tx.villageId, userId],
    );
    return rows[0];
  }

  /** Writes the request, or changes the one that waits; returns its id. */
  async put(tx: Tx, of: { userId: string; name: string; hamletId: string; no: number }): Promise<string> {
    const rows = await tx.query<{ id: string }>(
      `INSERT INTO join_requests AS r (village_id, id, user_id, name, hamlet_id, household_no, state, requested_at)
       VALUES ($1, $2, $3, $4, $5, $6, 'open', $7)
       ON CONFLICT (village_id, user_id) WHERE state = 'open'
         DO UPDATE SET name = $4, hamlet_id = $5, household_no = $6,
           requested_at = CASE WHEN (r.name, r.hamlet_id, r.household_no) = ($4, $5, $6) THEN r.requested_at ELSE $7 END
       RETURNING id`,
      [tx.villageId, newId(), of.userId, of.name, of.hamletId, of.no, tx.now],
    );
    return rows[0]?.id ?? '';
  }

  async lock(tx: Tx, id: string): Promise<RequestRow | undefined> {
    const rows = await tx.query<RequestRow>(
      `SELECT ${REQUEST} FROM join_requests WHERE village_id = $1 AND id = $2 FOR UPDATE`,
      [tx.villageId, id],
    );
    return rows[0];
  }

  async open(tx: Tx): Promise<RequestRow[]> {
    return tx.query<RequestRow>(
      `SELECT ${REQUEST} FROM join_requests WHERE village_id = $1 AND state = 'open' ORDER BY requested_at, id LIMIT ${LISTED_MAX}`,
      [tx.villageId],
    );
  }

  /** The people of the households that these requests name. */
  async candidates(tx: Tx, requestIds: readonly string[]): Promise<Candidate[]> {
    return tx.query<Candidate>(
      `SELECT q.id AS "requestId", r.id AS "residentId", r.household_id AS "householdId", r.name, r.born_on AS "bornOn",
              r.user_id AS "userId"
       FROM join_requests q
       JOIN households h ON h.village_id = q.village_id AND h.hamlet_id = q.hamlet_id AND h.no = q.household_no
       JOIN residents r ON r.village_id = h.village_id AND r.household_id = h.id AND r.left_on IS NULL
       WHERE q.village_id = $1 AND q.id = ANY ($2::uuid[])
       ORDER BY (r.name <> q.name), r.head DESC, r.resident_no`,
      [tx.villageId, requestIds],
    );
  }

  async decide(
    tx: Tx,
    id: string,
    as: { state: 'confirmed' | 'refused' | 'withdrawn'; by: string; residentId?: string; reason?: string },
  ): Promise<void> {
    await tx.execute(
      `UPDATE join_requests SET state = $3, decided_at = $4, decided_by = $5, resident_id = $6, reason = $7
       WHERE village_id = $1 AND id = $2`,
      [tx.villageId, id, as.state, tx.now, as.by, as.residentId ?? null, as.reason ?? null],
    );
  }

  /** Frees a resident for another phone. */
  async unbind(tx: Tx, residentId: string): Promise<void> {
    await tx.execute(`UPDATE residents SET user_id = NULL, bound_at = NULL WHERE village_id = $1 AND id = $2`, [
      tx.villageId,
      residentId,
    ]);
  }
}
