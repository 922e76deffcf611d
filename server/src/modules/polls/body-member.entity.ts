import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Body } from './domain/bodies.js';

/** Who sits in a body that the register does not know by itself. Who left stays, with the day. */
@Entity('body_members')
@Index('body_members_now', ['villageId', 'body', 'residentId'], { unique: true, where: 'left_on IS NULL' })
@Check('body_members_body', `body IN ('representatives', 'coop_members', 'collective_members')`)
@Check('body_members_left', '(left_on IS NULL) = (left_by IS NULL)')
export class BodyMember {
  @PrimaryColumn('uuid', { name: 'village_id' })
  villageId: string;

  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  body: Body;

  @Column('uuid', { name: 'resident_id' })
  residentId: string;

  @Column('date')
  since: string;

  @Column('timestamptz', { name: 'entered_at' })
  enteredAt: Date;

  @Column('uuid', { name: 'entered_by' })
  enteredBy: string;

  @Column('date', { name: 'left_on', nullable: true })
  leftOn: string | null;

  @Column('uuid', { name: 'left_by', nullable: true })
  leftBy: string | null;
}
