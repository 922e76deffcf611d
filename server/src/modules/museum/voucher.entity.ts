import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { fen } from '../../platform/db/fen.js';

/** A paper of the museum's income or cost, and the entry it became. */
@Entity('museum_vouchers')
@Index('museum_vouchers_by_day', ['villageId', 'occurredOn'])
@Check('museum_vouchers_kind', `kind IN ('income', 'cost')`)
@Check('museum_vouchers_paid_from', `paid_from IN ('cash', 'bank')`)
@Check('museum_vouchers_amount', 'amount_fen > 0')
export class MuseumVoucher {
  @PrimaryColumn('uuid', { name: 'village_id' })
  villageId: string;

  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  kind: 'income' | 'cost';

  @Column('bigint', { name: 'amount_fen', transformer: fen })
  amountFen: number;

  @Column('text')
  memo: string;

  @Column('date', { name: 'occurred_on' })
  occurredOn: string;

  @Column('text', { name: 'paid_from' })
  paidFrom: 'cash' | 'bank';

  @Column('uuid', { name: 'entry_id' })
  entryId: string;

  @Column('uuid', { name: 'entered_by' })
  enteredBy: string;

  @Column('timestamptz', { name: 'entered_at' })
  enteredAt: Date;
}
