import { Injectable } from '@nestjs/common';
import type { NoticeCategory as Category, ReceiptStep as Step } from '@wecountry/shared/domain/notice';
import type { Tx } from '../../platform/db/tx.js';
import type { NoticeCursor } from './domain/cursor.js';
import type { Marks } from './domain/reach.js';
import { Notice, NoticeMarks } from './notice.entity.js';

/** A resident as a reader of notices. */
export interface Reader {
  readonly residentId: string;
  readonly residentNo: number;
  readonly hamletId: string;
}

export interface ReceiptRow {
  readonly seen: boolean;
  readonly listened: boolean;
  readonly acknowledgedAt: Date | null;
}

export interface CardRow extends ReceiptRow {
  readonly id: string;
  readonly category: Category;
  readonly title: string;
  readonly publishedAt: Date;
  /** Urgent, and not acknowledged by this reader. */
  readonly pinned: boolean;
}

export interface UnopenedRow {
  readonly id: string;
  readonly title: string;
  readonly count: number;
}

export interface NoticeRow {
  readonly id: string;
  readonly category: Category;
  readonly title: string;
  readonly body: string;
  readonly when: string | null;
  readonly where: string | null;
  readonly todo: string | null;
  readonly hamletIds: readonly string[];
  readonly authorUserId: string;
  readonly publishedAt: Date;
}

export interface MarkedRow extends Pick<NoticeRow, 'id' | 'category' | 'title' | 'hamletIds' | 'publishedAt'>, Marks {}

/** A step includes the ones before it: who heard or knows has seen. */
const bitsOf: Record<Step, readonly Step[]> = {
  seen: ['seen'],
  listened: ['seen', 'listened'],
  acknowledged: ['seen', 'acknowledged'],
};

/** Whether bit `no` is set; a bitmap ends at the highest number that was ever marked. */
const hasBit = (column: string, no: string) =>
  `CASE WHEN ${no} < 8 * length(${column}) THEN get_bit(${column}, ${no}) = 1 ELSE false END`;

/** The bitmap with bit `no` set, made longer where it is too short. */
const withBit = (column: string, no: string) =>
  `set_bit(${column} || decode(repeat('00', greatest(0, ${no} / 8 + 1 - length(${column}))), 'hex'), ${no}, 1)`;

const forHamlet = (hamlet: string) => `(cardinality(n.hamlet_ids) = 0 OR ${hamlet} = ANY (n.hamlet_ids))`;

const MARKS = 'notice_marks m ON m.village_id = n.village_id AND m.notice_id = n.id';
const CARD = 'n.id, n.category, n.title, n.published_at AS "publishedAt"';

/** One of the two groups of a page, newest first, after the end of the page before. */
const group = (pinned: boolean, before: string) => `(
  SELECT ${CARD}, ${hasBit('m.seen', '$3::int')} AS seen, ${hasBit('m.listened', '$3::int')} AS listened,
         ${pinned} AS pinned
  FROM notices n JOIN ${MARKS}
  WHERE n.village_id = $1 AND ${forHamlet('$2::uuid')} AND ($5::text IS NULL OR n.category = $5)
    AND ${pinned ? '' : 'NOT'} (n.category = 'urgent' AND NOT ${hasBit('m.acknowledged', '$3::int')})
    ${pinned ? `AND n.category = 'urgent'` : ''}
    AND (n.published_at, n.id) < ${before}
  ORDER BY n.published_at DESC, n.id DESC LIMIT $10)`;

const PAGE = `
  SELECT p.*, a.acknowledged_at AS "acknowledgedAt"
  FROM (${group(true, '($6::timestamptz, $7::uuid)')} UNION ALL ${group(false, '($8::timestamptz, $9::uuid)')}) p
  LEFT JOIN notice_acknowledgements a ON a.village_id = $1 AND a.notice_id = p.id AND a.resident_id = $4
  ORDER BY p.pinned DESC, p."publishedAt" DESC, p.id DESC LIMIT $10`;

type Edge = readonly [Date | string, string];
const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';
const fromTheTop: Edge = ['infinity', LAST_ID];
const nothingMore: Edge = ['-infinity', LAST_ID];

/** From where each group goes on: the pinned ones are over once a page has ended in the rest. */
function edges(cursor: NoticeCursor | undefined): { pinned: Edge; rest: Edge } {
  if (!cursor) return { pinned: fromTheTop, rest: fromTheTop };
  const here: Edge = [cursor.publishedAt, cursor.id];
  return cursor.pinned ? { pinned: here, rest: fromTheTop } : { pinned: nothingMore, rest: here };
}

@Injectable()
export class NoticesRepository {
  /** Adds a notice that nobody has seen. */
  async add(tx: Tx, notice: Omit<NoticeRow, 'publishedAt'>): Promise<void> {
    const { hamletIds, ...rest } = notice;
    const key = { villageId: tx.villageId };
    await tx.manager.insert(Notice, { ...key, ...rest, hamletIds: [...hamletIds], publishedAt: tx.now });
    const none = Buffer.alloc(0);
    await tx.manager.insert(NoticeMarks, {
      ...key,
      noticeId: notice.id,
      seen: none,
      listened: none,
      acknowledged: none,
    });
  }

  async page(
    tx: Tx,
    reader: Reader,
    { category, cursor, limit }: { category?: Category; cursor?: NoticeCursor; limit: number },
  ): Promise<CardRow[]> {
    const { pinned, rest } = edges(cursor);
    return tx.prepared<CardRow>('notices_page', PAGE, [
      tx.villageId,
      reader.hamletId,
      reader.residentNo,
      reader.residentId,
      category ?? null,
      ...pinned,
      ...rest,
      limit,
    ]);
  }

  /** How many notices there are for a reader. */
  async count(tx: Tx, reader: Reader, category?: Category): Promise<number> {
    const [row] = await tx.prepared<{ total: number }>(
      'notices_count',
      `SELECT count(*)::int AS total FROM notices n
       WHERE n.village_id = $1 AND ${forHamlet('$2::uuid')} AND ($3::text IS NULL OR n.category = $3)`,
      [tx.villageId, reader.hamletId, category ?? null],
    );
    return row?.total ?? 0;
  }

  /** The newest notice that a reader never opened, with how many such there are; urgent ones stand on their own. */
  async unopened(tx: Tx, reader: Reader): Promise<UnopenedRow | undefined> {
    const rows = await tx.prepared<UnopenedRow>(
      'notices_unopened',
      `SELECT n.id, n.title, count(*) OVER ()::int AS count FROM notices n JOIN ${MARKS}
       WHERE n.village_id = $1 AND ${forHamlet('$2::uuid')} AND n.category <> 'urgent'
         AND NOT ${hasBit('m.seen', '$3::int')}
       ORDER BY n.published_at DESC, n.id DESC LIMIT 1`,
      [tx.villageId, reader.hamletId, reader.residentNo],
    );
    return rows[0];
  }

  async find(tx: Tx, id: string): Promise<NoticeRow | undefined> {
    const rows = await tx.query<NoticeRow>(
      `SELECT ${CARD}, n.body, n.when_text AS "when", n.where_text AS "where", n.todo, n.hamlet_ids AS "hamletIds",
              n.author_user_id AS "authorUserId"
       FROM notices n WHERE n.village_id = $1 AND n.id = $2`,
      [tx.villageId, id],
    );
    return rows[0];
  }

  /** What a reader did with a notice; undefined when it is not for them. */
  async receipt(tx: Tx, id: string, reader: Reader): Promise<ReceiptRow | undefined> {
    const rows = await tx.prepared<ReceiptRow>(
      'notices_receipt',
      `SELECT ${hasBit('m.seen', '$3::int')} AS seen, ${hasBit('m.listened', '$3::int')} AS listened,
              a.acknowledged_at AS "acknowledgedAt"
       FROM notices n JOIN ${MARKS}
       LEFT JOIN notice_acknowledgements a ON a.village_id = n.village_id AND a.notice_id = n.id AND a.resident_id = $4
       WHERE n.village_id = $1 AND n.id = $2 AND ${forHamlet('$5::uuid')}`,
      [tx.villageId, id, reader.residentNo, reader.residentId, reader.hamletId],
    );
    return rows[0];
  }

  /** Sets the bits of a step in one statement; writes nothing when they are set, or when the notice is not for them. */
  async setBits(tx: Tx, id: string, reader: Reader, step: Step): Promise<void> {
    const columns = bitsOf[step];
    const sets = columns.map((column) => `${column} = ${withBit(`m.${column}`, '$3::int')}`);
    const missing = columns.map((column) => `NOT ${hasBit(`m.${column}`, '$3::int')}`);
    await tx.prepared(
      `notices_mark_${step}`,
      `UPDATE notice_marks m SET ${sets.join(', ')}
       WHERE m.village_id = $1 AND m.notice_id = $2 AND (${missing.join(' OR ')})
         AND EXISTS (SELECT FROM notices n WHERE n.village_id = $1 AND n.id = $2 AND ${forHamlet('$4::uuid')})`,
      [tx.villageId, id, reader.residentNo, reader.hamletId],
    );
  }

  /** Notes who pressed 知道了 and when; the first time counts. */
  async acknowledge(tx: Tx, id: string, reader: Reader, userId: string): Promise<void> {
    await tx.prepared(
      'notices_acknowledge',
      `INSERT INTO notice_acknowledgements (village_id, notice_id, resident_id, user_id, acknowledged_at)
       SELECT n.village_id, n.id, $3, $4, $5 FROM notices n
       WHERE n.village_id = $1 AND n.id = $2 AND ${forHamlet('$6::uuid')}
       ON CONFLICT (village_id, notice_id, resident_id) DO NOTHING`,
      [tx.villageId, id, reader.residentId, userId, tx.now, reader.hamletId],
    );
  }

  /** Notices with their marks, newest first. */
  async marked(tx: Tx, cursor: NoticeCursor | undefined, limit: number): Promise<MarkedRow[]> {
    return tx.query<MarkedRow>(
      `SELECT ${CARD}, n.hamlet_ids AS "hamletIds", m.seen, m.acknowledged
       FROM notices n JOIN ${MARKS}
       WHERE n.village_id = $1 AND (n.published_at, n.id) < ($2::timestamptz, $3::uuid)
       ORDER BY n.published_at DESC, n.id DESC LIMIT $4`,
      [tx.villageId, ...(cursor ? [cursor.publishedAt, cursor.id] : fromTheTop), limit],
    );
  }

  async findMarked(tx: Tx, id: string): Promise<MarkedRow | undefined> {
    const rows = await tx.query<MarkedRow>(
      `SELECT ${CARD}, n.hamlet_ids AS "hamletIds", m.seen, m.acknowledged
       FROM notices n JOIN ${MARKS} WHERE n.village_id = $1 AND n.id = $2`,
      [tx.villageId, id],
    );
    return rows[0];
  }
}
