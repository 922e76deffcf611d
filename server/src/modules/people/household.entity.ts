import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Hamlet } from './hamlet.entity.js';

/** A registered household. Its code on screens is its hamlet's name and `no`: 上寨 17 号. */
@Entity('households')
@Index('households_no', ['villageId', 'hamletId', 'no'], { unique: true })
@Check('households_no_positive', 'no > 0')
@ForeignKey(() => Hamlet, ['villageId', 'hamletId'], ['villageId', 'id'], { name: 'households_hamlet' })
export class Household {
  @PrimaryColumn('uuid', { name: 'village_id' })
  villageId: string;

  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'hamlet_id' })
  hamletId: string;

  @Column('integer')
  no: number;
}
