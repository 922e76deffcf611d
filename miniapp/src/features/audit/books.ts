import type { ResponseOf } from '@wecountry/shared/contracts';
import type { Role } from '@wecountry/shared/domain/roles';
import type { IconName } from '@/ui/icon-names';

export type Book = ResponseOf<'ledger.books'>['items'][number];
export type BookCode = Book['book'];
export type Trial = ResponseOf<'ledger.trial'>;

/** What a rail and a heading call a book; the legal entity's own name stands beside it. */
export const bookWords: Readonly<Record<BookCode, string>> = {
  coop: '合作社',
  museum: '生态博物馆',
  village: '村集体',
};

export const isBook = (code: string | undefined): code is BookCode => code !== undefined && code in bookWords;

/** What an auditor looks at. */
const rooms = ['trial', 'statement', 'plans', 'alarms', 'acts'] as const;
export type Room = (typeof rooms)[number];

export const roomWords: Readonly<Record<Room, { text: string; icon: IconName }>> = {
  trial: { text: '试算和凭证', icon: 'scale' },
  statement: { text: '科目明细', icon: 'list' },
  plans: { text: '分红方案', icon: 'credit' },
  alarms: { text: '收付提醒', icon: 'warn' },
  acts: { text: '职权记录', icon: 'flag' },
};

const bookReaders: readonly Role[] = ['supervisor', 'auditor', 'committee'];

const readersOf: Readonly<Record<Room, readonly Role[]>> = {
  trial: bookReaders,
  statement: bookReaders,
  plans: bookReaders,
  alarms: ['supervisor', 'auditor', 'coop_staff'],
  acts: ['supervisor', 'auditor'],
};

/** Who has a room at the desk at all. */
export const deskReaders: readonly Role[] = [...bookReaders, 'coop_staff'];

export const readsBooks = (roles: readonly Role[]): boolean => bookReaders.some((role) => roles.includes(role));

/** The rooms that open for somebody of these roles. */
export const roomsFor = (roles: readonly Role[]): Room[] =>
  rooms.filter((room) => readersOf[room].some((role) => roles.includes(role)));

export const isRoom = (name: string | undefined): name is Room => rooms.some((room) => room === name);

/** Debits and credits of a book agree. */
export const isEven = ({ debitFen, creditFen }: Book): boolean => debitFen === creditFen;

/** '2026-10' as '2026 年 10 月'. */
export const monthWords = (month: string): string => `${month.slice(0, 4)} 年 ${Number(month.slice(5))} 月`;

/** The months of a book, the latest first; none when it has no entry. */
export function monthsOf({ firstOn, lastOn }: Pick<Book, 'firstOn' | 'lastOn'>): string[] {
  if (!firstOn || !lastOn) return [];
  const first = monthNumber(firstOn);
  const count = monthNumber(lastOn) - first + 1;
  return Array.from({ length: count }, (_, i) => monthOf(first + count - 1 - i));
}

/** The first and the last day of a month, as a statement is asked for. */
export function daysOf(month: string): { from: string; to: string } {
  const [year = 0, number = 0] = month.split('-').map(Number);
  const last = new Date(Date.UTC(year, number, 0)).getUTCDate();
  return { from: `${month}-01`, to: `${month}-${last}` };
}

const monthNumber = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
const monthOf = (n: number): string => `${Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, '0')}`;
