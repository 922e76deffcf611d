import { Injectable } from '@nestjs/common';
import type { AnyRegisterEventKind } from '@wecountry/shared/domain/register-events';
import { newId } from '../../platform/db/id.js';
import type { Tx } from '../../platform/db/tx.js';
import type { RegisteredPerson, RegisterState } from './domain/import-plan.js';
import type { SheetRow } from './domain/register-sheet.js';
import type { ImportCounts, RegisterImport } from './register-import.entity.js';

export interface NewEvent {
  readonly kind: AnyRegisterEventKind;
  readonly residentId: string;
  readonly fromHouseholdId: string | null;
  readonly toHouseholdId: string | null;
  readonly happenedOn: string;
  readonly text?: string;
}

export interface PersonChange {
  readonly id: string;
  readonly householdId: string;
  readonly name: string;
  readonly bornOn: string;
  readonly head: boolean;
  readonly away: boolean;
}

export interface ExportRow {
  readonly residentNo: number;
  readonly hamlet: string;
  readonly no: number;
  readonly name: string;
  readonly bornOn: string;
  readonly head: boolean;
  readonly away: boolean;
}

type StoredImport = Pick<RegisterImport, 'id' | 'checkedAt' | 'rows' | 'counts' | 'ready' | 'doneAt'>;

/** Reads and writes the register by the thousand. */
@Injectable()
export class RegisterImportRepository {
  async state(tx: Tx): Promise<RegisterState> {
    const hamlets = await tx.query<{ id: string; name: string }>(
      `SELECT id, name FROM hamlets WHERE village_id = $1 ORDER BY position, id`,
      [tx.villageId],
    );
    const households = await tx.query<{ id: string; hamletId: string; no: number }>(
      `SELECT id, hamlet_id AS "hamletId", no FROM households WHERE village_id = $1`,
      [tx.villageId],
    );
    const people = await tx.query<RegisteredPerson>(
      `SELECT id, resident_no AS "residentNo", household_id AS "householdId", name, born_on AS "bornOn", head, away,
              left_on IS NOT NULL AS left
       FROM residents WHERE village_id = $1`,
      [tx.villageId],
    );
    return { hamlets, households, people };
  }

  async exportRows(tx: Tx): Promise<ExportRow[]> {
    return tx.query<ExportRow>(
      `SELECT r.resident_no AS "residentNo", ha.name AS hamlet, h.no, r.name, r.born_on AS "bornOn", r.head, r.away
       FROM residents r
       JOIN households h ON h.village_id = r.village_id AND h.id = r.household_id
       JOIN hamlets ha ON ha.village_id = h.village_id AND ha.id = h.hamlet_id
       WHERE r.village_id = $1 AND r.left_on IS NULL
       ORDER BY ha.position, ha.id, h.no, r.head DESC, r.resident_no`,
      [tx.villageId],
    );
  }

  async addImport(
    tx: Tx,
    of: { id: string; rows: readonly SheetRow[]; counts: ImportCounts; ready: boolean },
  ): Promise<void> {
    await tx.execute(
      `INSERT INTO register_imports (village_id, id, checked_at, checked_by, rows, counts, ready) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [tx.villageId, of.id, tx.now, tx.userId, of.ready ? JSON.stringify(of.rows) : null, of.counts, of.ready],
    );
  }

  async lockImport(tx: Tx, id: string): Promise<StoredImport | undefined> {
    const rows = await tx.query<StoredImport>(
      `SELECT id, checked_at AS "checkedAt", rows, counts, ready, done_at AS "doneAt"
       FROM register_imports WHERE village_id = $1 AND id = $2 FOR UPDATE`,
      [tx.villageId, id],
    );
    return rows[0];
  }

  async finishImport(tx: Tx, id: string): Promise<void> {
    await tx.execute(
      `UPDATE register_imports SET rows = NULL, done_at = $3, done_by = $4 WHERE village_id = $1 AND id = $2`,
      [tx.villageId, id, tx.now, tx.userId],
    );
  }

  /** Empties sheets that nobody said yes to: people's names and birthdays are not kept for nothing. */
  async forgetImports(tx: Tx, before: Date): Promise<void> {
    await tx.execute(
      `UPDATE register_imports SET rows = NULL WHERE village_id = $1 AND rows IS NOT NULL AND checked_at < $2`,
      [tx.villageId, before],
    );
  }

  /** Heads go before others come, since a household has one at any moment. */
  async change(tx: Tx, people: readonly PersonChange[]): Promise<void> {
    await tx.execute(`UPDATE residents SET head = false WHERE village_id = $1 AND id = ANY ($2::uuid[]) AND head`, [
      tx.villageId,
      people.map((p) => p.id),
    ]);
    await tx.execute(
      `UPDATE residents r SET household_id = new.household_id, name = new.name, born_on = new.born_on, head = new.head, away = new.away
       FROM unnest($2::uuid[], $3::uuid[], $4::text[], $5::date[], $6::boolean[], $7::boolean[])
         AS new (id, household_id, name, born_on, head, away)
       WHERE r.village_id = $1 AND r.id = new.id`,
      [
        tx.villageId,
        people.map((p) => p.id),
        people.map((p) => p.householdId),
        people.map((p) => p.name),
        people.map((p) => p.bornOn),
        people.map((p) => p.head),
        people.map((p) => p.away),
      ],
    );
  }

  async addEvents(tx: Tx, events: readonly NewEvent[]): Promise<string[]> {
    const ids = events.map(() => newId());
    await tx.execute(
      `INSERT INTO register_events
         (village_id, id, kind, resident_id, from_household_id, to_household_id, happened_on, changes, recorded_at, recorded_by)
       SELECT $1, new.id, new.kind, new.resident, new.origin, new.goal, new.day,
              CASE WHEN new.words = '' THEN '{}'::jsonb ELSE jsonb_build_object('text', new.words) END, $9, $10
       FROM unnest($2::uuid[], $3::text[], $4::uuid[], $5::uuid[], $6::uuid[], $7::date[], $8::text[])
         AS new (id, kind, resident, origin, goal, day, words)`,
      [
        tx.villageId,
        ids,
        events.map((e) => e.kind),
        events.map((e) => e.residentId),
        events.map((e) => e.fromHouseholdId),
        events.map((e) => e.toHouseholdId),
        events.map((e) => e.happenedOn),
        events.map((e) => e.text ?? ''),
        tx.now,
        tx.userId,
      ],
    );
    return ids;
  }
}
