import { Check, Column, Entity, PrimaryColumn } from 'typeorm';
import type { SheetRow } from './domain/register-sheet.js';

export interface ImportCounts {
  readonly fresh: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly absent: number;
  readonly households: number;
}

/** A sheet that was looked through and waits for its yes. */
@Entity('register_imports')
@Check('register_imports_done', '(done_at IS NULL) = (done_by IS NULL)')
@Check('register_imports_emptied', 'done_at IS NULL OR rows IS NULL')
export class RegisterImport {
  @PrimaryColumn('uuid', { name: 'village_id' })
  villageId: string;

  @PrimaryColumn('uuid')
  id: string;

  @Column('timestamptz', { name: 'checked_at' })
  checkedAt: Date;

  @Column('uuid', { name: 'checked_by' })
  checkedBy: string;

  @Column('jsonb', { nullable: true })
  rows: SheetRow[] | null;

  @Column('jsonb')
  counts: ImportCounts;

  @Column('boolean')
  ready: boolean;

  @Column('timestamptz', { name: 'done_at', nullable: true })
  doneAt: Date | null;

  @Column('uuid', { name: 'done_by', nullable: true })
  doneBy: string | null;
}
