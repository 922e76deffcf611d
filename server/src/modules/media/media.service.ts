import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Picture, Voice } from '@wecountry/shared/contracts/media';
import { DomainError } from '@wecountry/shared/errors';
import type { Actor, IdempotencyClaim } from '../../platform/auth/actor.js';
import { newId } from '../../platform/db/id.js';
import { Tenant } from '../../platform/db/tenant.js';
import type { Tx } from '../../platform/db/tx.js';
import { isVoice, type Link, type MediaForm, MediaLinks, voiceFormats } from './media-links.js';
import { type MediaOwner, MediaRepository } from './media.repository.js';
import { MediaStorage } from './media-storage.js';
import { encodePicture, type PictureSize, pictureSizes } from './picture-encoder.js';
import { readVoice, type VoiceFacts, type VoiceMime } from './voice-reader.js';

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
   * Stores a picture in three sizes; the same key with the same file gives the picture of the first time.
   * @throws DomainError `media.not_picture`, `request.too_large`, `request.key_reused`
   */
  async upload(actor: Actor, bytes: Buffer): Promise<Picture> {
    const { width, height, files } = await encodePicture(bytes);
    const sizeBytes = sizes.reduce((sum, size) => sum + files[size].length, 0);
    const parts = sizes.map((size) => ({ form: size, bytes: files[size] }));
    const id = await this.store(actor, bytes, parts, { kind: 'picture', width, height, sizeBytes });
    return this.links.picture(actor.villageId, id);
  }

  /**
   * Stores a recording as it is, after reading what it is and how long it plays.
   * @throws DomainError `media.not_voice`, `media.voice_length`, `request.too_large`, `request.key_reused`
   */
  async uploadVoice(actor: Actor, bytes: Buffer): Promise<Voice> {
    const facts = await readVoice(bytes);
    const parts = [{ form: voiceFormats[facts.mime], bytes }];
    const id = await this.store(actor, bytes, parts, { kind: 'voice', ...facts, sizeBytes: bytes.length });
    return this.links.voice(actor.villageId, id, facts);
  }

  /** A link to a recording of the transaction's village. Asks nothing of the database. */
  voice(tx: Tx, { mediaId, mime, seconds }: VoiceFacts & { mediaId: string }): Voice {
    return this.links.voice(tx.villageId, mediaId, { mime, seconds });
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
    const claimed = tx.userId ? await this.repository.claim(tx, 'picture', wanted, tx.userId, owner) : [];
    if (claimed.length !== wanted.length) throw new DomainError('media.missing');
  }

  /** The same for recordings; answers what each is, in the order of the ids. @throws DomainError `media.missing` */
  async claimVoices(tx: Tx, ids: readonly string[], owner: MediaOwner): Promise<VoiceFacts[]> {
    if (ids.length === 0) return [];
    const claimed = tx.userId ? await this.repository.claim(tx, 'voice', ids, tx.userId, owner) : [];
    const byId = new Map(claimed.map((c) => [c.id, { mime: c.mime as VoiceMime, seconds: c.seconds ?? 0 }]));
    return ids.map((id) => {
      const facts = byId.get(id);
      if (!facts) throw new DomainError('media.missing');
      return facts;
    });
  }

  /** The bytes behind a link. @throws DomainError `request.not_found` for a link that is over or none of ours */
  async fetch(link: Link): Promise<{ bytes: Buffer; mime: string; secondsLeft: number }> {
    const read = this.links.read(link);
    const bytes = read && (await this.storage.get(keyOf(link.village, link.media, read.size)));
    if (!read || !bytes) throw new DomainError('request.not_found');
    return { bytes, mime: mimeOf(read.size), secondsLeft: read.secondsLeft };
  }

  /** The files are written before the row, so that a row always has its files. */
  private async store(actor: Actor, sent: Buffer, parts: readonly Part[], row: Row): Promise<string> {
    const id = newId();
    const keys = parts.map(({ form }) => keyOf(actor.villageId, id, form));
    const discard = () => Promise.all(keys.map((key) => this.storage.remove(key)));
    await Promise.all(parts.map(({ form, bytes }) => this.storage.put(keyOf(actor.villageId, id, form), bytes)));
    const caller = { ...actor, idempotency: withFile(actor.idempotency, sent) };
    const stored = await this.tenant
      .once(caller, async (tx) => {
        await this.repository.add(tx, { id, uploadedBy: actor.userId, ...row });
        return { id };
      })
      .catch(async (error: unknown) => {
        // A refusal wrote no row. After anything else nobody knows: COMMIT may have been done and its answer lost. The
        // night's sweep removes what stayed without a row.
        if (error instanceof DomainError) await discard();
        throw error;
      });
    if (stored.id !== id) await discard();
    return stored.id;
  }
}

interface Part {
  readonly form: MediaForm;
  readonly bytes: Buffer;
}

type Row = { sizeBytes: number } & (
  { kind: 'picture'; width: number; height: number } | { kind: 'voice'; mime: string; seconds: number }
);

/** The end of an id is random, so that folders fill evenly. */
const keyOf = (villageId: string, id: string, form: MediaForm): string =>
  `${villageId}/${id.slice(-2)}/${id}-${isVoice(form) ? `voice.${form}` : `${form}.webp`}`;

const mimeOf = (form: MediaForm): string =>
  Object.entries(voiceFormats).find(([, format]) => format === form)?.[0] ?? 'image/webp';

/** The file counts as a part of what was asked: the platform's hash covers a JSON body only. */
function withFile(claim: IdempotencyClaim | undefined, bytes: Buffer): IdempotencyClaim | undefined {
  if (!claim) return undefined;
  const file = createHash('sha256').update(bytes).digest();
  const bodyHash = createHash('sha256').update(claim.bodyHash).update(file).digest('base64url');
  return { key: claim.key, bodyHash };
}
