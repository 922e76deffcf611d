import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A part of a village, 寨. `position` is its place in every list. */
@Entity('hamlets')
@Index('hamlets_name', ['villageId', 'name'], { unique: true })
export class Hamlet {
  @PrimaryColumn('uuid', { name: 'village_id' })
  villageId: string;

  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  name: string;

  @Column('integer')
  position: number;
}
