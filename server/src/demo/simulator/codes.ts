import { randomBytes } from 'node:crypto';

const LIFE_MS = 5 * 60_000;

/** Codes of a login: for one app, good once, for five minutes. Kept in memory: a restart only makes one log in again. */
export class Codes<T> {
  private readonly codes = new Map<string, { appid: string; grant: T; until: number; used: boolean }>();

  constructor(private readonly now: () => number) {}

  issue(appid: string, grant: T): string {
    const now = this.now();
    for (const [code, { until }] of this.codes) if (until <= now) this.codes.delete(code);
    const code = `0${randomBytes(15).toString('hex')}x`;
    this.codes.set(code, { appid, grant, until: now + LIFE_MS, used: false });
    return code;
  }

  /** @returns `unknown` for another app's code and one too old; `used` for one already exchanged */
  redeem(appid: string, code: string): { grant: T } | 'unknown' | 'used' {
    const found = this.codes.get(code);
    if (!found || found.appid !== appid || found.until <= this.now()) return 'unknown';
    if (found.used) return 'used';
    found.used = true;
    return { grant: found.grant };
  }
}
