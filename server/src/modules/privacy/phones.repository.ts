import { Injectable } from '@nestjs/common';
import type { CallReason } from '@wecountry/shared/domain/call-reason';
import type { Tx } from '../../platform/db/tx.js';
import type { SealedPhone } from './phone-seal.js';

export interface CallRow {
  readonly id: string;
  readonly callerUserId: string;
  readonly reason: CallReason;
  readonly subjectId: string;
  readonly calledAt: Date;
}

export interface NewCall extends Omit<CallRow, 'calledAt'> {
  readonly residentId: string;
}

/** A resident in the register, with what to call by. */
export interface CalledRow {
  readonly residentId: string;
  readonly name: string;
  readonly hamletId: string;
  readonly sealed: Buffer | null;
  readonly keyId: string | null;
}

const subjects: Record<CallReason, string> = { notice: 'notices', poll: 'polls' };

@Injectable()
export class PhonesRepository {
  /** A resident who has not left, or undefined. */
  async resident(tx: Tx, residentId: string): Promise<CalledRow | undefined> {
    const [row] = await this.called(tx, 'r.id', residentId);
    return row;
  }

  /** The people of a household. */
  ofHousehold(tx: Tx, householdId: string): Promise<CalledRow[]> {
    return this.called(tx, 'r.household_id', householdId);
  }

  private called(tx: Tx, column: 'r.id' | 'r.household_id', id: string): Promise<CalledRow[]> {
    return tx.query<CalledRow>(
      `SELECT r.id AS "residentId", r.name, h.hamlet_id AS "hamletId", p.sealed, p.key_id AS "keyId"
       FROM residents r
       JOIN households h ON h.village_id = r.village_id AND h.id = r.household_id
       LEFT JOIN resident_phones p ON p.village_id = r.village_id AND p.resident_id = r.id
       WHERE r.village_id = $1 AND ${column} = $2 AND r.left_on IS NULL ORDER BY r.head DESC, r.resident_no`,
      [tx.villageId, id],
    );
  }

  async keep(tx: Tx, residentId: string, { sealed, keyId }: SealedPhone, by: string): Promise<void> {
    await tx.execute(
      `INSERT INTO resident_phones (village_id, resident_id, sealed, key_id, set_at, set_by)
       VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (village_id, resident_id)
       DO UPDATE SET sealed = $3, key_id = $4, set_at = $5, set_by = $6`,
      [tx.villageId, residentId, sealed, keyId, tx.now, by],
    );
  }

  async remove(tx: Tx, residentId: string): Promise<void> {
    await tx.execute('DELETE FROM resident_phones WHERE village_id = $1 AND resident_id = $2', [
      tx.villageId,
      residentId,
    ]);
  }

  /** Whether the thing that a call names is there. */
  async hasSubject(tx: Tx, reason: CallReason, id: string): Promise<boolean> {
    const rows = await tx.query(`SELECT FROM ${subjects[reason]} WHERE village_id = $1 AND id = $2`, [
      tx.villageId,
      id,
    ]);
    return rows.length > 0;
  }

  /** How many numbers somebody asked for since; another question of theirs waits for this transaction. */
  async callsSince(tx: Tx, callerUserId: string, since: Date): Promise<number> {
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 7912001))', [callerUserId]);
    const [row] = await tx.query<{ calls: number }>(
      `SELECT count(*)::int AS calls FROM phone_calls
       WHERE village_id = $1 AND caller_user_id = $2 AND called_at > $3`,
      [tx.villageId, callerUserId, since],
    );
    return row?.calls ?? 0;
  }

  /** The call of this id, if it was noted before. */
  async find(tx: Tx, id: string): Promise<(NewCall & { calledAt: Date }) | undefined> {
    const [row] = await tx.query<NewCall & { calledAt: Date }>(
      `SELECT id, resident_id AS "residentId", caller_user_id AS "callerUserId", reason, subject_id AS "subjectId",
              called_at AS "calledAt"
       FROM phone_calls WHERE village_id = $1 AND id = $2`,
      [tx.villageId, id],
    );
    return row;
  }

  async note(tx: Tx, { id, residentId, callerUserId, reason, subjectId }: NewCall): Promise<void> {
    await tx.execute(
      `INSERT INTO phone_calls (village_id, id, resident_id, caller_user_id, reason, subject_id, called_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [tx.villageId, id, residentId, callerUserId, reason, subjectId, tx.now],
    );
  }

  /** Who called a resident, newest first. */
  calls(tx: Tx, residentId: string, limit: number): Promise<CallRow[]> {
    return tx.query<CallRow>(
      `SELECT id, caller_user_id AS "callerUserId", reason, subject_id AS "subjectId", called_at AS "calledAt"
       FROM phone_calls WHERE village_id = $1 AND resident_id = $2 ORDER BY called_at DESC, id DESC LIMIT $3`,
      [tx.villageId, residentId, limit],
    );
  }
}
