import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Config } from '../../platform/config/config.js';
import { MediaLinks } from './media-links.js';

const links = new MediaLinks({ sessionKey: Buffer.alloc(32, 7) } as Config);
const VILLAGE = '0190a000-0000-7000-8000-000000000001';
const MEDIA = '0190a000-0000-7000-8000-000000000002';
const HOUR_MS = 3_600_000;

function taken(url: string) {
  const { pathname, searchParams } = new URL(url, 'http://x');
  const [, , , village = '', , media = '', size = ''] = pathname.split('/');
  return { village, media, size, expires: searchParams.get('e') ?? '', signature: searchParams.get('s') ?? '' };
}

describe('a link to a picture', () => {
  const moment = fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2100, 0, 1) });

  it('is good for 6 to 12 hours, whenever it was made', () => {
    fc.assert(
      fc.property(moment, (now) => {
        const link = taken(links.picture(VILLAGE, MEDIA, now).medium);
        expect(links.read(link, now)?.size).toBe('medium');
        expect(links.read(link, now + 6 * HOUR_MS - 1000)).not.toBeNull();
        expect(links.read(link, now + 12 * HOUR_MS)).toBeNull();
      }),
    );
  });

  it('is the same text within a window of 6 hours', () => {
    const start = Date.UTC(2026, 10, 22, 6);
    expect(links.picture(VILLAGE, MEDIA, start + 6 * HOUR_MS - 1)).toEqual(links.picture(VILLAGE, MEDIA, start));
    expect(links.picture(VILLAGE, MEDIA, start + 6 * HOUR_MS)).not.toEqual(links.picture(VILLAGE, MEDIA, start));
  });

  it('holds for nothing but what it names', () => {
    const now = Date.UTC(2026, 10, 22);
    const link = taken(links.picture(VILLAGE, MEDIA, now).small);
    expect(links.read({ ...link, size: 'large' }, now)).toBeNull();
    expect(links.read({ ...link, media: VILLAGE }, now)).toBeNull();
    expect(links.read({ ...link, village: MEDIA }, now)).toBeNull();
    expect(links.read({ ...link, expires: `${Number(link.expires) + 1}` }, now)).toBeNull();
    expect(links.read({ ...link, signature: '' }, now)).toBeNull();
    const others = new MediaLinks({ sessionKey: Buffer.alloc(32, 8) } as Config);
    expect(others.read(link, now)).toBeNull();
  });
});
