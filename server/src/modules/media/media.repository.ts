import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/db/tx.js';
import { Media } from './media.entity.js';

/** What a picture belongs to. */
export interface MediaOwner {
  readonly type: string;
  readonly id: string;
}

@Injectable()
export class MediaRepository {
  async add(
    tx: Tx,
    media: { id: string; uploadedBy: string; width: number; height: number; sizeBytes: number },
  ): Promise<void> {
    await tx.manager.insert(Media, { ...media, villageId: tx.villageId, uploadedAt: tx.now });
  }

  /** Gives the user's own pictures to their owner; returns how many of them could be given. */
  async claim(tx: Tx, ids: readonly string[], uploadedBy: string, owner: MediaOwner): Promise<number> {
    return tx.execute(
      `UPDATE media SET owner_type = $4, owner_id = $5
       WHERE village_id = $1 AND id = ANY ($2::uuid[]) AND uploaded_by = $3
         AND (owner_id IS NULL OR (owner_type = $4 AND owner_id = $5))`,
      [tx.villageId, ids, uploadedBy, owner.type, owner.id],
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
