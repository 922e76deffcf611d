import { createHmac, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { DomainError } from '@wecountry/shared/errors';
import { type Config, ConfigToken } from '../config/config.js';
import { derivedKey } from '../config/derived-key.js';

/** How long a link to a file made for one person is good, in seconds: enough to open it and to try again. */
const GOOD_SECONDS = 15 * 60;

/**
 * Signed links to files that are made when asked for (sheets to print, tables to take along). WeChat's download and a
 * browser's new tab carry no session: an operation with access gives out the link, and the link is the permission.
 */
@Injectable()
export class FileLinks {
  private readonly key: Buffer;

  constructor(@Inject(ConfigToken) config: Config) {
    this.key = derivedKey(config.sessionKey, 'file links');
  }

  /** A link to `path` (which begins with /api/ and has no query) that is good for a quarter of an hour. */
  linkTo(path: string, nowMs = Date.now()): string {
    const expires = String(Math.floor(nowMs / 1000) + GOOD_SECONDS);
    return `${path}?e=${expires}&s=${this.sign(path, expires)}`;
  }

  /** Lets a link in. @throws DomainError `request.not_found` when it is over, or none of ours */
  check(path: string, query: Record<string, unknown>, nowMs = Date.now()): void {
    const expires = typeof query['e'] === 'string' ? query['e'] : '';
    const given = Buffer.from(typeof query['s'] === 'string' ? query['s'] : '');
    const wanted = Buffer.from(this.sign(path, expires));
    const ours = wanted.length === given.length && timingSafeEqual(wanted, given);
    if (!ours || Number(expires) * 1000 <= nowMs) throw new DomainError('request.not_found');
  }

  private sign(path: string, expires: string): string {
    return createHmac('sha256', this.key).update(`${path}\n${expires}`).digest('base64url').slice(0, 27);
  }
}
