import { Injectable } from '@nestjs/common';
import { newId } from '../../platform/db/id.js';
import type { Tx } from '../../platform/db/tx.js';
import { ModerationAct, type ModerationActName, PostAppeal, PostReport } from './moderation.entity.js';
import { type Place, POST, type PostRow } from './topics.repository.js';

/** A post that waits for a decision, with the title it stands under. */
export interface QueueRow extends PostRow {
  readonly topicTitle: string;
}

/** What the queue holds: an appeal, a report, what the check left to people or doubted about an answer. */
const WAITING = `(p.state = 'waiting'
  OR (p.state = 'visible' AND p.verdict IN ('review', 'risky') AND p.looked_at IS NULL)
  OR (p.state <> 'hidden' AND EXISTS (SELECT FROM post_reports r
        WHERE r.village_id = p.village_id AND r.post_id = p.id AND r.settled_at IS NULL))
  OR (a.id IS NOT NULL AND a.decided_at IS NULL))`;
const HIDDEN = `p.state = 'hidden'`;

/** Reports, acts and appeals. */
@Injectable()
export class ModerationRepository {
  /** Writes down what was done; answers the act's id. */
  async act(
    tx: Tx,
    { postId, act, reason, by }: { postId: string; act: ModerationActName; reason: string; by: string | null },
  ): Promise<string> {
    const id = newId();
    const { villageId, now: actedAt } = tx;
    await tx.manager.insert(ModerationAct, { villageId, id, postId, act, reason, byUserId: by, actedAt });
    return id;
  }

  acts(tx: Tx, postIds: readonly string[]): Promise<ModerationAct[]> {
    return tx.query<ModerationAct>(
      `SELECT id, post_id AS "postId", act, reason, by_user_id AS "byUserId", acted_at AS "actedAt"
       FROM moderation_acts WHERE village_id = $1 AND post_id = ANY ($2::uuid[]) ORDER BY acted_at, id`,
      [tx.villageId, postIds],
    );
  }

  /** Notes a report; the same person's second one about a post is the first. Answers its id. */
  async report(tx: Tx, report: Pick<PostReport, 'postId' | 'userId' | 'reason' | 'note'>): Promise<string> {
    const rows = await tx.query<{ id: string }>(
      `WITH added AS (
         INSERT INTO post_reports (village_id, id, post_id, user_id, reason, note, reported_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (village_id, post_id, user_id) DO NOTHING RETURNING id
       )
       SELECT id FROM added
       UNION ALL
       SELECT id FROM post_reports WHERE village_id = $1 AND post_id = $3 AND user_id = $4
       LIMIT 1`,
      [tx.villageId, newId(), report.postId, report.userId, report.reason, report.note, tx.now],
    );
    const [row] = rows;
    if (!row) throw new Error(`The report about ${report.postId} is neither new nor there`);
    return row.id;
  }

  reports(tx: Tx, postIds: readonly string[]): Promise<PostReport[]> {
    return tx.query<PostReport>(
      `SELECT id, post_id AS "postId", user_id AS "userId", reason, note, reported_at AS "reportedAt"
       FROM post_reports WHERE village_id = $1 AND post_id = ANY ($2::uuid[]) AND settled_at IS NULL
       ORDER BY reported_at, id`,
      [tx.villageId, postIds],
    );
  }

  async settleReports(tx: Tx, postId: string): Promise<void> {
    await tx.execute(
      `UPDATE post_reports SET settled_at = $3 WHERE village_id = $1 AND post_id = $2 AND settled_at IS NULL`,
      [tx.villageId, postId, tx.now],
    );
  }

  /** Files an appeal against a hiding; null when there is one. */
  async appeal(tx: Tx, appeal: Pick<PostAppeal, 'postId' | 'hidingId' | 'reason'>): Promise<string | null> {
    const rows = await tx.query<{ id: string }>(
      `INSERT INTO post_appeals (village_id, id, post_id, hiding_id, reason, appealed_at)
       VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (village_id, hiding_id) DO NOTHING RETURNING id`,
      [tx.villageId, newId(), appeal.postId, appeal.hidingId, appeal.reason, tx.now],
    );
    return rows[0]?.id ?? null;
  }

  findAppeal(tx: Tx, id: string): Promise<PostAppeal | null> {
    return tx.manager.findOneBy(PostAppeal, { villageId: tx.villageId, id });
  }

  async decideAppeal(tx: Tx, id: string, { by, upheld, answer }: { by: string; upheld: boolean; answer: string }) {
    const { villageId, now: decidedAt } = tx;
    await tx.manager.update(PostAppeal, { villageId, id }, { decidedBy: by, decidedAt, upheld, answer });
  }

  /** A page of what waits for a decision, or of what is hidden; the earliest first. */
  queue(
    tx: Tx,
    { view, after, limit }: { view: 'waiting' | 'hidden'; after: Place | undefined; limit: number },
  ): Promise<QueueRow[]> {
    return tx.query<QueueRow>(
      `SELECT w.*, t.title AS "topicTitle"
       FROM (${POST} WHERE p.village_id = $1 AND ${view === 'waiting' ? WAITING : HIDDEN}) w
       JOIN topics t ON t.village_id = $1 AND t.id = w."topicId"
       WHERE $2::timestamptz IS NULL OR (w."postedAt", w.id) > ($2::timestamptz, $3::uuid)
       ORDER BY w."postedAt", w.id LIMIT $4`,
      [tx.villageId, after?.at ?? null, after?.id ?? null, limit],
    );
  }

  async countQueue(tx: Tx, view: 'waiting' | 'hidden'): Promise<number> {
    const rows = await tx.query<{ total: number }>(
      `SELECT count(*)::int AS total FROM topic_posts p
       LEFT JOIN post_appeals a ON a.village_id = p.village_id AND a.hiding_id = p.hiding_id
       WHERE p.village_id = $1 AND ${view === 'waiting' ? WAITING : HIDDEN}`,
      [tx.villageId],
    );
    return rows[0]?.total ?? 0;
  }
}
