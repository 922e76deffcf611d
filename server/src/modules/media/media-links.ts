import { createHmac, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Picture, Voice } from '@wecountry/shared/contracts/media';
import { type Config, ConfigToken } from '../../platform/config/config.js';
import { derivedKey } from '../../platform/config/derived-key.js';
import { type PictureSize, pictureSizes } from './picture-encoder.js';
import type { VoiceFacts } from './voice-reader.js';

/** The address of a recording ends with its format, as that of a picture with its size. */
export const voiceFormats = {
  'audio/mpeg': 'mp3',
  'audio/aac': 'aac',
  'audio/mp4': 'mp4',
  'audio/webm': 'webm',
  'audio/ogg': 'ogg',
} as const;
export type VoiceFormat = (typeof voiceFormats)[keyof typeof voiceFormats];

/** What a link leads to: a size of a picture, or a recording. */
export type MediaForm = PictureSize | VoiceFormat;

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
    const link = (size: PictureSize) => this.link(village, media, size, nowMs);
    return { id: media, small: link('small'), medium: link('medium'), large: link('large') };
  }

  voice(village: string, media: string, { mime, seconds }: VoiceFacts, nowMs = Date.now()): Voice {
    return { id: media, url: this.link(village, media, voiceFormats[mime], nowMs), mime, seconds };
  }

  private link(village: string, media: string, form: MediaForm, nowMs: number): string {
    const expires = String((Math.floor(nowMs / 1000 / WINDOW_SECONDS) + 2) * WINDOW_SECONDS);
    const signature = this.sign(village, media, form, expires);
    return `/api/villages/${village}/media/${media}/${form}?e=${expires}&s=${signature}`;
  }

  /** How long a link is still good, in seconds, and what it is for; null when it is over or none of ours. */
  read(link: Link, nowMs = Date.now()): { size: MediaForm; secondsLeft: number } | null {
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

const isSize = (form: string): form is MediaForm => Object.hasOwn(pictureSizes, form) || isVoice(form);

/** Whether a form is a recording's. */
export const isVoice = (form: string): form is VoiceFormat => Object.values<string>(voiceFormats).includes(form);
