import { compareKeys } from '@wecountry/shared/domain/exact';
import { sumFen, type Fen } from '@wecountry/shared/domain/money';
import { shownUnder, type BookCode } from './chart.js';

/** What one account moved; opening and closing debit above zero. */
export interface AccountSums {
  readonly account: string;
  readonly name: string;
  readonly openingFen: Fen;
  readonly debitFen: Fen;
  readonly creditFen: Fen;
}

export interface TrialRow extends AccountSums {
  readonly closingFen: Fen;
}

export interface TrialTotals {
  readonly openingDebitFen: Fen;
  readonly openingCreditFen: Fen;
  readonly debitFen: Fen;
  readonly creditFen: Fen;
  readonly closingDebitFen: Fen;
  readonly closingCreditFen: Fen;
}

/**
 * The rows of a trial balance in the order of codes. `accounts` shows what belongs to households, lots and residents
 * under its account of the chart; `sub-accounts` shows each by itself. An account that has nothing to show is left out.
 */
export function trialRows(
  book: BookCode,
  sums: readonly AccountSums[],
  detail: 'accounts' | 'sub-accounts',
): TrialRow[] {
  const rows = new Map<string, { name: string; parts: AccountSums[] }>();
  for (const part of sums) {
    const { code, name } =
      detail === 'accounts' ? shownUnder(book, part.account) : { code: part.account, name: part.name };
    const row = rows.get(code);
    if (row) row.parts.push(part);
    else rows.set(code, { name, parts: [part] });
  }
  return [...rows]
    .sort(([a], [b]) => compareKeys(a, b))
    .map(([account, { name, parts }]) => {
      const openingFen = sumFen(parts.map((part) => part.openingFen));
      const debitFen = sumFen(parts.map((part) => part.debitFen));
      const creditFen = sumFen(parts.map((part) => part.creditFen));
      return { account, name, openingFen, debitFen, creditFen, closingFen: openingFen + debitFen - creditFen };
    })
    .filter((row) => row.openingFen !== 0 || row.debitFen !== 0 || row.creditFen !== 0);
}

/** The sums of the rows shown, debit and credit apart. */
export function trialTotals(rows: readonly TrialRow[]): TrialTotals {
  const debits = (of: (row: TrialRow) => Fen): Fen => sumFen(rows.map((row) => Math.max(of(row), 0)));
  const credits = (of: (row: TrialRow) => Fen): Fen => sumFen(rows.map((row) => Math.max(-of(row), 0)));
  return {
    openingDebitFen: debits((row) => row.openingFen),
    openingCreditFen: credits((row) => row.openingFen),
    debitFen: sumFen(rows.map((row) => row.debitFen)),
    creditFen: sumFen(rows.map((row) => row.creditFen)),
    closingDebitFen: debits((row) => row.closingFen),
    closingCreditFen: credits((row) => row.closingFen),
  };
}

/** Whether both sides agree at the opening, in movement and at the closing. */
export function isBalanced(totals: TrialTotals): boolean {
  return (
    totals.openingDebitFen === totals.openingCreditFen &&
    totals.debitFen === totals.creditFen &&
    totals.closingDebitFen === totals.closingCreditFen
  );
}

/** The last day of a month 'YYYY-MM', as a business date. */
export function lastDayOf(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  // Day 0 of the next month is the last of this one.
  return `${month}-${String(new Date(Date.UTC(year, number, 0)).getUTCDate()).padStart(2, '0')}`;
}

/** Up to twelve months that end with this one, none before the book's first: ['2025-12', '2026-01', …]. */
export function monthsUpTo(month: string, firstOn: string): string[] {
  const months: string[] = [];
  let [year = 0, number = 0] = month.split('-').map(Number);
  for (let i = 0; i < 12; i += 1) {
    const name = `${year}-${String(number).padStart(2, '0')}`;
    if (name < firstOn.slice(0, 7)) break;
    months.unshift(name);
    number -= 1;
    if (number === 0) [year, number] = [year - 1, 12];
  }
  return months;
}
