import { Injectable } from '@nestjs/common';
import type { ChoiceCounts, PollKind, PollOption } from '@wecountry/shared/domain/choice';
import type { PollState } from '@wecountry/shared/domain/poll-states';
import type { PollPreset, PollUnit } from '@wecountry/shared/domain/presets';
import type { Verdict } from '@wecountry/shared/domain/tally';
import type { Tx } from '../../platform/db/tx.js';
import { PollResult } from './outcome.entity.js';
import { Poll } from './poll.entity.js';

/** Whose vote the reader holds: the household's or the resident's, as the poll's unit says. */
export interface Holder {
  readonly householdId: string | undefined;
  readonly residentId: string | undefined;
}

/** A poll with what it has come to, and the reader's part in it. */
export interface PollRow {
  readonly id: string;
  readonly title: string;
  readonly body: string;
  readonly kind: PollKind;
  readonly options: PollOption[];
  readonly maxChoices: number;
  readonly secret: boolean;
  readonly hamletId: string | null;
  readonly preset: PollPreset;
  readonly unit: PollUnit;
  readonly scopeLabel: string;
  readonly state: PollState;
  readonly electorate: number;
  readonly openedAt: Date;
  readonly closesAt: Date;
  readonly planId: string | null;
  readonly planFingerprint: string | null;
  readonly decisionNo: string | null;
  readonly decidedAt: Date | null;
  readonly voted: number;
  /** How many people cast them in a secret poll: whoever voted for others knows their ballots too. */
  readonly hands: number | null;
  readonly announcedAt: Date | null;
  readonly cancelledAt: Date | null;
  readonly cancelReason: string | null;
  readonly electorLabel: string | null;
  readonly electorReason: string | null;
  /** The ballot somebody took for the reader's household (or the reader), not overturned. */
  readonly helpedId: string | null;
  readonly choice: string | null;
  readonly castAt: Date | null;
  readonly castBy: string | null;
  /** The reader's elector has voted in a secret poll. */
  readonly marked: boolean;
  /** The log of a closed secret poll's codes. */
  readonly sealSize: number | null;
  readonly sealHead: string | null;
  readonly approve: number | null;
  readonly reject: number | null;
  readonly abstain: number | null;
  readonly optionVotes: ChoiceCounts['options'] | null;
  readonly verdict: Verdict | null;
}

/** What the vote on a plan has come to. */
export interface PlanPoll {
  readonly pollId: string;
  readonly planId: string;
  readonly state: PollState;
  readonly verdict: Verdict | null;
  readonly fingerprint: string;
  readonly decisionNo: string | null;
}

/** What a person has to do: a vote to cast, which closes at `until`, or minutes to enter. */
export interface TodoRow {
  readonly kind: 'vote' | 'enter_minutes';
  readonly id: string;
  readonly title: string;
  readonly unit: PollUnit;
  readonly until: Date | null;
}

interface Doer extends Holder {
  readonly userId: string;
  readonly adult: boolean;
  readonly roles: ReadonlySet<string>;
}

/** A poll as who changes it holds it. */
export type LockedPoll = Pick<
  Poll,
  | 'id'
  | 'title'
  | 'kind'
  | 'options'
  | 'maxChoices'
  | 'secret'
  | 'hamletId'
  | 'preset'
  | 'unit'
  | 'state'
  | 'electorate'
  | 'closesAt'
  | 'openedAt'
  | 'decidedAt'
>;

const decisionNo = `p.decision_year || '-' || p.decision_seq`;

/** A poll whose time is over is closed to everybody, also in the moment before it is counted. $2 is the time. */
const POLL = `
  SELECT p.id, p.title, p.body, p.kind, p.options, p.max_choices AS "maxChoices", p.secret,
    p.hamlet_id AS "hamletId", p.preset, p.unit, p.scope_label AS "scopeLabel",
    CASE WHEN p.closes_at > $2 OR p.state = 'cancelled' THEN p.state ELSE 'closed' END AS state, p.electorate,
    p.announced_at AS "announcedAt", p.cancelled_at AS "cancelledAt", p.cancel_reason AS "cancelReason", p.opened_at AS "openedAt",
    p.closes_at AS "closesAt", p.plan_id AS "planId", p.plan_fingerprint AS "planFingerprint",
    ${decisionNo} AS "decisionNo", p.decided_at AS "decidedAt",
    CASE WHEN r.poll_id IS NULL
      THEN (SELECT count(*) FROM ballots v WHERE v.village_id = p.village_id AND v.poll_id = p.id)
        + (SELECT count(*) FROM secret_marks v WHERE v.village_id = p.village_id AND v.poll_id = p.id)
        + (SELECT count(*) FROM assisted_ballots a WHERE a.village_id = p.village_id AND a.poll_id = p.id
             AND a.overturned_at IS NULL AND NOT EXISTS (SELECT FROM ballots o WHERE o.village_id = a.village_id
               AND o.poll_id = a.poll_id AND o.holder_id = a.holder_id)
             AND NOT EXISTS (SELECT FROM secret_marks o WHERE o.village_id = a.village_id
               AND o.poll_id = a.poll_id AND o.holder_id = a.holder_id))
      ELSE coalesce(r.voters, r.approve + r.reject + r.abstain) END AS voted,
    CASE WHEN p.secret THEN (SELECT count(DISTINCT hand.id) FROM (
      SELECT coalesce(v.cast_by, v.holder_id) AS id FROM secret_marks v WHERE v.village_id = p.village_id AND v.poll_id = p.id
      UNION ALL SELECT a.helper_id FROM assisted_ballots a WHERE a.village_id = p.village_id AND a.poll_id = p.id
        AND a.overturned_at IS NULL) AS hand) END AS hands,
    e.label AS "electorLabel", e.reason AS "electorReason", h.id AS "helpedId", b.choice, b.cast_at AS "castAt",
    coalesce(b.cast_by, m.cast_by) AS "castBy", m.holder_id IS NOT NULL AS marked, s.size AS "sealSize", s.head AS "sealHead",
    r.approve, r.reject, r.abstain, r.options AS "optionVotes", r.verdict
  FROM polls p
  LEFT JOIN poll_results r ON r.village_id = p.village_id AND r.poll_id = p.id
  LEFT JOIN poll_electors e ON e.village_id = p.village_id AND e.poll_id = p.id
    AND e.holder_id = CASE p.unit WHEN 'household' THEN $3::uuid ELSE $4::uuid END
  LEFT JOIN assisted_ballots h ON h.village_id = e.village_id AND h.poll_id = e.poll_id AND h.holder_id = e.holder_id
    AND h.overturned_at IS NULL
  LEFT JOIN ballots b ON b.village_id = e.village_id AND b.poll_id = e.poll_id AND b.holder_id = e.holder_id
  LEFT JOIN secret_marks m ON m.village_id = e.village_id AND m.poll_id = e.poll_id AND m.holder_id = e.holder_id
  LEFT JOIN poll_seals s ON s.village_id = p.village_id AND s.poll_id = p.id`;

/** The latest polls are what a screen shows; older ones are found by their link. */
const LISTED = 100;

@Injectable()
export class PollRepository {
  async insert(tx: Tx, poll: Omit<Poll, 'villageId'>): Promise<void> {
    await tx.manager.insert(Poll, { ...poll, villageId: tx.villageId });
  }

  /** Freezes the roll. */
  async insertElectors(
    tx: Tx,
    pollId: string,
    holders: readonly { id: string; label: string; reason: string }[],
  ): Promise<void> {
    await tx.execute(
      `INSERT INTO poll_electors (village_id, poll_id, holder_id, label, reason)
       SELECT $1, $2, holder_id, label, reason
       FROM unnest($3::uuid[], $4::text[], $5::text[]) AS roll (holder_id, label, reason)`,
      [tx.villageId, pollId, holders.map((h) => h.id), holders.map((h) => h.label), holders.map((h) => h.reason)],
    );
  }

  /** Open polls first, the one that closes next on top; then closed ones, the latest on top. */
  list(tx: Tx, holder: Holder): Promise<PollRow[]> {
    return tx.query<PollRow>(
      `${POLL} WHERE p.village_id = $1
       ORDER BY p.state = 'open' AND p.closes_at > $2 DESC,
                CASE WHEN p.state = 'open' AND p.closes_at > $2 THEN p.closes_at END, p.closes_at DESC, p.id
       LIMIT ${LISTED}`,
      [tx.villageId, tx.now, holder.householdId ?? null, holder.residentId ?? null],
    );
  }

  async find(tx: Tx, pollId: string, holder: Holder): Promise<PollRow | undefined> {
    const rows = await tx.query<PollRow>(`${POLL} WHERE p.village_id = $1 AND p.id = $5`, [
      tx.villageId,
      tx.now,
      holder.householdId ?? null,
      holder.residentId ?? null,
      pollId,
    ]);
    return rows[0];
  }

  /** Open polls where the vote is missing, the next to close on top; then reached polls whose minutes are missing. */
  todos(tx: Tx, doer: Doer): Promise<TodoRow[]> {
    return tx.prepared<TodoRow>(
      'polls.todos',
      `SELECT 'vote' AS kind, p.id, p.title, p.unit, p.closes_at AS until
       FROM polls p JOIN poll_electors e ON e.village_id = p.village_id AND e.poll_id = p.id
         AND e.holder_id = CASE p.unit WHEN 'household' THEN $3::uuid ELSE $4::uuid END
       WHERE p.village_id = $1 AND p.state = 'open' AND p.closes_at > $2 AND $6
         AND NOT EXISTS (SELECT FROM ballots b
           WHERE b.village_id = e.village_id AND b.poll_id = e.poll_id AND b.holder_id = e.holder_id)
         AND NOT EXISTS (SELECT FROM secret_marks m
           WHERE m.village_id = e.village_id AND m.poll_id = e.poll_id AND m.holder_id = e.holder_id)
         AND NOT EXISTS (SELECT FROM assisted_ballots a WHERE a.village_id = e.village_id AND a.poll_id = e.poll_id
           AND a.holder_id = e.holder_id AND a.overturned_at IS NULL)
       UNION ALL
       SELECT 'enter_minutes', p.id, p.title, p.unit, NULL
       FROM polls p JOIN poll_results r ON r.village_id = p.village_id AND r.poll_id = p.id
       WHERE p.village_id = $1 AND p.state = 'closed' AND r.verdict = 'reached' AND p.decided_at IS NULL
         AND p.preset -> 'recorders' ?| $7::text[]
         AND NOT EXISTS (SELECT FROM poll_minutes m
           WHERE m.village_id = p.village_id AND m.poll_id = p.id AND m.user_id = $5)
       ORDER BY kind DESC, until, id`,
      [
        tx.villageId,
        tx.now,
        doer.householdId ?? null,
        doer.residentId ?? null,
        doer.userId,
        doer.adult,
        [...doer.roles],
      ],
    );
  }

  async subject(tx: Tx, pollId: string): Promise<{ id: string; title: string } | undefined> {
    const rows = await tx.query<{ id: string; title: string }>(
      `SELECT id, title FROM polls WHERE village_id = $1 AND id = $2`,
      [tx.villageId, pollId],
    );
    return rows[0];
  }

  async exists(tx: Tx, pollId: string): Promise<boolean> {
    return (await tx.query(`SELECT FROM polls WHERE village_id = $1 AND id = $2`, [tx.villageId, pollId])).length > 0;
  }

  /** Why a ballot found no open vote: the state the poll is in, as its time has it; undefined when there is none. */
  async stateOf(tx: Tx, pollId: string): Promise<PollState | undefined> {
    const rows = await tx.query<{ state: PollState }>(
      `SELECT CASE WHEN state = 'open' THEN 'closed' ELSE state END AS state FROM polls WHERE village_id = $1 AND id = $2`,
      [tx.villageId, pollId],
    );
    return rows[0]?.state;
  }

  /** Takes the poll for closing or deciding: waits for every casting under way, and keeps new ones out. */
  lock(tx: Tx, pollId: string): Promise<LockedPoll | undefined> {
    return this.taken(tx, pollId, 'FOR UPDATE');
  }

  /** Holds the poll against closing, beside those who vote. */
  hold(tx: Tx, pollId: string): Promise<LockedPoll | undefined> {
    return this.taken(tx, pollId, 'FOR KEY SHARE');
  }

  /** The same, one after the other: for what is limited over all rows of a poll. */
  holdAlone(tx: Tx, pollId: string): Promise<LockedPoll | undefined> {
    return this.taken(tx, pollId, 'FOR NO KEY UPDATE');
  }

  private async taken(
    tx: Tx,
    pollId: string,
    how: 'FOR UPDATE' | 'FOR NO KEY UPDATE' | 'FOR KEY SHARE',
  ): Promise<LockedPoll | undefined> {
    const rows = await tx.query<LockedPoll>(
      `SELECT id, title, hamlet_id AS "hamletId", kind, options, max_choices AS "maxChoices", secret, preset, unit, state, electorate, closes_at AS "closesAt", opened_at AS "openedAt",
              decided_at AS "decidedAt"
       FROM polls WHERE village_id = $1 AND id = $2 ${how}`,
      [tx.villageId, pollId],
    );
    return rows[0];
  }

  async begin(tx: Tx, pollId: string, electorate: number): Promise<void> {
    await tx.execute(
      `UPDATE polls SET state = 'open', electorate = $3 WHERE village_id = $1 AND id = $2 AND state = 'announced'`,
      [tx.villageId, pollId, electorate],
    );
  }

  async cancel(tx: Tx, pollId: string, reason: string, by: string | null): Promise<void> {
    await tx.execute(
      `UPDATE polls SET state = 'cancelled', cancelled_at = $3, cancel_reason = $4, cancelled_by = $5
       WHERE village_id = $1 AND id = $2`,
      [tx.villageId, pollId, tx.now, reason, by],
    );
  }

  async close(tx: Tx, pollId: string, result: Omit<PollResult, 'villageId' | 'pollId' | 'countedAt'>): Promise<void> {
    await tx.manager.insert(PollResult, { ...result, villageId: tx.villageId, pollId, countedAt: tx.now });
    await tx.execute(`UPDATE polls SET state = 'closed' WHERE village_id = $1 AND id = $2 AND state = 'open'`, [
      tx.villageId,
      pollId,
    ]);
  }

  async verdict(tx: Tx, pollId: string): Promise<Verdict | null> {
    const rows = await tx.query<{ verdict: Verdict }>(
      `SELECT verdict FROM poll_results WHERE village_id = $1 AND poll_id = $2`,
      [tx.villageId, pollId],
    );
    return rows[0]?.verdict ?? null;
  }

  /** The polls about these plans, the latest first. */
  aboutPlans(tx: Tx, planIds: readonly string[]): Promise<PlanPoll[]> {
    return tx.query<PlanPoll>(
      `SELECT p.id AS "pollId", p.plan_id AS "planId", p.state, r.verdict, p.plan_fingerprint AS fingerprint,
              ${decisionNo} AS "decisionNo"
       FROM polls p LEFT JOIN poll_results r ON r.village_id = p.village_id AND r.poll_id = p.id
       WHERE p.village_id = $1 AND p.plan_id = ANY ($2::uuid[])
       ORDER BY p.opened_at DESC, p.id DESC`,
      [tx.villageId, planIds],
    );
  }
}
