import { Injectable } from '@nestjs/common';
import type { CheckVerdict, PostState } from '@wecountry/shared/domain/post-states';
import type { TopicState } from '@wecountry/shared/domain/topic-states';
import type { Tx } from '../../platform/db/tx.js';
import { Topic, TopicPost } from './topic.entity.js';

/** A post as a page shows it: with why it is hidden, what corrects it, and what its author asked about the hiding. */
export interface PostRow extends Omit<TopicPost, 'villageId'> {
  readonly hiddenReason: string | null;
  readonly hiddenBy: string | null;
  readonly hiddenAt: Date | null;
  readonly correction: string | null;
  readonly correctedBy: string | null;
  readonly correctedAt: Date | null;
  readonly appealId: string | null;
  readonly appealReason: string | null;
  readonly appealedAt: Date | null;
  readonly appealUpheld: boolean | null;
  readonly appealAnswer: string | null;
  readonly openReports: number;
}

export const POST = `
  SELECT p.id, p.topic_id AS "topicId", p.kind, p.body, p.picture_ids AS "pictureIds", p.author_id AS "authorId",
    p.posted_at AS "postedAt", p.took_seconds AS "tookSeconds", p.state, p.verdict, p.looked_at AS "lookedAt",
    p.hiding_id AS "hidingId", p.label_id AS "labelId",
    h.reason AS "hiddenReason", h.by_user_id AS "hiddenBy", h.acted_at AS "hiddenAt",
    l.reason AS correction, l.by_user_id AS "correctedBy", l.acted_at AS "correctedAt",
    a.id AS "appealId", a.reason AS "appealReason", a.appealed_at AS "appealedAt", a.upheld AS "appealUpheld",
    a.answer AS "appealAnswer",
    (SELECT count(*)::int FROM post_reports r
     WHERE r.village_id = p.village_id AND r.post_id = p.id AND r.settled_at IS NULL) AS "openReports"
  FROM topic_posts p
  LEFT JOIN moderation_acts h ON h.village_id = p.village_id AND h.id = p.hiding_id
  LEFT JOIN moderation_acts l ON l.village_id = p.village_id AND l.id = p.label_id
  LEFT JOIN post_appeals a ON a.village_id = p.village_id AND a.hiding_id = p.hiding_id`;

/** A topic as a list shows it. */
export interface TopicRow extends Omit<Topic, 'villageId' | 'openedAt' | 'pollId'> {
  readonly post: PostState;
  readonly rumour: boolean;
  readonly hiddenReason: string | null;
  readonly replies: number;
}

/** Where a page ended. */
export interface Place {
  readonly at: Date;
  readonly id: string;
}

interface ListAsked {
  readonly view: 'newest' | 'unanswered' | 'mine';
  readonly userId: string;
  /** Only those about this vote. */
  readonly pollId: string | null;
  /** Sees what waits to be looked at. */
  readonly moderator: boolean;
  readonly after: Place | undefined;
  readonly limit: number;
}

/** Topics and their posts. */
@Injectable()
export class TopicsRepository {
  async insertTopic(tx: Tx, topic: Omit<Topic, 'villageId'>): Promise<void> {
    await tx.manager.insert(Topic, { villageId: tx.villageId, ...topic });
  }

  async insertPost(
    tx: Tx,
    post: Pick<TopicPost, 'id' | 'topicId' | 'kind' | 'body' | 'pictureIds' | 'authorId' | 'tookSeconds' | 'state'>,
  ): Promise<void> {
    const { villageId, now: postedAt } = tx;
    const nothingYet = { verdict: null, lookedAt: null, hidingId: null, labelId: null };
    await tx.manager.insert(TopicPost, { villageId, postedAt, ...nothingYet, ...post });
  }

  topic(tx: Tx, id: string): Promise<Topic | null> {
    return tx.manager.findOneBy(Topic, { villageId: tx.villageId, id });
  }

  /** Takes a topic for its next step: of two who act at once, the second sees what the first did. */
  lockTopic(tx: Tx, id: string): Promise<Topic | null> {
    return tx.manager.findOne(Topic, { where: { villageId: tx.villageId, id }, lock: { mode: 'pessimistic_write' } });
  }

  async changeTopic(
    tx: Tx,
    id: string,
    change: { state: TopicState; openedAt?: Date; tookSeconds?: number },
  ): Promise<void> {
    await tx.manager.update(Topic, { villageId: tx.villageId, id }, change);
  }

  async list(tx: Tx, { view, userId, pollId, moderator, after, limit }: ListAsked): Promise<TopicRow[]> {
    return tx.query<TopicRow>(
      `SELECT t.id, t.title, t.state, t.asked_by AS "askedBy", t.asked_at AS "askedAt", t.took_seconds AS "tookSeconds",
         q.state AS post, q.label_id IS NOT NULL AS rumour, h.reason AS "hiddenReason",
         (SELECT count(*)::int FROM topic_posts p WHERE p.village_id = t.village_id AND p.topic_id = t.id
            AND p.kind <> 'question' AND p.state = 'visible') AS replies
       FROM topics t
       JOIN topic_posts q ON q.village_id = t.village_id AND q.topic_id = t.id AND q.kind = 'question'
       LEFT JOIN moderation_acts h ON h.village_id = q.village_id AND h.id = q.hiding_id
       WHERE t.village_id = $1
         AND (q.state IN ('visible', 'hidden') OR t.asked_by = $2 OR $3::boolean)
         AND ($4::text <> 'mine' OR t.asked_by = $2)
         AND ($4::text <> 'unanswered' OR (t.state = 'open' AND q.state <> 'hidden'))
         AND ($8::uuid IS NULL OR t.poll_id = $8::uuid)
         AND ($5::timestamptz IS NULL OR (t.asked_at, t.id) < ($5::timestamptz, $6::uuid))
       ORDER BY t.asked_at DESC, t.id DESC LIMIT $7`,
      [tx.villageId, userId, moderator, view, after?.at ?? null, after?.id ?? null, limit, pollId],
    );
  }

  /** How many topics have an official answer, and the time within which half of them got it. */
  async answers(tx: Tx): Promise<{ count: number; middleSeconds: number | null }> {
    const rows = await tx.query<{ count: number; middleSeconds: number | null }>(
      `SELECT count(*)::int AS count,
         (percentile_disc(0.5) WITHIN GROUP (ORDER BY took_seconds))::int AS "middleSeconds"
       FROM topics WHERE village_id = $1 AND took_seconds IS NOT NULL`,
      [tx.villageId],
    );
    return rows[0] ?? { count: 0, middleSeconds: null };
  }

  async question(tx: Tx, topicId: string): Promise<PostRow | undefined> {
    const rows = await tx.query<PostRow>(
      `${POST} WHERE p.village_id = $1 AND p.topic_id = $2 AND p.kind = 'question'`,
      [tx.villageId, topicId],
    );
    return rows[0];
  }

  /** What is said under a topic that this reader may know of, the earliest first. */
  posts(
    tx: Tx,
    topicId: string,
    { userId, moderator, after, limit }: Omit<ListAsked, 'view' | 'pollId'>,
  ): Promise<PostRow[]> {
    return tx.query<PostRow>(
      `${POST} WHERE p.village_id = $1 AND p.topic_id = $2 AND p.kind <> 'question'
         AND (p.state IN ('visible', 'hidden') OR p.author_id = $3 OR $4::boolean)
         AND ($5::timestamptz IS NULL OR (p.posted_at, p.id) > ($5::timestamptz, $6::uuid))
       ORDER BY p.posted_at, p.id LIMIT $7`,
      [tx.villageId, topicId, userId, moderator, after?.at ?? null, after?.id ?? null, limit],
    );
  }

  async post(tx: Tx, id: string): Promise<PostRow | undefined> {
    const rows = await tx.query<PostRow>(`${POST} WHERE p.village_id = $1 AND p.id = $2`, [tx.villageId, id]);
    return rows[0];
  }

  async lockPost(tx: Tx, id: string): Promise<PostRow | undefined> {
    const rows = await tx.query<PostRow>(`${POST} WHERE p.village_id = $1 AND p.id = $2 FOR UPDATE OF p`, [
      tx.villageId,
      id,
    ]);
    return rows[0];
  }

  async changePost(
    tx: Tx,
    id: string,
    change: Partial<Pick<TopicPost, 'state' | 'lookedAt' | 'hidingId' | 'labelId'>> & { verdict?: CheckVerdict },
  ): Promise<void> {
    await tx.manager.update(TopicPost, { villageId: tx.villageId, id }, change);
  }

  /** The openid of the transaction's user in the mini-program; null for who uses the web only. */
  async openid(tx: Tx, appid: string): Promise<string | null> {
    const rows = await tx.query<{ openid: string }>(
      `SELECT openid FROM identities WHERE user_id = $1 AND appid = $2 LIMIT 1`,
      [tx.userId, appid],
    );
    return rows[0]?.openid ?? null;
  }
}
