import { Injectable } from '@nestjs/common';
import type { CallOutcome } from '@wecountry/shared/domain/notice-calls';
import type { Tx } from '../../platform/db/tx.js';
import type { NoticeCursor } from './notice-cursor.js';
import { JOIN_WHOLE } from './marks.js';
import { fromTheTop, NOTICE, type NoticeRow } from './notices.repository.js';
import { NoticeCall } from './outreach.entity.js';

export interface MarkedRow extends NoticeRow {
  /** NULL before the first mark. */
  readonly seen: Buffer | null;
  readonly acknowledged: Buffer | null;
}

export interface CallRow {
  readonly householdId: string;
  readonly outcome: CallOutcome;
  readonly calledBy: string;
  readonly calledAt: Date;
}

/** How far notices came, and what was done about those they did not reach. */
@Injectable()
export class OutreachRepository {
  /** Notices with their marks, newest first; those that wait to go out before all. */
  async marked(tx: Tx, cursor: NoticeCursor | undefined, limit: number): Promise<MarkedRow[]> {
    return tx.query<MarkedRow>(
      `SELECT ${NOTICE}, b.seen, b.acknowledged
       FROM notices n ${JOIN_WHOLE}
       WHERE n.village_id = $1 AND n.state <> 'cancelled' AND (n.published_at, n.id) < ($2::timestamptz, $3::uuid)
       ORDER BY n.published_at DESC, n.id DESC LIMIT $4`,
      [tx.villageId, ...(cursor ? [cursor.publishedAt, cursor.id] : fromTheTop), limit],
    );
  }

  async findMarked(tx: Tx, id: string): Promise<MarkedRow | undefined> {
    const rows = await tx.query<MarkedRow>(
      `SELECT ${NOTICE}, b.seen, b.acknowledged FROM notices n ${JOIN_WHOLE} WHERE n.village_id = $1 AND n.id = $2`,
      [tx.villageId, id],
    );
    return rows[0];
  }

  /** Every call about a notice, oldest first. */
  async calls(tx: Tx, noticeId: string, householdId?: string): Promise<CallRow[]> {
    return tx.query<CallRow>(
      `SELECT household_id AS "householdId", outcome, called_by AS "calledBy", called_at AS "calledAt"
       FROM notice_calls WHERE village_id = $1 AND notice_id = $2 AND ($3::uuid IS NULL OR household_id = $3)
       ORDER BY called_at, id`,
      [tx.villageId, noticeId, householdId ?? null],
    );
  }

  async addCall(tx: Tx, call: Omit<CallRow, 'calledAt'> & { id: string; noticeId: string }): Promise<void> {
    await tx.manager.insert(NoticeCall, { ...call, villageId: tx.villageId, calledAt: tx.now });
  }

  /** Gives hamlets' lists to their leaders; one that is given already stays as it is. Returns which were given now. */
  async assign(tx: Tx, noticeId: string, hamletIds: readonly string[], by: string): Promise<string[]> {
    const rows = await tx.query<{ hamletId: string }>(
      `INSERT INTO notice_assignments (village_id, notice_id, hamlet_id, assigned_by, assigned_at)
       SELECT $1, $2, h, $4, $5 FROM unnest($3::uuid[]) AS h
       ON CONFLICT (village_id, notice_id, hamlet_id) DO NOTHING RETURNING hamlet_id AS "hamletId"`,
      [tx.villageId, noticeId, hamletIds, by, tx.now],
    );
    return rows.map((r) => r.hamletId);
  }

  async assignments(tx: Tx, noticeId: string): Promise<{ hamletId: string; assignedAt: Date }[]> {
    return tx.query(
      `SELECT hamlet_id AS "hamletId", assigned_at AS "assignedAt"
       FROM notice_assignments WHERE village_id = $1 AND notice_id = $2`,
      [tx.villageId, noticeId],
    );
  }

  /** The newest notices whose list a hamlet's leader was given, with who of the hamlet was told by a call. */
  async assignedTo(
    tx: Tx,
    hamletId: string,
    limit: number,
  ): Promise<(MarkedRow & { assignedAt: Date; toldIds: string[] })[]> {
    return tx.query(
      `SELECT ${NOTICE}, b.seen, b.acknowledged, a.assigned_at AS "assignedAt",
              ARRAY(SELECT c.household_id FROM notice_calls c
                    WHERE c.village_id = n.village_id AND c.notice_id = n.id AND c.outcome = 'told') AS "toldIds"
       FROM notice_assignments a JOIN notices n ON n.village_id = a.village_id AND n.id = a.notice_id ${JOIN_WHOLE}
       WHERE a.village_id = $1 AND a.hamlet_id = $2 AND n.state = 'published'
       ORDER BY a.assigned_at DESC LIMIT $3`,
      [tx.villageId, hamletId, limit],
    );
  }

  /** Notes today's reminder; false when there was one. */
  async addReminder(tx: Tx, noticeId: string, on: string, by: string, people: number): Promise<boolean> {
    const added = await tx.execute(
      `INSERT INTO notice_reminders (village_id, notice_id, reminded_on, reminded_by, reminded_at, people)
       VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (village_id, notice_id, reminded_on) DO NOTHING`,
      [tx.villageId, noticeId, on, by, tx.now, people],
    );
    return added === 1;
  }

  async lastReminder(tx: Tx, noticeId: string): Promise<{ on: string; at: Date } | undefined> {
    const rows = await tx.query<{ on: string; at: Date }>(
      `SELECT reminded_on AS "on", reminded_at AS at FROM notice_reminders
       WHERE village_id = $1 AND notice_id = $2 ORDER BY reminded_on DESC LIMIT 1`,
      [tx.villageId, noticeId],
    );
    return rows[0];
  }
}
