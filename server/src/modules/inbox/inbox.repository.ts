import { Injectable } from '@nestjs/common';
import type { InboxKind } from '@wecountry/shared/domain/inbox';
import { newId } from '../../platform/db/id.js';
import type { Tx } from '../../platform/db/tx.js';

export interface NewMessage {
  readonly kind: InboxKind;
  readonly title: string;
  readonly text: string;
  readonly page: string;
  readonly subjectId: string | null;
  readonly source: { readonly type: string; readonly id: string };
}

export interface MessageRow {
  readonly id: string;
  readonly kind: InboxKind;
  readonly title: string;
  readonly text: string;
  readonly page: string;
  readonly subjectId: string | null;
  readonly at: Date;
  readonly read: boolean;
}

export interface MessagePlace {
  readonly at: Date;
  readonly id: string;
}

@Injectable()
export class InboxRepository {
  /** Adds the message for each user who has it not yet; answers the ids of those added. */
  async add(tx: Tx, userIds: readonly string[], message: NewMessage): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `INSERT INTO inbox_messages
         (village_id, id, user_id, kind, title, text, page, subject_id, source_type, source_id, created_at)
       SELECT $1, id, user_id, $4, $5, $6, $7, $8, $9, $10, $11
       FROM unnest($2::uuid[], $3::uuid[]) AS u (id, user_id)
       ON CONFLICT (village_id, user_id, kind, source_type, source_id) DO NOTHING
       RETURNING id`,
      [
        tx.villageId,
        userIds.map(() => newId()),
        userIds,
        message.kind,
        message.title,
        message.text,
        message.page,
        message.subjectId,
        message.source.type,
        message.source.id,
        tx.now,
      ],
    );
    return rows.map(({ id }) => id);
  }

  /** A person's messages, newest first, after the end of the page before. */
  async page(tx: Tx, userId: string, after: MessagePlace | undefined, limit: number): Promise<MessageRow[]> {
    return tx.query<MessageRow>(
      `SELECT id, kind, title, text, page, subject_id AS "subjectId", created_at AS at, read_at IS NOT NULL AS read
       FROM inbox_messages
       WHERE village_id = $1 AND user_id = $2
         AND ($3::timestamptz IS NULL OR (created_at, id) < ($3::timestamptz, $4::uuid))
       ORDER BY created_at DESC, id DESC LIMIT $5`,
      [tx.villageId, userId, after?.at ?? null, after?.id ?? null, limit],
    );
  }

  async unread(tx: Tx, userId: string): Promise<number> {
    const rows = await tx.query<{ unread: number }>(
      `SELECT count(*)::int AS unread FROM inbox_messages WHERE village_id = $1 AND user_id = $2 AND read_at IS NULL`,
      [tx.villageId, userId],
    );
    return rows[0]?.unread ?? 0;
  }

  /** How many of these messages are this person's. */
  async ofUser(tx: Tx, userId: string, ids: readonly string[]): Promise<number> {
    const rows = await tx.query<{ own: number }>(
      `SELECT count(*)::int AS own FROM inbox_messages WHERE village_id = $1 AND user_id = $2 AND id = ANY ($3::uuid[])`,
      [tx.villageId, userId, ids],
    );
    return rows[0]?.own ?? 0;
  }

  /** Notes the first reading; of all of a person's messages when none are named. */
  async markRead(tx: Tx, userId: string, ids: readonly string[] | undefined): Promise<void> {
    await tx.execute(
      `UPDATE inbox_messages SET read_at = $4
       WHERE village_id = $1 AND user_id = $2 AND read_at IS NULL AND ($3::uuid[] IS NULL OR id = ANY ($3))`,
      [tx.villageId, userId, ids ?? null, tx.now],
    );
  }
}
