import { Injectable } from '@nestjs/common';
import type { PlaceState } from '@wecountry/shared/domain/places';
import type { Tx } from '../../platform/db/tx.js';
import type { ActivityPlace } from './place.entity.js';

export type Place = Pick<
  ActivityPlace,
  'residentId' | 'householdId' | 'state' | 'turn' | 'note' | 'movedUpAt' | 'removedReason'
>;

/** An answer to write down. */
export interface Answered {
  readonly residentId: string;
  readonly householdId: string;
  readonly state: PlaceState;
  readonly turn: number;
}

export interface Counts {
  readonly taken: number;
  readonly waiting: number;
  readonly lastTurn: number;
}

/** Who has a place and who waits. Changed only by who holds the activity's lock. */
@Injectable()
export class PlaceRepository {
  /** All answers, in the order of asking. */
  of(tx: Tx, activityId: string): Promise<Place[]> {
    return tx.query<Place>(
      `SELECT resident_id AS "residentId", household_id AS "householdId", state, turn, note, moved_up_at AS "movedUpAt",
              removed_reason AS "removedReason"
       FROM activity_places WHERE village_id = $1 AND activity_id = $2 ORDER BY turn`,
      [tx.villageId, activityId],
    );
  }

  async counts(tx: Tx, activityId: string): Promise<Counts> {
    const [row] = await tx.query<Counts>(
      `SELECT count(*) FILTER (WHERE state = 'in') AS taken, count(*) FILTER (WHERE state = 'waiting') AS waiting,
              coalesce(max(turn), 0) AS "lastTurn"
       FROM activity_places WHERE village_id = $1 AND activity_id = $2`,
      [tx.villageId, activityId],
    );
    return row ?? { taken: 0, waiting: 0, lastTurn: 0 };
  }

  async write(tx: Tx, activityId: string, by: string, note: string, answers: readonly Answered[]): Promise<void> {
    if (answers.length === 0) return;
    await tx.execute(
      `INSERT INTO activity_places
         (village_id, activity_id, resident_id, household_id, state, turn, note, answered_by, answered_at)
       SELECT $1, $2, a.*, $7, $8, $9
       FROM unnest($3::uuid[], $4::uuid[], $5::text[], $6::int[]) AS a
       ON CONFLICT (village_id, activity_id, resident_id) DO UPDATE
       SET state = excluded.state, turn = excluded.turn, note = excluded.note, answered_by = excluded.answered_by,
           answered_at = excluded.answered_at, moved_up_at = NULL`,
      [
        tx.villageId,
        activityId,
        answers.map((a) => a.residentId),
        answers.map((a) => a.householdId),
        answers.map((a) => a.state),
        answers.map((a) => a.turn),
        note,
        by,
        tx.now,
      ],
    );
  }

  /** Takes a place back for a reason, or lets somebody ask for one again (null). */
  async setRemoved(tx: Tx, activityId: string, residentId: string, reason: string | null): Promise<void> {
    await tx.execute(
      `UPDATE activity_places SET state = 'out', removed_reason = $4, moved_up_at = NULL
       WHERE village_id = $1 AND activity_id = $2 AND resident_id = $3`,
      [tx.villageId, activityId, residentId, reason],
    );
  }

  /** Gives places to so many of those who wait longest, and says to whom. */
  async moveUp(tx: Tx, activityId: string, count: number): Promise<string[]> {
    if (count === 0) return [];
    const rows = await tx.query<{ residentId: string }>(
      `SELECT resident_id AS "residentId" FROM activity_places
       WHERE village_id = $1 AND activity_id = $2 AND state = 'waiting' ORDER BY turn LIMIT $3`,
      [tx.villageId, activityId, count],
    );
    const up = rows.map((row) => row.residentId);
    await tx.execute(
      `UPDATE activity_places SET state = 'in', moved_up_at = $4
       WHERE village_id = $1 AND activity_id = $2 AND resident_id = ANY ($3::uuid[])`,
      [tx.villageId, activityId, up, tx.now],
    );
    return up;
  }
}
