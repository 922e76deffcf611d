import fc from 'fast-check';
import { DomainError } from '@wecountry/shared/errors';
import { reversedLines, soundEntry, soundTwins, type Line, type NewEntry } from './entry.js';

const entry = (lines: Line[], more: Partial<NewEntry> = {}): NewEntry => ({
  book: 'coop',
  kind: 'opening',
  source: { type: 'opening', id: '00000000-0000-7000-8000-000000000001' },
  occurredOn: '2026-10-31',
  memo: '试',
  lines,
  ...more,
});

const codeOf = (work: () => unknown): string | undefined => {
  try {
    work();
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
  return undefined;
};

const account = fc.constantFrom('101', '102', '102-wx', '211-advance', '501', '521', '114-上寨17-due', '128-2026-03');
const amountFen = fc.integer({ min: -1_000_000_00, max: 1_000_000_00 });
/** Any lines, and one more that makes them balance. */
const balanced = fc
  .array(fc.record({ account, amountFen }), { minLength: 1, maxLength: 12 })
  .map((lines) => [...lines, { account: '301', amountFen: -lines.reduce((sum, l) => sum + l.amountFen, 0) }])
  .filter((lines) => lines.some((l) => l.amountFen !== 0));

const netOf = (lines: readonly Line[]): Record<string, number> => {
  const net: Record<string, number> = {};
  for (const line of lines) net[line.account] = (net[line.account] ?? 0) + line.amountFen;
  return Object.fromEntries(Object.entries(net).filter(([, fen]) => fen !== 0));
};

describe('an entry', () => {
  it('keeps what each account moved, on each side', () => {
    fc.assert(
      fc.property(balanced, (lines) => {
        const sound = soundEntry(entry(lines));
        expect(netOf(sound.lines)).toEqual(netOf(lines));
        const debits = lines.reduce((sum, l) => sum + Math.max(l.amountFen, 0), 0);
        expect(sound.totalFen).toBe(debits);
      }),
    );
  });

  it('has one line per account and side, debits first, in the order of codes, none of zero', () => {
    fc.assert(
      fc.property(balanced, (lines) => {
        const sound = soundEntry(entry(lines)).lines;
        const keys = sound.map((l) => `${l.amountFen > 0 ? 'a' : 'b'} ${l.account}`);
        expect(keys).toEqual([...new Set(keys)].sort());
        expect(sound.every((l) => l.amountFen !== 0)).toBe(true);
      }),
    );
  });

  it('is the same whatever the order of its lines', () => {
    fc.assert(
      fc.property(
        balanced.chain((lines) =>
          fc.tuple(fc.constant(lines), fc.shuffledSubarray(lines, { minLength: lines.length })),
        ),
        ([lines, shuffled]) => {
          expect(soundEntry(entry(shuffled))).toEqual(soundEntry(entry(lines)));
        },
      ),
    );
  });

  it('is refused when its sides differ', () => {
    fc.assert(
      fc.property(balanced, fc.integer({ min: 1, max: 1000 }), (lines, off) => {
        const bent = [...lines, { account: '102', amountFen: off }];
        expect(codeOf(() => soundEntry(entry(bent)))).toBe('ledger.unbalanced');
      }),
    );
  });

  it('goes back to nothing together with its reversal', () => {
    fc.assert(
      fc.property(balanced, (lines) => {
        const sound = soundEntry(entry(lines));
        const back = soundEntry(entry(reversedLines(sound.lines)));
        expect(netOf([...sound.lines, ...back.lines])).toEqual({});
        expect(back.totalFen).toBe(sound.totalFen);
      }),
    );
  });

  it('is refused when nothing is left of it', () => {
    expect(codeOf(() => soundEntry(entry([])))).toBe('ledger.unbalanced');
    expect(codeOf(() => soundEntry(entry([{ account: '101', amountFen: 0 }])))).toBe('ledger.unbalanced');
  });

  it('is refused with a part of a fen, or an account the book has not', () => {
    const lines = (name: string, fen: number) => [
      { account: name, amountFen: fen },
      { account: '301', amountFen: -fen },
    ];
    expect(codeOf(() => soundEntry(entry(lines('101', 0.5))))).toBe('money.not_fen');
    expect(codeOf(() => soundEntry(entry(lines('999', 100))))).toBe('ledger.account_unknown');
    expect(codeOf(() => soundEntry(entry(lines('113-上寨17', 100))))).toBe('ledger.account_unknown');
  });

  it('opens the sub-accounts of households and lots, never an account of the chart', () => {
    const sound = soundEntry(
      entry([
        { account: '128-2026-03', amountFen: 8840 },
        { account: '114-上寨17-consign', amountFen: -8840 },
      ]),
    );
    expect(sound.opens.map(({ code, name, parent, side }) => ({ code, name, parent, side }))).toEqual([
      { code: '128-2026-03', name: '受托代销商品·批次 2026-03', parent: '128', side: 'debit' },
      { code: '114-上寨17-consign', name: '成员往来·上寨17·代销未到期', parent: '114', side: 'credit' },
    ]);
    const plain = [
      { account: '102', amountFen: 1 },
      { account: '102-wx', amountFen: -1 },
    ];
    expect(soundEntry(entry(plain)).opens).toEqual([]);
  });
});

describe('twins', () => {
  const side = (book: 'coop' | 'village', fen: number): NewEntry =>
    entry(
      [
        { account: book === 'coop' ? '521' : '112', amountFen: fen },
        { account: book === 'coop' ? '211-village' : '504', amountFen: -fen },
      ],
      { book },
    );

  it('stand in two books with equal totals', () => {
    expect(soundTwins([side('coop', 680), side('village', 680)]).map((e) => e.totalFen)).toEqual([680, 680]);
    expect(codeOf(() => soundTwins([side('coop', 680), side('village', 679)]))).toBe('ledger.unbalanced');
    expect(codeOf(() => soundTwins([side('coop', 680), side('coop', 680)]))).toBe('ledger.unbalanced');
  });
});
