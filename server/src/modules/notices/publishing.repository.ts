import { Injectable } from '@nestjs/common';
import type { PayUnit } from '@wecountry/shared/domain/hiring';
import type { NoticeState } from '@wecountry/shared/domain/notice-states';
import type { Tx } from '../../platform/db/tx.js';
import { NoticeHiring } from './hiring.entity.js';
import { Notice, type NoticeVoice } from './notice.entity.js';
import { NoticeVersion } from './notice-version.entity.js';
import type { NoticeRow } from './notices.repository.js';

export interface NoticeTextRow {
  readonly title: string;
  readonly body: string;
  readonly when: string | null;
  readonly where: string | null;
  readonly todo: string | null;
}

export interface OldTextRow extends NoticeTextRow {
  readonly reason: string;
  readonly replacedBy: string;
  readonly replacedAt: Date;
}

/** What the committee writes: notices, their former texts, what a hiring offers. */
@Injectable()
export class PublishingRepository {
  /** Adds a notice that nobody has seen. */
  async add(tx: Tx, notice: Omit<NoticeRow, 'version' | 'withdrawnAt' | 'withdrawnReason'>): Promise<void> {
    const { hamletIds, householdIds, audienceRoles, pictureIds, voices, ...rest } = notice;
    await tx.manager.insert(Notice, {
      ...rest,
      villageId: tx.villageId,
      hamletIds: [...hamletIds],
      householdIds: [...householdIds],
      audienceRoles: [...audienceRoles],
      pictureIds: [...pictureIds],
      voices: [...voices],
    });
  }

  async addHiring(
    tx: Tx,
    noticeId: string,
    offer: { places: number; payFen: number; payUnit: PayUnit },
  ): Promise<void> {
    await tx.manager.insert(NoticeHiring, { villageId: tx.villageId, noticeId, ...offer });
  }

  /** Keeps what a notice says now, before it is replaced. */
  async keepText(tx: Tx, notice: NoticeRow, replaced: { reason: string; by: string }): Promise<void> {
    const { id, version, title, body, when, where, todo, voices } = notice;
    await tx.manager.insert(NoticeVersion, {
      villageId: tx.villageId,
      noticeId: id,
      version,
      ...{ title, body, when, where, todo },
      voices: [...voices],
      reason: replaced.reason,
      replacedBy: replaced.by,
      replacedAt: tx.now,
    });
  }

  /** Puts a new text in the place of version `version`; false when another came first. Old recordings say the old text. */
  async replaceText(tx: Tx, id: string, version: number, text: NoticeTextRow, voices: readonly NoticeVoice[]) {
    const changed = await tx.execute(
      `UPDATE notices SET title = $4, body = $5, when_text = $6, where_text = $7, todo = $8, voices = $9::jsonb,
              version = version + 1
       WHERE village_id = $1 AND id = $2 AND version = $3`,
      [tx.villageId, id, version, text.title, text.body, text.when, text.where, text.todo, JSON.stringify(voices)],
    );
    return changed === 1;
  }

  async move(tx: Tx, id: string, publishAt: Date): Promise<void> {
    await tx.execute(`UPDATE notices SET published_at = $3 WHERE village_id = $1 AND id = $2 AND state = 'scheduled'`, [
      tx.villageId,
      id,
      publishAt,
    ]);
  }

  async setState(tx: Tx, id: string, state: NoticeState): Promise<void> {
    await tx.execute(`UPDATE notices SET state = $3 WHERE village_id = $1 AND id = $2`, [tx.villageId, id, state]);
  }

  async withdraw(tx: Tx, id: string, reason: string): Promise<void> {
    await tx.execute(
      `UPDATE notices SET state = 'withdrawn', withdrawn_at = $3, withdrawn_reason = $4
       WHERE village_id = $1 AND id = $2`,
      [tx.villageId, id, tx.now, reason],
    );
  }

  /** A scheduled notice goes out, and is pinned from now. */
  async goOut(tx: Tx, id: string, pinnedUntil: Date | null): Promise<void> {
    await tx.execute(
      `UPDATE notices SET state = 'published', published_at = $3, pinned_until = $4 WHERE village_id = $1 AND id = $2`,
      [tx.villageId, id, tx.now, pinnedUntil],
    );
  }

  /** The former texts of a notice, the latest first. */
  async oldTexts(tx: Tx, id: string): Promise<OldTextRow[]> {
    return tx.query<OldTextRow>(
      `SELECT title, body, when_text AS "when", where_text AS "where", todo, reason, replaced_by AS "replacedBy",
              replaced_at AS "replacedAt"
       FROM notice_versions WHERE village_id = $1 AND notice_id = $2 ORDER BY version DESC`,
      [tx.villageId, id],
    );
  }
}
