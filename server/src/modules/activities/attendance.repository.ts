import { Injectable } from '@nestjs/common';
import type { AttendanceWay } from '@wecountry/shared/domain/attendance';
import type { Tx } from '../../platform/db/tx.js';
import { ActivityResult, AttendanceMark } from './attendance.entity.js';

/** The latest mark of a person. */
export interface Latest {
  readonly residentId: string;
  readonly seq: number;
  readonly present: boolean;
  readonly way: AttendanceWay;
  readonly markedAt: Date;
}

export type Result = Omit<ActivityResult, 'villageId'>;

/** Who was seen, and what came of it. Rows are only added. */
@Injectable()
export class AttendanceRepository {
  latest(tx: Tx, activityId: string): Promise<Latest[]> {
    return tx.query<Latest>(
      `SELECT DISTINCT ON (resident_id) resident_id AS "residentId", seq, present, way, marked_at AS "markedAt"
       FROM attendance_marks WHERE village_id = $1 AND activity_id = $2 ORDER BY resident_id, seq DESC`,
      [tx.villageId, activityId],
    );
  }

  async cameCount(tx: Tx, activityId: string): Promise<number> {
    return (await this.latest(tx, activityId)).filter((mark) => mark.present).length;
  }

  /** Marks people present by the code, who have no mark yet: what the organiser marked stands. */
  async checkIn(tx: Tx, activityId: string, by: string, residentIds: readonly string[]): Promise<void> {
    await tx.execute(
      `INSERT INTO attendance_marks (village_id, activity_id, resident_id, seq, present, way, marked_by, marked_at)
       SELECT $1, $2, id, 1, true, 'code', $4, $5 FROM unnest($3::uuid[]) AS new (id) ON CONFLICT DO NOTHING`,
      [tx.villageId, activityId, residentIds, by, tx.now],
    );
  }

  async mark(tx: Tx, mark: Omit<AttendanceMark, 'villageId' | 'markedAt'>): Promise<void> {
    await tx.manager.insert(AttendanceMark, { ...mark, villageId: tx.villageId, markedAt: tx.now });
  }

  async insertResults(tx: Tx, results: readonly Result[]): Promise<void> {
    if (results.length === 0) return;
    const { villageId } = tx;
    await tx.manager.insert(
      ActivityResult,
      results.map((result) => ({ ...result, villageId })),
    );
  }

  results(tx: Tx, activityId: string): Promise<Result[]> {
    return tx.query<Result>(
      `SELECT id, activity_id AS "activityId", resident_id AS "residentId", household_id AS "householdId",
              claim_id AS "claimId", pay_fen AS "payFen", entry_id AS "entryId", made_at AS "madeAt"
       FROM activity_results WHERE village_id = $1 AND activity_id = $2`,
      [tx.villageId, activityId],
    );
  }
}
