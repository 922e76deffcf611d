import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/db/tx.js';
import { PollMinutes } from './outcome.entity.js';

export type MinutesRow = Omit<PollMinutes, 'villageId' | 'pollId'>;

/** Minutes as people entered them, and the numbers of decisions. */
@Injectable()
export class MinutesRepository {
  /** Every entry about a poll, oldest first, corrected ones too. */
  entries(tx: Tx, pollId: string): Promise<MinutesRow[]> {
    return tx.query<MinutesRow>(
      `SELECT user_id AS "userId", revision, held_on AS "heldOn", place, attendance, photo_id AS "photoId",
              more_photo_ids AS "morePhotoIds",
              entered_at AS "enteredAt"
       FROM poll_minutes WHERE village_id = $1 AND poll_id = $2 ORDER BY entered_at, revision`,
      [tx.villageId, pollId],
    );
  }

  async insert(tx: Tx, pollId: string, minutes: MinutesRow): Promise<void> {
    await tx.manager.insert(PollMinutes, { ...minutes, villageId: tx.villageId, pollId });
  }

  /** Makes the poll a decision under the next number of its year, '2026-7'. */
  async decide(tx: Tx, pollId: string, year: number): Promise<string> {
    const rows = await tx.query<{ decisionNo: string }>(
      `WITH number AS (
         INSERT INTO decision_years AS d (village_id, year, last) VALUES ($1, $3, 1)
         ON CONFLICT (village_id, year) DO UPDATE SET last = d.last + 1
         RETURNING year, last
       )
       UPDATE polls SET decision_year = number.year, decision_seq = number.last, decided_at = $4
       FROM number WHERE village_id = $1 AND id = $2 AND decided_at IS NULL
       RETURNING decision_year || '-' || decision_seq AS "decisionNo"`,
      [tx.villageId, pollId, year, tx.now],
    );
    const [row] = rows;
    if (!row) throw new Error('A poll became a decision twice');
    return row.decisionNo;
  }
}
