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
}
