import { Injectable } from '@nestjs/common';
import type { InboxKind, SubscribeTemplate } from '@wecountry/shared/domain/inbox';
import { newId } from '../../platform/db/id.js';
import type { Tx } from '../../platform/db/tx.js';
import type { PushState } from './inbox-push.entity.js';

/** A message that may go to its reader's phone. */
export interface Candidate {
  readonly messageId: string;
  readonly userId: string;
  readonly title: string;
  readonly text: string;
  readonly page: string;
  readonly subjectId: string | null;
  /** How many of this template reached the phone today. */
  readonly today: number;
}

export interface Source {
  readonly kind: InboxKind;
  readonly type: string;
  readonly id: string;
}

@Injectable()
export class PushesRepository {
  async settings(tx: Tx, userId: string): Promise<{ muted: InboxKind[]; remaining: Record<string, number> }> {
    const [settings] = await tx.query<{ muted: InboxKind[] }>(
      `SELECT muted FROM inbox_settings WHERE village_id = $1 AND user_id = $2`,
      [tx.villageId, userId],
    );
    const consents = await tx.query<{ template: string; remaining: number }>(
      `SELECT template, remaining FROM inbox_consents WHERE village_id = $1 AND user_id = $2`,
      [tx.villageId, userId],
    );
    return {
      muted: settings?.muted ?? [],
      remaining: Object.fromEntries(consents.map((c) => [c.template, c.remaining])),
    };
  }

  async mute(tx: Tx, userId: string, muted: readonly InboxKind[]): Promise<void> {
    await tx.execute(
      `INSERT INTO inbox_settings AS s (village_id, user_id, muted, changed_at) VALUES ($1, $2, $3, $4)
       ON CONFLICT (village_id, user_id) DO UPDATE SET muted = EXCLUDED.muted, changed_at = EXCLUDED.changed_at
       WHERE s.muted <> EXCLUDED.muted`,
      [tx.villageId, userId, muted, tx.now],
    );
  }

  async consent(tx: Tx, userId: string, templates: readonly SubscribeTemplate[]): Promise<void> {
    await tx.execute(
      `INSERT INTO inbox_consents AS c (village_id, user_id, template, remaining)
       SELECT $1, $2, t, 1 FROM unnest($3::text[]) t
       ON CONFLICT (village_id, user_id, template) DO UPDATE SET remaining = c.remaining + 1`,
      [tx.villageId, userId, templates],
    );
  }

  async useUp(tx: Tx, userId: string): Promise<void> {
    await tx.execute(
      `UPDATE inbox_consents SET remaining = 0 WHERE village_id = $1 AND user_id = $2 AND remaining > 0`,
      [tx.villageId, userId],
    );
  }

  /** The messages of a source whose readers agreed to one, want this kind, and have not been sent it. */
  async candidates(tx: Tx, source: Source, template: SubscribeTemplate, today: string): Promise<Candidate[]> {
    return tx.query<Candidate>(
      `SELECT m.id AS "messageId", m.user_id AS "userId", m.title, m.text, m.page, m.subject_id AS "subjectId",
              (SELECT count(*)::int FROM inbox_pushes d
               WHERE d.village_id = $1 AND d.user_id = m.user_id AND d.template = $5 AND d.sent_on = $6) AS today
       FROM inbox_messages m
       JOIN inbox_consents c ON c.village_id = $1 AND c.user_id = m.user_id AND c.template = $5 AND c.remaining > 0
       LEFT JOIN inbox_settings s ON s.village_id = $1 AND s.user_id = m.user_id
       WHERE m.village_id = $1 AND m.kind = $2 AND m.source_type = $3 AND m.source_id = $4 AND m.read_at IS NULL
         AND NOT coalesce(m.kind = ANY (s.muted), false)
         AND NOT EXISTS (SELECT FROM inbox_pushes p WHERE p.village_id = $1 AND p.message_id = m.id)
       ORDER BY m.id`,
      [tx.villageId, source.kind, source.type, source.id, template, today],
    );
  }

  /** How many unread messages of these kinds a person got on the day of `from` that never reached the phone. */
  async unsent(tx: Tx, userId: string, kinds: readonly InboxKind[], from: Date): Promise<number> {
    const [row] = await tx.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM inbox_messages m
       WHERE m.village_id = $1 AND m.user_id = $2 AND m.kind = ANY ($3::text[]) AND m.created_at >= $4
         AND m.read_at IS NULL
         AND NOT EXISTS (SELECT FROM inbox_pushes p WHERE p.village_id = $1 AND p.message_id = m.id)`,
      [tx.villageId, userId, kinds, from],
    );
    return row?.count ?? 0;
  }

  /**
   * Takes one consent and the right to send this message, or the day's digest. Null when there is no consent left, or
   * when it was taken before.
   */
  async claim(
    tx: Tx,
    push: { userId: string; messageId: string | null; template: SubscribeTemplate; sentOn: string },
  ): Promise<string | null> {
    const rows = await tx.query<{ id: string }>(
      `WITH consent AS (
         UPDATE inbox_consents SET remaining = remaining - 1
         WHERE village_id = $1 AND user_id = $3 AND template = $5 AND remaining > 0
         RETURNING user_id
       )
       INSERT INTO inbox_pushes (village_id, id, user_id, message_id, template, sent_on, state, created_at)
       SELECT $1, $2, user_id, $4, $5, $6, 'sending', $7 FROM consent
       RETURNING id`,
      [tx.villageId, newId(), push.userId, push.messageId, push.template, push.sentOn, tx.now],
    );
    return rows[0]?.id ?? null;
  }

  /** Whether this message, or the day's digest of this template, was taken before. */
  async isTaken(
    tx: Tx,
    push: { userId: string; messageId: string | null; template: SubscribeTemplate; sentOn: string },
  ): Promise<boolean> {
    const rows = await tx.query<object>(
      push.messageId === null
        ? `SELECT 1 FROM inbox_pushes WHERE village_id = $1 AND user_id = $2 AND template = $3 AND sent_on = $4
             AND message_id IS NULL`
        : `SELECT 1 FROM inbox_pushes WHERE village_id = $1 AND message_id = $2`,
      push.messageId === null
        ? [tx.villageId, push.userId, push.template, push.sentOn]
        : [tx.villageId, push.messageId],
    );
    return rows.length > 0;
  }

  async end(tx: Tx, id: string, state: PushState, code: string | null): Promise<void> {
    await tx.execute(
      `UPDATE inbox_pushes SET state = $3, code = $4, ended_at = $5 WHERE village_id = $1 AND id = $2 AND state = 'sending'`,
      [tx.villageId, id, state, code, tx.now],
    );
  }

  /** The person took the consents back in WeChat. */
  async dropConsents(tx: Tx, userId: string, template: SubscribeTemplate): Promise<void> {
    await tx.execute(
      `UPDATE inbox_consents SET remaining = 0 WHERE village_id = $1 AND user_id = $2 AND template = $3`,
      [tx.villageId, userId, template],
    );
  }

  /** The openid of the user of this transaction in the mini-program. */
  async openid(tx: Tx, appid: string): Promise<string | null> {
    const rows = await tx.query<{ openid: string }>(
      `SELECT openid FROM identities WHERE user_id = $1 AND appid = $2 LIMIT 1`,
      [tx.userId ?? null, appid],
    );
    return rows[0]?.openid ?? null;
  }
}
