import { DomainError } from '@wecountry/shared/errors';
import { accountOf, bookCodes, chartOf, consignAccount, dividendAccount, dueAccount, shownUnder } from './chart.js';

describe('the chart', () => {
  it('has every account once, in the order of codes, each sub-account under an account of its own book', () => {
    for (const book of bookCodes) {
      const codes = chartOf(book).map((account) => account.code);
      expect(codes).toEqual([...new Set(codes)].sort());
      for (const { parent } of chartOf(book)) if (parent !== null) expect(codes).toContain(parent);
    }
  });

  it('shows a sub-account of a household or lot under its parent, a standing one under itself', () => {
    const under = (book: 'coop' | 'museum', code: string) => shownUnder(book, code).code;
    expect(under('coop', '114-上寨17-due')).toBe('114');
    expect(under('coop', '114-SZ-017-consign')).toBe('114');
    expect(under('coop', '121-2026-T1')).toBe('121');
    expect(under('coop', '211-advance')).toBe('211-advance');
    expect(under('coop', '211-中寨8')).toBe('211');
    expect(under('coop', '521-fee')).toBe('521-fee');
    expect(under('museum', '113-上寨17')).toBe('113');
    expect(under('museum', '213-204')).toBe('213');
  });

  it.each([
    '211-advnce',
    '114-上寨17',
    '114-上寨17-paid',
    '128-',
    '102-bank',
    '128-a b',
    '501-1',
    `128-${'9'.repeat(60)}`,
  ])('has no account %s', (code) => {
    expect(() => accountOf('coop', code)).toThrow(DomainError);
  });

  it('gives every household accounts of its own', () => {
    expect([consignAccount, dueAccount, dividendAccount].map((of) => of('上寨 17 号'))).toEqual([
      '114-上寨-17号-consign',
      '114-上寨-17号-due',
      '113-上寨-17号',
    ]);
    expect(dueAccount('上寨1 7 号')).not.toBe(dueAccount('上寨 17 号'));
    expect(accountOf('coop', dueAccount('上寨 17 号')).name).toBe('成员往来·上寨-17号·到期应付');
    expect(shownUnder('museum', dividendAccount('坡头寨 4 号')).code).toBe('113');
  });
});
