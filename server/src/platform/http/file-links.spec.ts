import { describe, expect, it } from '@jest/globals';
import type { Config } from '../config/config.js';
import { FileLinks } from './file-links.js';

const links = new FileLinks({ sessionKey: Buffer.alloc(32, 7) } as Config);
const PATH =
  '/api/villages/0190a000-0000-7000-8000-000000000001/notices/0190a000-0000-7000-8000-000000000002/sheet.pdf';
const NOW = Date.UTC(2026, 10, 22);

const queryOf = (link: string) => Object.fromEntries(new URL(link, 'http://x').searchParams);

describe('a link to a file', () => {
  it('is good for a quarter of an hour', () => {
    const link = links.linkTo(PATH, NOW);
    expect(link.startsWith(`${PATH}?e=`)).toBe(true);
    expect(() => links.check(PATH, queryOf(link), NOW + 14 * 60_000)).not.toThrow();
    expect(() => links.check(PATH, queryOf(link), NOW + 15 * 60_000)).toThrow('request.not_found');
  });

  it('holds for nothing but what it names', () => {
    const query = queryOf(links.linkTo(PATH, NOW));
    const refused = [
      () => links.check(PATH.replace('0002', '0003'), query, NOW),
      () => links.check(PATH, { ...query, e: String(Number(query['e']) + 1) }, NOW),
      () => links.check(PATH, { ...query, s: '' }, NOW),
      () => links.check(PATH, {}, NOW),
      () => links.check(PATH, { e: [query['e']], s: query['s'] }, NOW),
      () => new FileLinks({ sessionKey: Buffer.alloc(32, 8) } as Config).check(PATH, query, NOW),
    ];
    for (const refusal of refused) expect(refusal).toThrow('request.not_found');
  });
});
