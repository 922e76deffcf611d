import { createHmac, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Picture } from '@wecountry/shared/contracts/media';
import { type Config, ConfigToken } from '../../platform/config/config.js';
import { derivedKey } from '../../platform/config/derived-key.js';
import { type PictureSize, pictureSizes } from './picture-encoder.js';

/** Links made within one window are the same text, so that an answer that did not change is answered 304. */
const WINDOW_SECONDS = 6 * 3600;

/** A link as it comes back from a phone, not yet believed. */
export interface Link {
  readonly village: string;
  readonly media: string;
  readonly size: string;
  readonly expires: string;
  readonly signature: string;
}

/**
 * Signed links to pictures: an `<img>` carries no session, so the link itself says that this server gave it out, and
 * until when (6 to 12 hours). The clock is the machine's: a link is for now, in whatever time its village lives.
 */
@Injectable()
export class MediaLinks {
  private readonly key: Buffer;

  constructor(@Inject(ConfigToken) config: Config) {
    this.key = derivedKey(config.sessionKey, 'media links');
  }

  picture(village: string, media: string, nowMs = Date.now()): Picture {
    const expires = String((Math.floor(nowMs / 1000 / WINDOW_SECONDS) + 2) * WINDOW_SECONDS);
    const link = (size: PictureSize) => {
      const signature = this.sign(village, media, size, expires);
      return `/api/villages/${village}/media/${media}/${size}?e=${expires}&s=${signature}`;
    };
    return { id: media, small: link('small'), medium: link('medium'), large: link('large') };
  }

  /** How long a link is still good, in seconds, and what it is for; null when it is over or none of ours. */
  read(link: Link, nowMs = Date.now()): { size: PictureSize; secondsLeft: number } | null {
    const { village, media, size, expires, signature } = link;
    const wanted = Buffer.from(this.sign(village, media, size, expires));
    const given = Buffer.from(signature);
    if (wanted.length !== given.length || !timingSafeEqual(wanted, given)) return null;
    const secondsLeft = Math.floor(Number(expires) - nowMs / 1000);
    return secondsLeft > 0 && isSize(size) ? { size, secondsLeft } : null;
  }

  private sign(...parts: string[]): string {
    return createHmac('sha256', this.key).update(parts.join('\n')).digest('base64url').slice(0, 27);
  }
}

const isSize = (size: string): size is PictureSize => Object.hasOwn(pictureSizes, size);
