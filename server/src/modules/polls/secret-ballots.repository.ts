import { Injectable } from '@nestjs/common';
import type { Question } from '@wecountry/shared/domain/choice';
import type { Tx } from '../../platform/db/tx.js';
import type { ChoiceGroup } from './ballots.repository.js';
import { PollSeal } from './secret-ballot.entity.js';

export interface SecretCasting {
  readonly pollId: string;
  readonly householdId: string | undefined;
  readonly residentId: string | undefined;
  readonly userId: string;
  readonly code: string;
  /** Canonical. */
  readonly choice: string;
}

/** What a casting met. The question is there while the poll is open; whether the choice fits it the caller checks. */
export interface SecretCast extends Question {
  readonly open: boolean;
  readonly secret: boolean;
  readonly elector: boolean;
  /** This casting made the elector's mark. */
  readonly marked: boolean;
  /** Its ballot lies in the box. */
  readonly boxed: boolean;
  readonly voted: number;
}

export interface Seal {
  readonly size: number;
  readonly head: string;
}

/**
 * One statement, the whole of a secret vote: holds the poll against closing as an open casting does, marks the elector,
 * and puts the ballot into the box under the phone's code. The mark and the ballot share nothing but this transaction.
 */
const CAST_SECRET = `
  WITH poll AS (
    SELECT CASE unit WHEN 'household' THEN $4::uuid ELSE $5::uuid END AS holder_id, secret, kind, options, max_choices
    FROM polls WHERE village_id = $1 AND id = $2 AND state = 'open' AND closes_at > $3 FOR KEY SHARE
  ), elector AS (
    SELECT holder_id FROM poll_electors
    WHERE village_id = $1 AND poll_id = $2 AND holder_id = (SELECT holder_id FROM poll WHERE secret)
  ), mark AS (
    INSERT INTO secret_marks (village_id, poll_id, holder_id, cast_by) SELECT $1, $2, holder_id, $6 FROM elector
    ON CONFLICT (village_id, poll_id, holder_id) DO NOTHING RETURNING holder_id
  ), boxed AS (
    INSERT INTO secret_box (village_id, poll_id, code, choice) SELECT $1, $2, $7, $8 FROM mark
    ON CONFLICT (village_id, poll_id, code) DO NOTHING RETURNING code
  )
  SELECT p.secret IS NOT NULL AS open, p.secret, p.kind, p.options, p.max_choices AS "maxChoices",
    EXISTS (SELECT FROM elector) AS elector, EXISTS (SELECT FROM mark) AS marked, EXISTS (SELECT FROM boxed) AS boxed,
    (SELECT count(*) FROM secret_marks WHERE village_id = $1 AND poll_id = $2) + (SELECT count(*) FROM mark) AS voted
  FROM (SELECT) one LEFT JOIN poll p ON true`;

/** Marks, the box, and what closing made of it. Never a choice together with anything of its voter. */
@Injectable()
export class SecretBallotRepository {
  async cast(tx: Tx, casting: SecretCasting): Promise<SecretCast> {
    const { pollId, householdId, residentId, userId, code, choice } = casting;
    const rows = await tx.prepared<SecretCast>('polls.cast_secret', CAST_SECRET, [
      tx.villageId,
      pollId,
      tx.now,
      householdId ?? null,
      residentId ?? null,
      userId,
      code,
      choice,
    ]);
    const [cast] = rows;
    if (!cast) throw new Error('A casting answers with one row');
    return cast;
  }

  /** Whether a ballot with this code lies in the box of an open poll. */
  async isBoxed(tx: Tx, pollId: string, code: string): Promise<boolean> {
    const rows = await tx.query(`SELECT FROM secret_box WHERE village_id = $1 AND poll_id = $2 AND code = $3`, [
      tx.villageId,
      pollId,
      code,
    ]);
    return rows.length > 0;
  }

  /** Empties the box: counted into codes and choices, or thrown away. Answers with the number of marks. */
  async empty(tx: Tx, pollId: string, counting: boolean): Promise<number> {
    const rows = await tx.query<{ voters: number }>(`SELECT close_secret_box($1, $2) AS voters`, [pollId, counting]);
    return rows[0]?.voters ?? 0;
  }

  /** The choices that were counted, by kind: what a tally is a recount of. */
  count(tx: Tx, pollId: string): Promise<ChoiceGroup[]> {
    return tx.query<ChoiceGroup>(
      `SELECT choice, count(*) AS count FROM secret_choices WHERE village_id = $1 AND poll_id = $2 GROUP BY choice`,
      [tx.villageId, pollId],
    );
  }

  /** The codes that were counted, in the order of the log, from a place on. */
  async codes(tx: Tx, pollId: string, from = 0, most: number | null = null): Promise<string[]> {
    const rows = await tx.query<{ code: string }>(
      `SELECT code FROM secret_codes WHERE village_id = $1 AND poll_id = $2 AND position >= $3 ORDER BY position LIMIT $4`,
      [tx.villageId, pollId, from, most],
    );
    return rows.map((row) => row.code);
  }

  async seal(tx: Tx, pollId: string, seal: Seal): Promise<void> {
    await tx.manager.insert(PollSeal, { ...seal, villageId: tx.villageId, pollId, sealedAt: tx.now });
  }

  async sealOf(tx: Tx, pollId: string): Promise<Seal | undefined> {
    const rows = await tx.query<Seal>(`SELECT size, head FROM poll_seals WHERE village_id = $1 AND poll_id = $2`, [
      tx.villageId,
      pollId,
    ]);
    return rows[0];
  }
}
