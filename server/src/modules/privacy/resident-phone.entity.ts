import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A resident's phone number, sealed by the key named beside it. */
@Entity('resident_phones')
export class ResidentPhone {
  @PrimaryColumn('uuid', { name: 'village_id' })
  villageId: string;

  @PrimaryColumn('uuid', { name: 'resident_id' })
  residentId: string;

  @Column('bytea')
  sealed: Buffer;

  @Column('text', { name: 'key_id' })
  keyId: string;

  @Column('timestamptz', { name: 'set_at' })
  setAt: Date;

  @Column('uuid', { name: 'set_by' })
  setBy: string;
}
