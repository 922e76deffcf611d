import fc from 'fast-check';
import { Replay, type BookHead, type KeptBalance, type ReplayedEntry } from './replay.js';

const account = fc.constantFrom('101', '102-wx', '211-advance', '501', '114-上寨-17号-due');
const day = fc.constantFrom('2026-09-30', '2026-10-01', '2026-10-31', '2026-11-02');

/** Entries of two or more lines that balance, numbered from 1. */
const book = fc
  .array(
    fc.record({
      occurredOn: day,
      lines: fc.array(fc.record({ account, fen: fc.integer({ min: 1, max: 1_000_000 }) }), {
        minLength: 1,
        maxLength: 5,
      }),
    }),
    { minLength: 1, maxLength: 20 },
  )
  .map((entries) =>
    entries.map(({ occurredOn, lines }, i): ReplayedEntry => {
      const sumFen = lines.reduce((sum, line) => sum + line.fen, 0);
      return {
        number: i + 1,
        occurredOn,
        debitFen: sumFen,
        creditFen: sumFen,
        lines: [...lines.map((line) => `${line.account} ${line.fen}`), `301 ${-sumFen}`].join(','),
        linesOnDay: true,
      };
    }),
  );

/** What a sound book keeps of itself, summed the plain way. */
function keptOf(entries: readonly ReplayedEntry[]): { head: BookHead; balances: KeptBalance[] } {
  const balances = new Map<string, { account: string; month: string; debitFen: number; creditFen: number }>();
  for (const { occurredOn, lines } of entries) {
    for (const line of (lines ?? '').split(',')) {
      const [name = '', fen = ''] = line.split(' ');
      const month = `${occurredOn.slice(0, 7)}-01`;
      const row = balances.get(name + month) ?? { account: name, month, debitFen: 0, creditFen: 0 };
      balances.set(name + month, row);
      if (Number(fen) > 0) row.debitFen += Number(fen);
      else row.creditFen -= Number(fen);
    }
  }
  const days = entries.map((entry) => entry.occurredOn).sort();
  const last = entries.length;
  const head = { lastNumber: last, topNumber: last, firstOn: days[0] ?? null, lastOn: days.at(-1) ?? null };
  return { head, balances: [...balances.values()] };
}

const replayOf = (entries: readonly ReplayedEntry[], kept: ReturnType<typeof keptOf>): Replay => {
  const replay = new Replay();
  for (const entry of entries) replay.take(entry);
  replay.compare(kept.head, kept.balances);
  return replay;
};

describe('a replay', () => {
  it('finds nothing in a sound book, and counts what it read', () => {
    fc.assert(
      fc.property(book, (entries) => {
        const replay = replayOf(entries, keptOf(entries));
        expect(replay.findings).toEqual([]);
        const { debitFen, creditFen, entries: counted } = replay.summary;
        expect(counted).toBe(entries.length);
        expect(debitFen).toBe(creditFen);
      }),
    );
  });

  it('finds any amount that was changed, and names its entry', () => {
    fc.assert(
      fc.property(book, fc.nat(), fc.integer({ min: 1, max: 500 }), (entries, at, off) => {
        const kept = keptOf(entries);
        const bent = entries.map((entry, i) =>
          i === at % entries.length
            ? { ...entry, lines: (entry.lines ?? '').replace(/ (\d+)/, (_, fen: string) => ` ${Number(fen) + off}`) }
            : entry,
        );
        const { findings } = replayOf(bent, kept);
        expect(findings[0]?.entry).toBe((at % entries.length) + 1);
        expect(findings.some((finding) => finding.account !== null)).toBe(true);
      }),
    );
  });

  it('finds an entry that is missing', () => {
    fc.assert(
      fc.property(
        book.filter((entries) => entries.length > 1),
        fc.nat(),
        (entries, at) => {
          const gone = at % entries.length;
          const { findings } = replayOf(
            entries.filter((_, i) => i !== gone),
            keptOf(entries),
          );
          expect(findings.some((finding) => finding.entry === gone + 1)).toBe(true);
        },
      ),
    );
  });

  it('does not fill the memory with findings', () => {
    const replay = new Replay();
    for (let number = 1; number <= 1000; number += 1) {
      const ruined = { number, occurredOn: '2026-10-01', debitFen: 1, creditFen: 1, lines: '101 5', linesOnDay: true };
      replay.take(ruined);
    }
    expect(replay.findings).toHaveLength(100);
  });
});
