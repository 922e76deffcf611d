import { compareKeys } from '@wecountry/shared/domain/exact';
import { assertFen, sumFen, type Fen } from '@wecountry/shared/domain/money';
import { DomainError } from '@wecountry/shared/errors';
import { accountOf, charted, type Account, type BookCode } from './chart.js';
import type { EntryKind } from './kinds.js';

/** One line (分录): debit above zero, credit below. */
export interface Line {
  readonly account: string;
  readonly amountFen: Fen;
}

/** What an entry comes from. A source is posted once in a book. */
export interface Source {
  readonly type: string;
  /** A UUID. */
  readonly id: string;
}

/** An entry (凭证) to be posted. */
export interface NewEntry {
  readonly book: BookCode;
  readonly kind: EntryKind;
  readonly source: Source;
  /** The business date in Asia/Shanghai, 'YYYY-MM-DD'. */
  readonly occurredOn: string;
  readonly memo: string;
  readonly lines: readonly Line[];
}

/** Money between two books: the payable in one and the receivable in the other, posted together. */
export type Twins = readonly [NewEntry, NewEntry];

/** An entry that may be posted: its lines merged and in order, its sides equal. */
export interface SoundEntry extends NewEntry {
  readonly totalFen: Fen;
  /** Sub-accounts of the lines that are not in the chart: they are opened with the entry. */
  readonly opens: readonly Account[];
}

const SOURCE_TYPE = /^[a-z][a-z0-9_]{1,39}$/;
const DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

/**
 * Checks an entry and puts its lines in order: lines of one account on one side become one, nothing of zero stays, debits
 * stand before credits, each by account code. What an account moved on both sides is kept on both, so that its turnover
 * is not hidden.
 *
 * @throws DomainError `ledger.unbalanced` when the sides differ or nothing is left; `ledger.account_unknown`;
 * `money.not_fen` and `money.too_large` as `sumFen`.
 */
export function soundEntry(entry: NewEntry): SoundEntry {
  if (!SOURCE_TYPE.test(entry.source.type) || !DAY.test(entry.occurredOn)) {
    throw new TypeError(`A malformed entry: source ${entry.source.type}, on ${entry.occurredOn}`);
  }
  const lines = orderedLines(entry.lines);
  const debitFen = sumFen(lines.map((line) => Math.max(line.amountFen, 0)));
  const creditFen = sumFen(lines.map((line) => Math.max(-line.amountFen, 0)));
  if (debitFen !== creditFen || debitFen === 0) {
    throw new DomainError('ledger.unbalanced', { kind: entry.kind, debitFen, creditFen });
  }
  const opens = new Map<string, Account>();
  for (const { account } of lines) {
    if (!charted(entry.book, account)) opens.set(account, accountOf(entry.book, account));
  }
  return { ...entry, lines, totalFen: debitFen, opens: [...opens.values()] };
}

function orderedLines(lines: readonly Line[]): Line[] {
  const debits = new Map<string, Fen>();
  const credits = new Map<string, Fen>();
  for (const { account, amountFen } of lines) {
    const side = assertFen(amountFen) > 0 ? debits : credits;
    side.set(account, sumFen([side.get(account) ?? 0, amountFen]));
  }
  const inOrder = (side: Map<string, Fen>): Line[] =>
    [...side]
      .filter(([, amountFen]) => amountFen !== 0)
      .sort(([a], [b]) => compareKeys(a, b))
      .map(([account, amountFen]) => ({ account, amountFen }));
  return [...inOrder(debits), ...inOrder(credits)];
}

/**
 * Checks twins: two books, equal totals.
 * @throws DomainError `ledger.unbalanced`, and what `soundEntry` throws.
 */
export function soundTwins([a, b]: Twins): [SoundEntry, SoundEntry] {
  const [left, right] = [soundEntry(a), soundEntry(b)];
  if (left.book === right.book || left.totalFen !== right.totalFen) {
    throw new DomainError('ledger.unbalanced', { book: left.book, twin: right.book, twinFen: right.totalFen });
  }
  return [left, right];
}

/** The lines that take an entry back: each amount on the other side. */
export function reversedLines(lines: readonly Line[]): Line[] {
  return lines.map(({ account, amountFen }) => ({ account, amountFen: -amountFen }));
}
