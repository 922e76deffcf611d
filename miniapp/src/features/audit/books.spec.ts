import { daysOf, isEven, monthsOf, monthWords, type Book } from './books';

const book = (part: Partial<Book> = {}): Book => ({
  book: 'coop',
  name: '铜关村种养专业合作社',
  entityKind: 'coop',
  entries: 12,
  debitFen: 10_000,
  creditFen: 10_000,
  firstOn: '2025-11-03',
  lastOn: '2026-02-01',
  ...part,
});

it('lists the months of a book over the turn of a year, the latest first', () => {
  expect(monthsOf(book())).toEqual(['2026-02', '2026-01', '2025-12', '2025-11']);
  expect(monthsOf(book({ firstOn: '2026-02-28', lastOn: '2026-02-28' }))).toEqual(['2026-02']);
  expect(monthsOf(book({ firstOn: null, lastOn: null }))).toEqual([]);
});

it('knows the last day of a month', () => {
  expect(daysOf('2026-02')).toEqual({ from: '2026-02-01', to: '2026-02-28' });
  expect(daysOf('2028-02').to).toBe('2028-02-29');
  expect(daysOf('2026-12').to).toBe('2026-12-31');
});

it('says a month and whether a book is even', () => {
  expect(monthWords('2026-01')).toBe('2026 年 1 月');
  expect(isEven(book())).toBe(true);
  expect(isEven(book({ creditFen: 9999 }))).toBe(false);
});
