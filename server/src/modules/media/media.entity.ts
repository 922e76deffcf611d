import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A picture that was uploaded. `owner` is what it now belongs to: a claim, a poll's minutes, a product. */
@Entity('media')
@Index('media_unclaimed', { synchronize: false })
@Check('media_size', 'width > 0 AND height > 0 AND size_bytes > 0')
@Check('media_owner', '(owner_type IS NULL) = (owner_id IS NULL)')
export class Media {
  @PrimaryColumn('uuid', { name: 'village_id' })
  villageId: string;

  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'uploaded_by' })
  uploadedBy: string;

  @Column('timestamptz', { name: 'uploaded_at' })
  uploadedAt: Date;

  @Column('integer')
  width: number;

  @Column('integer')
  height: number;

  /** Of the three sizes together. */
  @Column('integer', { name: 'size_bytes' })
  sizeBytes: number;

  @Column('text', { name: 'owner_type', nullable: true })
  ownerType: string | null;

  @Column('uuid', { name: 'owner_id', nullable: true })
  ownerId: string | null;
}
