import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { fen } from '../../platform/db/fen.js';
import { Book, LedgerAccount } from './book.entity.js';
import type { BookCode } from './domain/chart.js';
import type { EntryKind } from './domain/kinds.js';

/** A posted entry. The application can neither change nor delete it. */
@Entity('journal_entries')
@Unique('journal_entries_number', ['villageId', 'book', 'number'])
@Unique('journal_entries_source', ['villageId', 'book', 'sourceId', 'sourceType'])
@Index('journal_entries_reversed_once', ['villageId', 'book', 'reverses'], {
  unique: true,
  where: 'reverses IS NOT NULL',
})
@Index('journal_entries_pair', ['villageId', 'pairId'], { where: 'pair_id IS NOT NULL' })
@Check('journal_entries_balance', 'debit_fen = credit_fen AND debit_fen > 0')
@Check('journal_entries_counted', 'number > 0')
@Check('journal_entries_reversal', 'reverses < number')
@ForeignKey(() => Book, ['villageId', 'book'], ['villageId', 'book'], { name: 'journal_entries_book' })
export class JournalEntry {
  @PrimaryColumn('uuid', { name: 'village_id' })
  villageId: string;

  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  book: BookCode;

  @Column('integer')
  number: number;

  @Column('text')
  kind: EntryKind;

  @Column('text', { name: 'source_type' })
  sourceType: string;

  @Column('uuid', { name: 'source_id' })
  sourceId: string;

  @Column('date', { name: 'occurred_on' })
  occurredOn: string;

  @Column('timestamptz', { name: 'posted_at' })
  postedAt: Date;

  /** Who made the entry; null when a callback or a job did. */
  @Column('uuid', { name: 'posted_by', nullable: true })
  postedBy: string | null;

  @Column('text')
  memo: string;

  /** Shared by twins in two books. */
  @Column('uuid', { name: 'pair_id', nullable: true })
  pairId: string | null;

  /** The number, in this book, of the entry that this one takes back. */
  @Column('integer', { nullable: true })
  reverses: number | null;

  @Column('bigint', { name: 'debit_fen', transformer: fen })
  debitFen: number;

  @Column('bigint', { name: 'credit_fen', transformer: fen })
  creditFen: number;
}

/** A line of an entry: debit above zero, credit below. As unchangeable as its entry. */
@Entity('postings')
@Index('postings_account', ['villageId', 'book', 'account', 'occurredOn', 'number', 'line'])
@Check('postings_amount', 'amount_fen <> 0 AND abs(amount_fen) <= 9007199254740991')
@ForeignKey(() => JournalEntry, ['villageId', 'book', 'number'], ['villageId', 'book', 'number'], {
  name: 'postings_entry',
})
export class Posting {
  @PrimaryColumn('uuid', { name: 'village_id' })
  villageId: string;

  @PrimaryColumn('text')
  book: BookCode;

  @PrimaryColumn('integer')
  number: number;

  @PrimaryColumn('integer')
  line: number;

  @Column('text')
  account: string;

  @Column('date', { name: 'occurred_on' })
  occurredOn: string;

  @Column('bigint', { name: 'amount_fen', transformer: fen })
  amountFen: number;
}

/** What an account moved in a month; moved with every posting, in its transaction. */
@Entity('balances')
@Check('balances_totals', 'debit_fen >= 0 AND credit_fen >= 0')
@Check('balances_month', 'extract(day FROM month) = 1')
@ForeignKey(() => LedgerAccount, ['villageId', 'book', 'account'], ['villageId', 'book', 'code'], {
  name: 'balances_account',
})
export class Balance {
  @PrimaryColumn('uuid', { name: 'village_id' })
  villageId: string;

  @PrimaryColumn('text')
  book: BookCode;

  @PrimaryColumn('text')
  account: string;

  @PrimaryColumn('date')
  month: string;

  @Column('bigint', { name: 'debit_fen', transformer: fen })
  debitFen: number;

  @Column('bigint', { name: 'credit_fen', transformer: fen })
  creditFen: number;
}
