import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Picture } from '@wecountry/shared/contracts/media';
import { DomainError } from '@wecountry/shared/errors';
import type { Actor, IdempotencyClaim } from '../../platform/auth/actor.js';
import { newId } from '../../platform/db/id.js';
import { Tenant } from '../../platform/db/tenant.js';
import type { Tx } from '../../platform/db/tx.js';
import { type Link, MediaLinks } from './media-links.js';
import { type MediaOwner, MediaRepository } from './media.repository.js';
import { MediaStorage } from './media-storage.js';
import { encodePicture, type EncodedPicture, type PictureSize, pictureSizes } from './picture-encoder.js';

const sizes = Object.keys(pictureSizes) as PictureSize[];

/** Takes pictures in, gives them to what they belong to, and hands out links. */
@Injectable()
export class MediaService {
  constructor(
    private readonly tenant: Tenant,
    private readonly repository: MediaRepository,
    private readonly storage: MediaStorage,
    private readonly links: MediaLinks,
  ) {}

  /**
   * Stores a picture in three sizes; the same key with the same file gives the picture of the first time. The files are
   * written before the row, so that a row always has its files.
   * @throws DomainError `media.not_picture`, `request.too_large`, `request.key_reused`
   */
  async upload(actor: Actor, bytes: Buffer): Promise<Picture> {
    const picture = await encodePicture(bytes);
    const id = newId();
    await this.write(actor.villageId, id, picture);
    const caller = { ...actor, idempotency: withFile(actor.idempotency, bytes) };
    const stored = await this.tenant
      .once(caller, async (tx) => {
        const { width, height } = picture;
        const sizeBytes = sizes.reduce((sum, size) => sum + picture.files[size].length, 0);
        await this.repository.add(tx, { id, uploadedBy: actor.userId, width, height, sizeBytes });
        return { id };
      })
      .catch(async (error: unknown) => {
        // A refusal wrote no row. After anything else nobody knows: COMMIT may have been done and its answer lost. The
        // night's sweep removes what stayed without a row.
        if (error instanceof DomainError) await this.discard(actor.villageId, id);
        throw error;
      });
    if (stored.id !== id) await this.discard(actor.villageId, id);
    return this.links.picture(actor.villageId, stored.id);
  }

  /** Links to pictures of the transaction's village, in the order of the ids. Asks nothing of the database. */
  pictures(tx: Tx, ids: readonly string[]): Picture[] {
    return ids.map((id) => this.links.picture(tx.villageId, id));
  }

  /**
   * Gives pictures to what they were taken for. Only who uploaded them can, once, and to one owner.
   * @throws DomainError `media.missing`
   */
  async claimFor(tx: Tx, ids: readonly string[], owner: MediaOwner): Promise<void> {
    const wanted = [...new Set(ids)];
    if (wanted.length === 0) return;
    const claimed = tx.userId ? await this.repository.claim(tx, wanted, tx.userId, owner) : 0;
    if (claimed !== wanted.length) throw new DomainError('media.missing');
  }

  /** The bytes behind a link. @throws DomainError `request.not_found` for a link that is over or none of ours */
  async fetch(link: Link): Promise<{ bytes: Buffer; secondsLeft: number }> {
    const read = this.links.read(link);
    const bytes = read && (await this.storage.get(keyOf(link.village, link.media, read.size)));
    if (!read || !bytes) throw new DomainError('request.not_found');
    return { bytes, secondsLeft: read.secondsLeft };
  }

  private async write(villageId: string, id: string, picture: EncodedPicture): Promise<void> {
    await Promise.all(sizes.map((size) => this.storage.put(keyOf(villageId, id, size), picture.files[size])));
  }

  private async discard(villageId: string, id: string): Promise<void> {
    await Promise.all(sizes.map((size) => this.storage.remove(keyOf(villageId, id, size))));
  }
}

/** The end of an id is random, so that folders fill evenly. */
const keyOf = (villageId: string, id: string, size: PictureSize): string =>
  `${villageId}/${id.slice(-2)}/${id}-${size}.webp`;

/** The file counts as a part of what was asked: the platform's hash covers a JSON body only. */
function withFile(claim: IdempotencyClaim | undefined, bytes: Buffer): IdempotencyClaim | undefined {
  if (!claim) return undefined;
  const file = createHash('sha256').update(bytes).digest();
  const bodyHash = createHash('sha256').update(claim.bodyHash).update(file).digest('base64url');
  return { key: claim.key, bodyHash };
}
