import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/db/tx.js';
import { AssistedBallot } from './assisted-ballot.entity.js';

export type AssistedRow = Omit<AssistedBallot, 'villageId'>;

const ROW = `id, poll_id AS "pollId", holder_id AS "holderId", choice, how, helper_id AS "helperId",
  helper_name AS "helperName", witness_one AS "witnessOne", witness_two AS "witnessTwo", recorded_at AS "recordedAt",
  overturned_at AS "overturnedAt", overturned_by AS "overturnedBy"`;

/** Ballots taken by a helper. */
@Injectable()
export class AssistedRepository {
  /** Adds one unless one stands for this elector; tells whether it did. */
  async add(tx: Tx, ballot: Omit<AssistedRow, 'overturnedAt' | 'overturnedBy'>): Promise<boolean> {
    const added = await tx.execute(
      `INSERT INTO assisted_ballots (village_id, id, poll_id, holder_id, choice, how, helper_id, helper_name,
         witness_one, witness_two, recorded_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
       ON CONFLICT (village_id, poll_id, holder_id) WHERE overturned_at IS NULL DO NOTHING`,
      [
        tx.villageId,
        ballot.id,
        ballot.pollId,
        ballot.holderId,
        ballot.choice,
        ballot.how,
        ballot.helperId,
        ballot.helperName,
        ballot.witnessOne,
        ballot.witnessTwo,
        ballot.recordedAt,
      ],
    );
    return added === 1;
  }

  async find(tx: Tx, pollId: string, id: string): Promise<AssistedRow | undefined> {
    const rows = await tx.query<AssistedRow>(
      `SELECT ${ROW} FROM assisted_ballots WHERE village_id = $1 AND poll_id = $2 AND id = $3`,
      [tx.villageId, pollId, id],
    );
    return rows[0];
  }

  /** The one that stands for an elector. */
  async standing(tx: Tx, pollId: string, holderId: string): Promise<AssistedRow | undefined> {
    const rows = await tx.query<AssistedRow>(
      `SELECT ${ROW} FROM assisted_ballots
       WHERE village_id = $1 AND poll_id = $2 AND holder_id = $3 AND overturned_at IS NULL`,
      [tx.villageId, pollId, holderId],
    );
    return rows[0];
  }

  async overturn(tx: Tx, id: string, by: string): Promise<boolean> {
    const changed = await tx.execute(
      `UPDATE assisted_ballots SET overturned_at = $3, overturned_by = $4
       WHERE village_id = $1 AND id = $2 AND overturned_at IS NULL`,
      [tx.villageId, id, tx.now, by],
    );
    return changed === 1;
  }

  /**
   * At the close of an open poll: those that stand, and whose owner has cast none, become ballots like the others, with
   * the helper as who cast them. Twice changes nothing.
   */
  async takeIn(tx: Tx, pollId: string): Promise<void> {
    await tx.execute(
      `WITH taken AS (
         INSERT INTO ballots (village_id, poll_id, holder_id, choice, cast_by, cast_at, version)
         SELECT village_id, poll_id, holder_id, choice, helper_id, recorded_at, 1 FROM assisted_ballots
         WHERE village_id = $1 AND poll_id = $2 AND overturned_at IS NULL
         ON CONFLICT (village_id, poll_id, holder_id) DO NOTHING
         RETURNING poll_id, holder_id, choice, cast_by, cast_at
       )
       INSERT INTO ballot_acts (village_id, poll_id, holder_id, version, choice, cast_by, cast_at)
       SELECT $1, poll_id, holder_id, 1, choice, cast_by, cast_at FROM taken`,
      [tx.villageId, pollId],
    );
  }
}
