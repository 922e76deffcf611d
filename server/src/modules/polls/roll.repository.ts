import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/db/tx.js';
import type { LockedPoll } from './polls.repository.js';

/** One of the roll, and whether a ballot is there: an own one, one by proxy, one taken by a helper. Never what it says. */
export interface RollRow {
  readonly holderId: string;
  readonly label: string;
  readonly reason: string;
  readonly voted: 'none' | 'own' | 'helped' | 'proxy';
  readonly helpedId: string | null;
}

export interface ExtensionRow {
  readonly closesBefore: Date;
  readonly closesAfter: Date;
  readonly reason: string;
  readonly extendedAt: Date;
}

/** The frozen roll of a poll, and how its time was moved. */
@Injectable()
export class RollRepository {
  electors(tx: Tx, pollId: string): Promise<{ id: string }[]> {
    return tx.query(`SELECT holder_id AS id FROM poll_electors WHERE village_id = $1 AND poll_id = $2`, [
      tx.villageId,
      pollId,
    ]);
  }

  async isElector(tx: Tx, pollId: string, holderId: string): Promise<boolean> {
    const rows = await tx.query(`SELECT FROM poll_electors WHERE village_id = $1 AND poll_id = $2 AND holder_id = $3`, [
      tx.villageId,
      pollId,
      holderId,
    ]);
    return rows.length > 0;
  }

  async hasOwnBallot(tx: Tx, pollId: string, holderId: string): Promise<boolean> {
    const rows = await tx.query(
      `SELECT FROM ballots WHERE village_id = $1 AND poll_id = $2 AND holder_id = $3
       UNION ALL SELECT FROM secret_marks WHERE village_id = $1 AND poll_id = $2 AND holder_id = $3`,
      [tx.villageId, pollId, holderId],
    );
    return rows.length > 0;
  }

  roll(tx: Tx, pollId: string): Promise<RollRow[]> {
    return tx.query<RollRow>(
      `SELECT e.holder_id AS "holderId", e.label, e.reason, a.id AS "helpedId",
         CASE WHEN b.holder_id IS NOT NULL AND a.id IS NOT NULL AND b.cast_by = a.helper_id THEN 'helped'
              WHEN b.holder_id IS NOT NULL AND x.id IS NOT NULL THEN 'proxy'
              WHEN m.holder_id IS NOT NULL AND m.cast_by = g.user_id THEN 'proxy'
              WHEN b.holder_id IS NOT NULL OR m.holder_id IS NOT NULL THEN 'own' WHEN a.id IS NOT NULL THEN 'helped' ELSE 'none' END AS voted
       FROM poll_electors e
       LEFT JOIN ballots b USING (village_id, poll_id, holder_id)
       LEFT JOIN secret_marks m USING (village_id, poll_id, holder_id)
       LEFT JOIN assisted_ballots a ON a.village_id = e.village_id AND a.poll_id = e.poll_id
         AND a.holder_id = e.holder_id AND a.overturned_at IS NULL
       LEFT JOIN poll_proxies x ON x.village_id = e.village_id AND x.poll_id = e.poll_id
         AND x.holder_id = e.holder_id AND x.revoked_at IS NULL
       LEFT JOIN residents g ON g.village_id = x.village_id AND g.id = x.agent_id
       WHERE e.village_id = $1 AND e.poll_id = $2 ORDER BY e.label COLLATE "C", e.holder_id`,
      [tx.villageId, pollId],
    );
  }

  async extend(
    tx: Tx,
    poll: Pick<LockedPoll, 'id' | 'closesAt'>,
    to: { closesAt: Date; reason: string; by: string },
  ): Promise<void> {
    await tx.execute(
      `INSERT INTO poll_extensions (village_id, poll_id, no, closes_before, closes_after, reason, extended_at, extended_by)
       SELECT $1, $2, count(*) + 1, $3, $4, $5, $6, $7 FROM poll_extensions WHERE village_id = $1 AND poll_id = $2`,
      [tx.villageId, poll.id, poll.closesAt, to.closesAt, to.reason, tx.now, to.by],
    );
    await tx.execute(`UPDATE polls SET closes_at = $3 WHERE village_id = $1 AND id = $2`, [
      tx.villageId,
      poll.id,
      to.closesAt,
    ]);
  }

  extensions(tx: Tx, pollId: string): Promise<ExtensionRow[]> {
    return tx.query<ExtensionRow>(
      `SELECT closes_before AS "closesBefore", closes_after AS "closesAfter", reason, extended_at AS "extendedAt"
       FROM poll_extensions WHERE village_id = $1 AND poll_id = $2 ORDER BY no`,
      [tx.villageId, pollId],
    );
  }
}
