import { referenceEnd, referenceSteps } from '../../../../test/harness/reference-order.js';
import { bookCodes, type BookCode } from './chart.js';
import { soundEntry, soundTwins, type NewEntry, type SoundEntry, type Twins } from './entry.js';
import * as entries from './templates.js';

type Books = Record<BookCode, Record<string, number>>;

const soundOf = (entry: NewEntry | Twins): SoundEntry[] => ('book' in entry ? [soundEntry(entry)] : soundTwins(entry));

/** Adds entries to books kept in memory; accounts at zero leave. */
function keep(books: Books, given: readonly (NewEntry | Twins)[]): void {
  for (const { book, lines } of given.flatMap(soundOf)) {
    for (const { account, amountFen } of lines) {
      const balanceFen = (books[book][account] ?? 0) + amountFen;
      if (balanceFen === 0) delete books[book][account];
      else books[book][account] = balanceFen;
    }
  }
}

const stepOf = (step: string) => referenceSteps.find((s) => s.step === step)?.entries.flatMap(soundOf) ?? [];
const linesOf = (step: string) =>
  stepOf(step).map(({ book, kind, lines }) => ({
    book,
    kind,
    lines: Object.fromEntries(lines.map((line) => [line.account, line.amountFen])),
  }));

describe('the reference example', () => {
  it('has the balance at WeChat after every step, and the balances of every book at its end, to the fen', () => {
    const books: Books = { coop: {}, museum: {}, village: {} };
    for (const { entries: given, wechatFen } of referenceSteps) {
      keep(books, given);
      expect(books.coop['102-wx'] ?? 0).toBe(wechatFen);
    }
    expect(books).toEqual(referenceEnd);
    expect(books.museum['112']).toBe(-(books.coop['211-museum'] ?? 0));
    for (const book of bookCodes) expect(Object.values(books[book]).reduce((sum, fen) => sum + fen, 0)).toBe(0);
  });

  it('posts a delivery, a payment and a receipt as the design says', () => {
    expect(linesOf('1')).toEqual([
      {
        book: 'coop',
        kind: 'lot_delivered',
        lines: { '128-2026-03': 8840, '114-A1-consign': -4000, '114-B2-consign': -2840, '114-C3-consign': -2000 },
      },
    ]);
    expect(linesOf('2')).toEqual([
      { book: 'coop', kind: 'order_paid', lines: { '102-wx': 13_600, '211-advance': -13_600 } },
    ]);
    expect(linesOf('4')).toEqual([
      {
        book: 'coop',
        kind: 'order_received',
        lines: { '211-advance': 13_600, '128-2026-03': -8840, '501': -4760 },
      },
      {
        book: 'coop',
        kind: 'order_due',
        lines: {
          '114-A1-consign': 4000,
          '114-B2-consign': 2840,
          '114-C3-consign': 2000,
          '114-A1-due': -4000,
          '114-B2-due': -2840,
          '114-C3-due': -2000,
        },
      },
      { book: 'coop', kind: 'order_lines', lines: { '521': 3100, '211-freight': -1800, '211-pack': -1300 } },
      { book: 'coop', kind: 'order_village', lines: { '521': 680, '211-village': -680 } },
      { book: 'village', kind: 'order_village', lines: { '112': 680, '504': -680 } },
      { book: 'coop', kind: 'order_museum', lines: { '521': 280, '211-museum': -280 } },
      { book: 'museum', kind: 'order_museum', lines: { '112': 280, '504': -280 } },
    ]);
  });
});

const occasion = { id: '0190a000-0000-7000-8000-000000000009', no: '26-1101-001', occurredOn: '2026-11-01' };
const growers = [
  { household: '坡头12', amountFen: 3432 },
  { household: '坡头4', amountFen: 2288 },
];
const netOf = (given: readonly (NewEntry | Twins)[]): Books => {
  const books: Books = { coop: {}, museum: {}, village: {} };
  keep(books, given);
  return books;
};

describe('other lives of the money', () => {
  it('bought out: owed at delivery, income is the whole price, the goods are its cost', () => {
    const delivered = entries.delivered({ ...occasion, no: 'T1', mode: 'buyout', growers });
    expect(netOf([delivered]).coop).toEqual({ '121-T1': 5720, '114-坡头12-due': -3432, '114-坡头4-due': -2288 });
    const paid = entries.paid({ ...occasion, amountFen: 8800 });
    const received = entries.received({
      ...occasion,
      mode: 'buyout',
      lotCode: 'T1',
      amountFen: 8800,
      growers,
      freightFen: 600,
      packingFen: 0,
      villageFen: 440,
      museumFen: 0,
    });
    expect(netOf([delivered, paid, ...received])).toEqual({
      coop: {
        '102-wx': 8800,
        '501': -8800,
        '521': 5720 + 600 + 440,
        '211-freight': -600,
        '211-village': -440,
        '114-坡头12-due': -3432,
        '114-坡头4-due': -2288,
      },
      village: { '112': 440, '504': -440 },
      museum: {},
    });
  });

  it('a refund before receipt leaves nothing behind', () => {
    const amount = { ...occasion, amountFen: 13_600 };
    const steps = [entries.paid(amount), entries.refundApproved(amount), entries.refundSucceeded(amount)];
    expect(netOf(steps.slice(0, 2)).coop).toEqual({ '102-wx': 13_600, '211-refund': -13_600 });
    expect(netOf(steps).coop).toEqual({});
  });

  it('money for a closed order is owed back, and goes back', () => {
    const amount = { ...occasion, amountFen: 6800 };
    expect(netOf([entries.latePayment(amount)]).coop).toEqual({ '102-wx': 6800, '211-refund': -6800 });
    expect(netOf([entries.latePayment(amount), entries.refundSucceeded(amount)]).coop).toEqual({});
  });

  it('the museum: income, cost, the year closed, the dividend owed to each household', () => {
    const voucher = { ...occasion, memo: '10 月门票' };
    const year = [
      entries.museumIncome({ ...voucher, amountFen: 500_000, paidFrom: 'bank' }),
      entries.museumIncome({ ...voucher, amountFen: 20_000, paidFrom: 'cash', account: '504' }),
      entries.museumCost({ ...voucher, amountFen: 300_000, paidFrom: 'cash' }),
    ];
    const before = netOf(year).museum;
    expect(before).toEqual({ '101': -280_000, '102': 500_000, '501': -500_000, '504': -20_000, '511': 300_000 });
    const closing = entries.museumYearClosed({
      ...occasion,
      no: '2025',
      movements: Object.entries(before).map(([account, amountFen]) => ({ account, amountFen })),
    });
    const shares = [
      { household: '上寨17', amountFen: 30_001 },
      { household: '中寨8', amountFen: 30_000 },
    ];
    expect(netOf([...year, ...closing, entries.dividend({ ...occasion, no: '2025', shares })]).museum).toEqual({
      '101': -280_000,
      '102': 500_000,
      '322': -220_000 + 60_001,
      '113-上寨17': -30_001,
      '113-中寨8': -30_000,
    });
  });

  it('a year of loss is carried to the other side; a year of nothing makes no entry', () => {
    const closed = (movements: { account: string; amountFen: number }[]) =>
      entries.museumYearClosed({ ...occasion, no: '2025', movements });
    expect(netOf(closed([{ account: '511', amountFen: 700 }])).museum).toEqual({ '511': -700, '322': 700 });
    expect(closed([{ account: '101', amountFen: 5 }])).toEqual([]);
  });
});
