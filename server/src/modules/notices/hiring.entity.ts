import type { PayUnit } from '@wecountry/shared/domain/hiring';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { fen } from '../../platform/db/fen.js';
import { Notice } from './notice.entity.js';

/** What a 招工 notice offers: places, and pay for a day or a piece. */
@Entity('notice_hirings')
@ForeignKey(() => Notice, ['villageId', 'noticeId'], ['villageId', 'id'], { name: 'notice_hirings_notice' })
@Check('notice_hirings_sound', `places > 0 AND pay_fen > 0 AND pay_unit IN ('day', 'piece')`)
export class NoticeHiring {
  @PrimaryColumn('uuid', { name: 'village_id' })
  villageId: string;

  @PrimaryColumn('uuid', { name: 'notice_id' })
  noticeId: string;

  @Column('integer')
  places: number;

  @Column('bigint', { name: 'pay_fen', transformer: fen })
  payFen: number;

  @Column('text', { name: 'pay_unit' })
  payUnit: PayUnit;

  @Column('timestamptz', { name: 'closed_at', nullable: true })
  closedAt: Date | null;
}

/** Who goes to work; leaving it again ends the row. */
@Entity('hiring_signups')
@Index('hiring_signups_active', ['villageId', 'noticeId', 'residentId'], {
  unique: true,
  where: 'cancelled_at IS NULL',
})
@ForeignKey(() => NoticeHiring, ['villageId', 'noticeId'], ['villageId', 'noticeId'], {
  name: 'hiring_signups_hiring',
})
export class HiringSignup {
  @PrimaryColumn('uuid', { name: 'village_id' })
  villageId: string;

  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'notice_id' })
  noticeId: string;

  @Column('uuid', { name: 'resident_id' })
  residentId: string;

  @Column('uuid', { name: 'user_id' })
  userId: string;

  @Column('timestamptz', { name: 'signed_at' })
  signedAt: Date;

  @Column('timestamptz', { name: 'cancelled_at', nullable: true })
  cancelledAt: Date | null;
}
