import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A picture or a recording that was uploaded. `owner` is what it now belongs to: a claim, a poll's minutes, a product. */
@Entity('media')
@Index('media_unclaimed', { synchronize: false })
@Check('media_size', 'size_bytes > 0')
@Check(
  'media_kind',
  `CASE kind WHEN 'picture' THEN coalesce(width > 0 AND height > 0, false)
   WHEN 'voice' THEN coalesce(seconds BETWEEN 1 AND 180, false) ELSE false END`,
)
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

  @Column('text', { default: 'picture' })
  kind: 'picture' | 'voice';

  @Column('text', { default: 'image/webp' })
  mime: string;

  /** Of a picture, in pixels. */
  @Column('integer', { nullable: true })
  width: number | null;

  @Column('integer', { nullable: true })
  height: number | null;

  /** How long a recording plays. */
  @Column('integer', { nullable: true })
  seconds: number | null;

  /** Of a picture's three sizes together. */
  @Column('integer', { name: 'size_bytes' })
  sizeBytes: number;

  @Column('text', { name: 'owner_type', nullable: true })
  ownerType: string | null;

  @Column('uuid', { name: 'owner_id', nullable: true })
  ownerId: string | null;
}
