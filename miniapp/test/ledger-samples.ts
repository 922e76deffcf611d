import type { ResponseOf } from '@wecountry/shared/contracts';

type Book = ResponseOf<'ledger.books'>['items'][number];
type Trial = ResponseOf<'ledger.trial'>;
type Card = ResponseOf<'ledger.journal'>['items'][number];

export const book = (part: Partial<Book> = {}): Book => ({
  book: 'coop',
  name: '铜关村种养合作社',
  entityKind: 'coop',
  entries: 2418,
  debitFen: 31_459_000,
  creditFen: 31_459_000,
  firstOn: '2026-09-03',
  lastOn: '2026-10-31',
  ...part,
});

const museum = book({ book: 'museum', name: '铜关生态博物馆', entityKind: 'company', entries: 311 });

/** The co-op's book and the museum's. */
export const books = (part: Partial<Book> = {}): ResponseOf<'ledger.books'> => ({ items: [book(part), museum] });

/** One month in which members' produce worth ¥884 was sold. */
export const trial = (part: Partial<Trial> = {}): Trial => ({
  from: '2026-10-01',
  to: '2026-10-31',
  rows: [
    { account: '102', name: '银行存款', openingFen: 500_000, debitFen: 0, creditFen: 0, closingFen: 500_000 },
    { account: '114', name: '成员往来', openingFen: 0, debitFen: 0, creditFen: 88_400, closingFen: -88_400 },
    { account: '128', name: '受托代销商品', openingFen: 0, debitFen: 88_400, creditFen: 0, closingFen: 88_400 },
    { account: '301', name: '股金', openingFen: -500_000, debitFen: 0, creditFen: 0, closingFen: -500_000 },
  ],
  totals: {
    openingDebitFen: 500_000,
    openingCreditFen: 500_000,
    debitFen: 88_400,
    creditFen: 88_400,
    closingDebitFen: 588_400,
    closingCreditFen: 588_400,
  },
  balanced: true,
  byMonth: [
    { month: '2026-09', salesFen: 2_000_000, growersFen: 1_300_000 },
    { month: '2026-10', salesFen: 4_000_000, growersFen: 2_600_000 },
  ],
  ...part,
});

export const card = (part: Partial<Card> = {}): Card => ({
  id: 'j1',
  number: 2416,
  occurredOn: '2026-10-31',
  postedAt: '2026-10-31T10:03:00.000Z',
  kind: 'order_received',
  kindLabel: '买家收货，转成收入',
  memo: '订单 26-1028-019',
  amountFen: 13_600,
  reverses: null,
  ...part,
});

export const opened = (part: Partial<ResponseOf<'ledger.entry'>> = {}): ResponseOf<'ledger.entry'> => ({
  ...card(),
  source: { type: 'order_received', id: '0190a000-0000-7000-8000-00000000abcd' },
  pairId: null,
  lines: [
    { account: '211-advance', accountName: '预收货款', amountFen: 13_600 },
    { account: '128-2026-03', accountName: '受托代销商品·批次 2026-03', amountFen: -8840 },
    { account: '501', accountName: '经营收入', amountFen: -4760 },
  ],
  ...part,
});

export const statement = (part: Partial<ResponseOf<'ledger.statement'>> = {}): ResponseOf<'ledger.statement'> => ({
  account: '114',
  name: '成员往来',
  openingFen: 0,
  items: [
    {
      entryId: 'j1',
      number: 2416,
      account: '114-上寨-17-consign',
      occurredOn: '2026-10-31',
      memo: '第 2026-03 批收货',
      amountFen: -88_400,
      balanceFen: -88_400,
    },
  ],
  closingFen: -88_400,
  nextCursor: null,
  ...part,
});
