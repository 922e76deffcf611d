import { Injectable } from '@nestjs/common';
import type { NoticeCategory as Category, ReceiptStep as Step } from '@wecountry/shared/domain/notice';
import type { NoticeState } from '@wecountry/shared/domain/notice-states';
import type { Tx } from '../../platform/db/tx.js';
import type { Audience } from './domain/audience.js';
import type { NoticeCursor } from './notice-cursor.js';
import { hasBit, joinMarks, setBits } from './marks.js';
import type { NoticeVoice } from './notice.entity.js';
import type { Reader } from './reader.js';

export interface ReceiptRow {
  readonly seen: boolean;
  readonly listened: boolean;
  readonly acknowledgedAt: Date | null;
}

interface HeadRow {
  readonly id: string;
  readonly category: Category;
  readonly title: string;
  readonly publishedAt: Date;
  readonly state: NoticeState;
  readonly version: number;
}

export interface CardRow extends HeadRow, ReceiptRow {
  /** Pinned for this reader: its time is not over, and they have not pressed 知道了. */
  readonly pinned: boolean;
  readonly corrections: number;
}

export interface UnopenedRow {
  readonly id: string;
  readonly title: string;
  readonly count: number;
}

export interface NoticeRow extends HeadRow, Audience {
  readonly body: string;
  readonly when: string | null;
  readonly where: string | null;
  readonly todo: string | null;
  readonly authorUserId: string;
  readonly pinnedUntil: Date | null;
  readonly pinDays: number | null;
  readonly withdrawnAt: Date | null;
  readonly withdrawnReason: string | null;
  readonly commentsOn: boolean;
  readonly pictureIds: readonly string[];
  readonly voices: readonly NoticeVoice[];
}

/** Whether notice `n` is for a reader: parameters `hamlet`, `household` and `roles`. */
const isFor = (hamlet: string, household: string, roles: string) => `(
  cardinality(n.hamlet_ids) + cardinality(n.household_ids) + cardinality(n.audience_roles) = 0
  OR ${hamlet}::uuid = ANY (n.hamlet_ids) OR ${household}::uuid = ANY (n.household_ids)
  OR n.audience_roles && ${roles}::text[])`;

/** What a villager may see: what went out, also when it was withdrawn. */
const IS_OUT = `n.state IN ('published', 'withdrawn')`;

const HEAD = 'n.id, n.category, n.title, n.published_at AS "publishedAt", n.state, n.version';
export const NOTICE = `${HEAD}, n.body, n.when_text AS "when", n.where_text AS "where", n.todo,
  n.hamlet_ids AS "hamletIds", n.household_ids AS "householdIds", n.audience_roles AS "audienceRoles",
  n.author_user_id AS "authorUserId", n.pinned_until AS "pinnedUntil", n.pin_days AS "pinDays",
  n.withdrawn_at AS "withdrawnAt", n.withdrawn_reason AS "withdrawnReason", n.comments_on AS "commentsOn",
  n.picture_ids AS "pictureIds", n.voices`;

// $1 village, $2 hamlet, $3 household, $4 roles, $5 resident number, $6 now, $7 category
const mine = isFor('$2', '$3', '$4');
const pinnedForMe = `(n.pinned_until > $6::timestamptz AND n.state = 'published' AND NOT ${hasBit('acknowledged', '$5::int')})`;

/** One of the two groups of a page, newest first, after the end of the page before. */
const group = (pinned: boolean, before: string) => `(
  SELECT ${HEAD}, (SELECT count(*)::int FROM notice_versions v WHERE v.village_id = n.village_id AND v.notice_id = n.id)
           AS corrections,
         ${hasBit('seen', '$5::int')} AS seen, ${hasBit('listened', '$5::int')} AS listened, ${pinned} AS pinned
  FROM notices n ${joinMarks('$5::int')}
  WHERE n.village_id = $1 AND ${IS_OUT} AND ${mine} AND ($7::text IS NULL OR n.category = $7)
    AND ${pinned ? 'n.pinned_until IS NOT NULL AND' : ''} ${pinned ? '' : 'NOT coalesce('}${pinnedForMe}${pinned ? '' : ', false)'}
    AND (n.published_at, n.id) < ${before}
  ORDER BY n.published_at DESC, n.id DESC LIMIT $13)`;

/** A page of cards with what the reader did with each. */
export const PAGE = `
  SELECT p.*, a.acknowledged_at AS "acknowledgedAt"
  FROM (${group(true, '($9::timestamptz, $10::uuid)')} UNION ALL ${group(false, '($11::timestamptz, $12::uuid)')}) p
  LEFT JOIN notice_acknowledgements a ON a.village_id = $1 AND a.notice_id = p.id AND a.resident_id = $8
  ORDER BY p.pinned DESC, p."publishedAt" DESC, p.id DESC LIMIT $13`;

/** How many there are: $1 to $4 as above, $5 category. */
export const COUNT = `SELECT count(*)::int AS total FROM notices n
  WHERE n.village_id = $1 AND ${IS_OUT} AND ${mine} AND ($5::text IS NULL OR n.category = $5)`;

type Edge = readonly [Date | string, string];
const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';
export const fromTheTop: Edge = ['infinity', LAST_ID];
const nothingMore: Edge = ['-infinity', LAST_ID];

/** From where each group goes on: the pinned ones are over once a page has ended in the rest. */
function edges(cursor: NoticeCursor | undefined): { pinned: Edge; rest: Edge } {
  if (!cursor) return { pinned: fromTheTop, rest: fromTheTop };
  const here: Edge = [cursor.publishedAt, cursor.id];
  return cursor.pinned ? { pinned: here, rest: fromTheTop } : { pinned: nothingMore, rest: here };
}

/** Notices as villagers read them. */
@Injectable()
export class NoticesRepository {
  async page(
    tx: Tx,
    reader: Reader,
    { category, cursor, limit }: { category?: Category; cursor?: NoticeCursor; limit: number },
  ): Promise<CardRow[]> {
    const { pinned, rest } = edges(cursor);
    return tx.prepared<CardRow>('notices_page', PAGE, [
      tx.villageId,
      reader.hamletId,
      reader.householdId,
      reader.roles,
      reader.residentNo,
      tx.now,
      category ?? null,
      reader.residentId,
      ...pinned,
      ...rest,
      limit,
    ]);
  }

  /** How many notices there are for a reader. */
  async count(tx: Tx, reader: Reader, category?: Category): Promise<number> {
    const [row] = await tx.prepared<{ total: number }>('notices_count', COUNT, [
      tx.villageId,
      reader.hamletId,
      reader.householdId,
      reader.roles,
      category ?? null,
    ]);
    return row?.total ?? 0;
  }

  /** The newest notice that a reader never opened, with how many such there are; pinned urgent ones stand on their own. */
  async unopened(tx: Tx, reader: Reader): Promise<UnopenedRow | undefined> {
    const rows = await tx.prepared<UnopenedRow>(
      'notices_unopened',
      `SELECT n.id, n.title, count(*) OVER ()::int AS count FROM notices n ${joinMarks('$5::int')}
       WHERE n.village_id = $1 AND n.state = 'published' AND ${mine} AND NOT ${hasBit('seen', '$5::int')}
         AND NOT (n.category = 'urgent' AND coalesce(${pinnedForMe}, false))
       ORDER BY n.published_at DESC, n.id DESC LIMIT 1`,
      [tx.villageId, reader.hamletId, reader.householdId, reader.roles, reader.residentNo, tx.now],
    );
    return rows[0];
  }

  /** One notice, whoever it is for. `lock` holds it against other changes until the end of the transaction. */
  async find(tx: Tx, id: string, { lock = false } = {}): Promise<NoticeRow | undefined> {
    const rows = await tx.query<NoticeRow>(
      `SELECT ${NOTICE} FROM notices n WHERE n.village_id = $1 AND n.id = $2 ${lock ? 'FOR NO KEY UPDATE' : ''}`,
      [tx.villageId, id],
    );
    return rows[0];
  }

  /** What a reader did with a notice; undefined when it is not for them, or not out. */
  async receipt(tx: Tx, id: string, reader: Reader): Promise<ReceiptRow | undefined> {
    const rows = await tx.prepared<ReceiptRow>(
      'notices_receipt',
      `SELECT ${hasBit('seen', '$5::int')} AS seen, ${hasBit('listened', '$5::int')} AS listened,
              a.acknowledged_at AS "acknowledgedAt"
       FROM notices n ${joinMarks('$5::int')}
       LEFT JOIN notice_acknowledgements a ON a.village_id = n.village_id AND a.notice_id = n.id AND a.resident_id = $7
       WHERE n.village_id = $1 AND n.id = $6 AND ${IS_OUT} AND ${mine}`,
      [tx.villageId, reader.hamletId, reader.householdId, reader.roles, reader.residentNo, id, reader.residentId],
    );
    return rows[0];
  }

  /** Sets the bits of a step in one statement; writes nothing when they are set, or when the notice is not for them. */
  async setBits(tx: Tx, id: string, reader: Reader, step: Step): Promise<void> {
    await tx.prepared(
      `notices_mark_${step}`,
      setBits(step, '$5::int', `n.village_id = $1 AND n.id = $6 AND ${IS_OUT} AND ${mine}`),
      [tx.villageId, reader.hamletId, reader.householdId, reader.roles, reader.residentNo, id],
    );
  }

  /** Notes who pressed 知道了 and when; the first time counts. */
  async acknowledge(tx: Tx, id: string, reader: Reader, userId: string): Promise<void> {
    await tx.prepared(
      'notices_acknowledge',
      `INSERT INTO notice_acknowledgements (village_id, notice_id, resident_id, user_id, acknowledged_at)
       SELECT n.village_id, n.id, $6, $7, $8 FROM notices n
       WHERE n.village_id = $1 AND n.id = $5 AND ${IS_OUT} AND ${mine}
       ON CONFLICT (village_id, notice_id, resident_id) DO NOTHING`,
      [tx.villageId, reader.hamletId, reader.householdId, reader.roles, id, reader.residentId, userId, tx.now],
    );
  }
}
