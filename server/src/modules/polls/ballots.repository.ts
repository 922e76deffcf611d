import { Injectable } from '@nestjs/common';
import type { PollKind, PollOption } from '@wecountry/shared/domain/choice';
import type { Tx } from '../../platform/db/tx.js';

export interface Casting {
  readonly pollId: string;
  readonly householdId: string | undefined;
  readonly residentId: string | undefined;
  readonly userId: string;
  /** Canonical. */
  readonly choice: string;
  /** The phone's number of this casting; absent for callers that never repeat. */
  readonly requestId?: string;
}

/**
 * What a casting met: whether the poll was open, what it asks, whether the caller holds a vote of it, and the ballot as it
 * stands. Whether the choice fits what is asked the caller checks, and rolls back if it does not.
 */
export interface Cast {
  readonly open: boolean;
  readonly secret: boolean;
  readonly kind: PollKind;
  readonly options: PollOption[];
  readonly maxChoices: number;
  /** Whether the poll's preset knows written proxies. */
  readonly proxies: boolean;
  readonly elector: boolean;
  readonly choice: string;
  readonly castAt: Date;
  readonly changed: boolean;
  readonly voted: number;
}

/** Ballots that say the same. */
export interface ChoiceGroup {
  readonly choice: string;
  readonly count: number;
}

/**
 * One statement, the whole of a vote. It holds the poll against closing (KEY SHARE, which voters share with each other
 * and closing's FOR UPDATE waits for), finds the elector, writes or changes the ballot and keeps the act. The same choice
 * again, or a request already counted, changes nothing. How many have voted is counted, not kept: a counter would be one
 * row that every voter waits for. Rows are looked up by scalar subqueries, so that each is one index probe whatever the
 * planner believes of a new poll's numbers. A secret poll takes nothing here: not even a row that is rolled back.
 */
export const CAST = `
  WITH poll AS (
    SELECT CASE unit WHEN 'household' THEN $4::uuid ELSE $5::uuid END AS holder_id, secret, kind, options, max_choices,
      preset ->> 'proxies' <> 'none' AND unit = 'resident' AS proxies
    FROM polls WHERE village_id = $1 AND id = $2 AND state = 'open' AND closes_at > $3 FOR KEY SHARE
  ), elector AS (
    SELECT holder_id FROM poll_electors
    WHERE village_id = $1 AND poll_id = $2 AND holder_id = (SELECT holder_id FROM poll WHERE NOT secret)
  ), sent_before AS (
    SELECT FROM ballot_acts
    WHERE $8::uuid IS NOT NULL AND village_id = $1 AND poll_id = $2 AND holder_id = (SELECT holder_id FROM poll)
      AND request_id = $8::uuid
  ), ballot AS (
    INSERT INTO ballots AS b (village_id, poll_id, holder_id, choice, cast_by, cast_at, version)
    SELECT $1, $2, holder_id, $6, $7, $3, 1 FROM elector WHERE NOT EXISTS (SELECT FROM sent_before)
    ON CONFLICT (village_id, poll_id, holder_id) DO UPDATE SET
      choice = EXCLUDED.choice,
      cast_by = CASE WHEN b.choice = EXCLUDED.choice THEN b.cast_by ELSE EXCLUDED.cast_by END,
      cast_at = CASE WHEN b.choice = EXCLUDED.choice THEN b.cast_at ELSE EXCLUDED.cast_at END,
      version = CASE WHEN b.choice = EXCLUDED.choice THEN b.version ELSE b.version + 1 END
    RETURNING holder_id, choice, cast_by, cast_at, version
  ), act AS (
    INSERT INTO ballot_acts (village_id, poll_id, holder_id, version, choice, cast_by, cast_at, request_id)
    SELECT $1, $2, holder_id, version, choice, cast_by, cast_at, $8::uuid FROM ballot
    ON CONFLICT (village_id, poll_id, holder_id, version) DO NOTHING
    RETURNING version
  )
  SELECT p.secret IS NOT NULL AS open, p.secret, p.kind, p.options, p.max_choices AS "maxChoices", p.proxies, EXISTS (SELECT FROM elector) AS elector,
    coalesce(n.choice, s.choice) AS choice, coalesce(n.cast_at, s.cast_at) AS "castAt",
    coalesce((SELECT version > 1 FROM act), false) AS changed,
    (SELECT count(*) FROM ballots WHERE village_id = $1 AND poll_id = $2)
      + CASE WHEN s.holder_id IS NULL THEN 1 ELSE 0 END
      + (SELECT count(*) FROM assisted_ballots a WHERE a.village_id = $1 AND a.poll_id = $2 AND a.overturned_at IS NULL
           AND a.holder_id <> (SELECT holder_id FROM elector) AND NOT EXISTS (SELECT FROM ballots o
             WHERE o.village_id = $1 AND o.poll_id = $2 AND o.holder_id = a.holder_id)) AS voted
  FROM (SELECT) one
  LEFT JOIN poll p ON true
  LEFT JOIN ballot n ON true
  LEFT JOIN ballots s ON s.village_id = $1 AND s.poll_id = $2 AND s.holder_id = (SELECT holder_id FROM elector)`;

/** Ballots, the acts that made them, and their count. */
@Injectable()
export class BallotRepository {
  async cast(tx: Tx, casting: Casting): Promise<Cast> {
    const { pollId, householdId, residentId, choice, userId, requestId } = casting;
    const rows = await tx.prepared<Cast>('polls.cast', CAST, [
      tx.villageId,
      pollId,
      tx.now,
      householdId ?? null,
      residentId ?? null,
      choice,
      userId,
      requestId ?? null,
    ]);
    const [cast] = rows;
    if (!cast) throw new Error('A casting answers with one row');
    return cast;
  }

  count(tx: Tx, pollId: string): Promise<ChoiceGroup[]> {
    return tx.query<ChoiceGroup>(
      `SELECT choice, count(*) AS count FROM ballots WHERE village_id = $1 AND poll_id = $2 GROUP BY choice`,
      [tx.villageId, pollId],
    );
  }
}
