import { Injectable } from '@nestjs/common';
import type { AnyRegisterEventKind } from '@wecountry/shared/domain/register-events';
import type { Tx } from '../../platform/db/tx.js';

export interface PersonRow {
  readonly id: string;
  readonly residentNo: number;
  readonly name: string;
  readonly bornOn: string;
  readonly head: boolean;
  readonly away: boolean;
  readonly userId: string | null;
}

export interface EventSubject extends PersonRow {
  readonly householdId: string;
  readonly left: boolean;
  readonly householdSize: number;
}

export interface EventRow {
  readonly id: string;
  readonly kind: AnyRegisterEventKind;
  readonly happenedOn: string;
  readonly name: string;
  readonly text: string;
  readonly recordedAt: Date;
  readonly recordedBy: string;
}

const PERSON = `r.id, r.resident_no AS "residentNo", r.name, r.born_on AS "bornOn", r.head, r.away, r.user_id AS "userId"`;
const EVENTS_SHOWN = 50;

/** One household and what happened to it. */
@Injectable()
export class RegisterEventsRepository {
  async household(
    tx: Tx,
    id: string,
  ): Promise<{ id: string; hamletId: string; hamletName: string; no: number } | undefined> {
    const rows = await tx.query<{ id: string; hamletId: string; hamletName: string; no: number }>(
      `SELECT h.id, h.no, h.hamlet_id AS "hamletId", ha.name AS "hamletName"
       FROM households h JOIN hamlets ha ON ha.village_id = h.village_id AND ha.id = h.hamlet_id
       WHERE h.village_id = $1 AND h.id = $2`,
      [tx.villageId, id],
    );
    return rows[0];
  }

  async members(tx: Tx, householdId: string): Promise<PersonRow[]> {
    return tx.query<PersonRow>(
      `SELECT ${PERSON} FROM residents r WHERE r.village_id = $1 AND r.household_id = $2 AND r.left_on IS NULL
       ORDER BY r.head DESC, r.born_on, r.resident_no`,
      [tx.villageId, householdId],
    );
  }

  async events(tx: Tx, householdId: string): Promise<EventRow[]> {
    return tx.query<EventRow>(
      `SELECT e.id, e.kind, e.happened_on AS "happenedOn", r.name, coalesce(e.changes->>'text', '') AS text,
              e.recorded_at AS "recordedAt", e.recorded_by AS "recordedBy"
       FROM register_events e JOIN residents r ON r.village_id = e.village_id AND r.id = e.resident_id
       WHERE e.village_id = $1 AND $2 IN (e.from_household_id, e.to_household_id)
       ORDER BY e.happened_on DESC, e.id DESC LIMIT ${EVENTS_SHOWN}`,
      [tx.villageId, householdId],
    );
  }

  /** Takes the resident's row. */
  async lockPerson(tx: Tx, id: string): Promise<EventSubject | undefined> {
    const rows = await tx.query<EventSubject>(
      `SELECT ${PERSON}, r.household_id AS "householdId", r.left_on IS NOT NULL AS left,
              (SELECT count(*)::int FROM residents o
               WHERE o.village_id = r.village_id AND o.household_id = r.household_id AND o.left_on IS NULL) AS "householdSize"
       FROM residents r WHERE r.village_id = $1 AND r.id = $2 FOR UPDATE`,
      [tx.villageId, id],
    );
    return rows[0];
  }

  async householdAt(tx: Tx, hamletId: string, no: number): Promise<string | undefined> {
    const rows = await tx.query<{ id: string }>(
      `SELECT id FROM households WHERE village_id = $1 AND hamlet_id = $2 AND no = $3`,
      [tx.villageId, hamletId, no],
    );
    return rows[0]?.id;
  }

  async hasHamlet(tx: Tx, id: string): Promise<boolean> {
    const rows = await tx.query(`SELECT FROM hamlets WHERE village_id = $1 AND id = $2`, [tx.villageId, id]);
    return rows.length > 0;
  }

  async setHead(tx: Tx, householdId: string, residentId: string): Promise<void> {
    await tx.execute(`UPDATE residents SET head = false WHERE village_id = $1 AND household_id = $2 AND head`, [
      tx.villageId,
      householdId,
    ]);
    await tx.execute(`UPDATE residents SET head = true WHERE village_id = $1 AND id = $2`, [tx.villageId, residentId]);
  }

  async setAway(tx: Tx, residentId: string, away: boolean): Promise<void> {
    await tx.execute(`UPDATE residents SET away = $3 WHERE village_id = $1 AND id = $2`, [
      tx.villageId,
      residentId,
      away,
    ]);
  }

  async move(tx: Tx, residentId: string, householdId: string, head: boolean): Promise<void> {
    await tx.execute(`UPDATE residents SET household_id = $3, head = $4 WHERE village_id = $1 AND id = $2`, [
      tx.villageId,
      residentId,
      householdId,
      head,
    ]);
  }

  /** The person is of the register no more; row and number stay. */
  async leave(tx: Tx, residentId: string, on: string, because: 'moved_away' | 'died'): Promise<void> {
    await tx.execute(
      `UPDATE residents SET left_on = $3, left_because = $4, head = false, user_id = NULL, bound_at = NULL
       WHERE village_id = $1 AND id = $2`,
      [tx.villageId, residentId, on, because],
    );
  }
}
