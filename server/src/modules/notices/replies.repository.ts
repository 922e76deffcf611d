import { Injectable } from '@nestjs/common';
import { newId } from '../../platform/db/id.js';
import type { Tx } from '../../platform/db/tx.js';
import { NoticeReply } from './notice-reply.entity.js';

export interface ReplyRow {
  readonly id: string;
  readonly userId: string;
  readonly text: string;
  readonly at: Date;
  readonly hiddenReason: string | null;
}

/** What people write under a notice. */
@Injectable()
export class RepliesRepository {
  async page(
    tx: Tx,
    noticeId: string,
    after: { at: Date; id: string } | undefined,
    limit: number,
  ): Promise<ReplyRow[]> {
    return tx.query<ReplyRow>(
      `SELECT id, user_id AS "userId", text, replied_at AS at, hidden_reason AS "hiddenReason" FROM notice_replies
       WHERE village_id = $1 AND notice_id = $2
         AND ($3::timestamptz IS NULL OR (replied_at, id) > ($3::timestamptz, $4::uuid))
       ORDER BY replied_at, id LIMIT $5`,
      [tx.villageId, noticeId, after?.at ?? null, after?.id ?? null, limit],
    );
  }

  async add(tx: Tx, reply: { noticeId: string; userId: string; text: string }): Promise<string> {
    const id = newId();
    await tx.manager.insert(NoticeReply, { ...reply, villageId: tx.villageId, id, repliedAt: tx.now });
    return id;
  }

  /** Hides a reply, once; `found` is false when the notice has no such reply. */
  async hide(
    tx: Tx,
    { id, noticeId, by, reason }: { id: string; noticeId: string; by: string; reason: string },
  ): Promise<{ found: boolean; hidden: boolean }> {
    const hidden = await tx.execute(
      `UPDATE notice_replies SET hidden_at = $4, hidden_by = $5, hidden_reason = $6
       WHERE village_id = $1 AND notice_id = $2 AND id = $3 AND hidden_at IS NULL`,
      [tx.villageId, noticeId, id, tx.now, by, reason],
    );
    if (hidden === 1) return { found: true, hidden: true };
    const rows = await tx.query(`SELECT FROM notice_replies WHERE village_id = $1 AND notice_id = $2 AND id = $3`, [
      tx.villageId,
      noticeId,
      id,
    ]);
    return { found: rows.length > 0, hidden: false };
  }
}
