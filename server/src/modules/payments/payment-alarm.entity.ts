import type { AlarmKind } from '@wecountry/shared/domain/payment-alarms';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Something WeChat said that is not as it should be. Nothing was booked for it. */
@Entity('payment_alarms')
@Index('payment_alarms_village', ['villageId', 'raisedAt'])
export class PaymentAlarm {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'payment_alarms_pkey' })
  id: string;

  /** Null when no village has such a number. */
  @Column('uuid', { name: 'village_id', nullable: true })
  villageId: string | null;

  @Column('text')
  kind: AlarmKind;

  @Column('text', { name: 'out_trade_no' })
  outTradeNo: string;

  /** What was expected and what came. */
  @Column('jsonb')
  detail: Readonly<Record<string, string | number>>;

  @Column('timestamptz', { name: 'raised_at' })
  raisedAt: Date;
}
