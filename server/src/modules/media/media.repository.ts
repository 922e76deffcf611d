import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/db/tx.js';
import { Media } from './media.entity.js';

/** What a picture or a recording belongs to. */
export interface MediaOwner {
  readonly type: string;
  readonly id: string;
}

@Injectable()
export class MediaRepository {
  async add(
    tx: Tx,
    media: { id: string; uploadedBy: string; sizeBytes: number } & (
      { kind: 'picture'; width: number; height: number } | { kind: 'voice'; mime: string; seconds: number }
    ),
  ): Promise<void> {
    await tx.manager.insert(Media, { ...media, villageId: tx.villageId, uploadedAt: tx.now });
  }

  /** Gives the user's own media of a kind to their owner; returns those that could be given. */
  async claim(
    tx: Tx,
    kind: 'picture' | 'voice',
    ids: readonly string[],
    uploadedBy: string,
    owner: MediaOwner,
  ): Promise<{ id: string; mime: string; seconds: number | null }[]> {
    return tx.query(
      `UPDATE media SET owner_type = $4, owner_id = $5
       WHERE village_id = $1 AND id = ANY ($2::uuid[]) AND uploaded_by = $3
         AND kind = $6 AND (owner_id IS NULL OR (owner_type = $4 AND owner_id = $5))
       RETURNING id, mime, seconds`,
      [tx.villageId, ids, uploadedBy, owner.type, owner.id, kind],
    );
  }

  /** Uploads before a time that belong to nothing. */
  async forgetUnclaimed(tx: Tx, before: Date): Promise<void> {
    await tx.execute(`DELETE FROM media WHERE village_id = $1 AND owner_id IS NULL AND uploaded_at < $2`, [
      tx.villageId,
      before,
    ]);
  }

  /** Which of these ids have a row. */
  async known(tx: Tx, ids: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await tx.query<{ id: string }>(
      `SELECT id FROM media WHERE village_id = $1 AND id = ANY ($2::uuid[])`,
      [tx.villageId, ids],
    );
    return new Set(rows.map((row) => row.id));
  }
}
