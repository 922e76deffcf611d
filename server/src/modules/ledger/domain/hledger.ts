import type { Fen } from '@wecountry/shared/domain/money';
import { accountOf, type AccountType, type BookCode } from './chart.js';

/**
 * Plain-text accounting as hledger reads it (https://hledger.org/hledger.html, journal format); ledger and, with its own
 * directives, beancount know the same shape. Everything is declared, for `hledger check --strict`.
 */

/** An account that the book has. */
export interface DeclaredAccount {
  readonly code: string;
  readonly name: string;
}

/** An entry with its lines in one text: 'account amount,account amount'. */
export interface ExportedEntry {
  readonly number: number;
  readonly occurredOn: string;
  readonly memo: string;
  readonly kind: string;
  readonly sourceType: string;
  readonly sourceId: string;
  readonly reverses: number | null;
  readonly lines: string;
}

// The roots by which hledger knows the type of an account.
const roots: Readonly<Record<AccountType, string>> = {
  asset: 'assets',
  liability: 'liabilities',
  equity: 'equity',
  revenue: 'revenues',
  expense: 'expenses',
};

const COMMODITY = 'CNY';

/** The full name of an account by its code: liabilities:114:114-上寨-17号-due. */
export type AccountNames = (code: string) => string;

/** The names of a book's accounts, each made once: a long book names few accounts many times. */
export function accountNames(book: BookCode): AccountNames {
  const names = new Map<string, string>();
  return (code) => {
    const known = names.get(code);
    if (known !== undefined) return known;
    const { type, parent } = accountOf(book, code);
    const name = [roots[type], ...(parent === null ? [] : [parent]), code].join(':');
    names.set(code, name);
    return name;
  };
}

/** The head of the file: whose book it is, the commodity, every account. */
export function hledgerHead(title: string, nameOf: AccountNames, accounts: readonly DeclaredAccount[]): string {
  const declared = accounts.map(({ code, name }) => `account ${nameOf(code)}  ; ${oneLine(name)}\n`);
  return `; ${oneLine(title)}\n\ncommodity 1000.00 ${COMMODITY}\n\n${declared.join('')}`;
}

/** One entry: date, number as code, memo; where it comes from as tags; every amount written out. */
export function hledgerEntry(nameOf: AccountNames, entry: ExportedEntry): string {
  const { number, occurredOn, memo, kind, sourceType, sourceId, reverses } = entry;
  const tags = [`kind:${kind}`, `source:${sourceType}/${sourceId}`];
  if (reverses !== null) tags.push(`reverses:${reverses}`);
  const lines = entry.lines.split(',').map((line) => {
    const space = line.lastIndexOf(' ');
    const account = nameOf(line.slice(0, space));
    return `    ${account}  ${plainYuan(Number(line.slice(space + 1)))} ${COMMODITY}\n`;
  });
  return `\n${occurredOn} * (${number}) ${oneLine(memo)}  ; ${tags.join(', ')}\n${lines.join('')}`;
}

/** −1234 → '-12.34': no thousands, a plain minus, two digits. */
function plainYuan(amountFen: Fen): string {
  const absolute = Math.abs(amountFen);
  const decimals = absolute % 100;
  return `${amountFen < 0 ? '-' : ''}${(absolute - decimals) / 100}.${String(decimals).padStart(2, '0')}`;
}

/** A memo was typed by a person: a line break would end the entry, `;` would begin a comment and `|` split a payee. */
function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').replaceAll(';', '；').replaceAll('|', '｜').trim();
}
