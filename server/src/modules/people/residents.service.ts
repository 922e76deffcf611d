import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/db/tx.js';
import { householdCode } from './domain/household-code.js';

/** A person of the register, whether they use the app or not. */
export interface Person {
  readonly residentId: string;
  readonly residentNo: number;
  readonly name: string;
  /** Null while no phone of theirs is known. */
  readonly userId: string | null;
  readonly householdId: string;
  readonly householdCode: string;
  readonly hamletId: string;
}

type Row = Omit<Person, 'householdCode'> & { hamletName: string; no: number };

const PERSON = `
  SELECT r.id AS "residentId", r.resident_no AS "residentNo", r.name, r.user_id AS "userId",
    r.household_id AS "householdId", h.no, h.hamlet_id AS "hamletId", ha.name AS "hamletName"
  FROM residents r
  JOIN households h ON h.village_id = r.village_id AND h.id = r.household_id
  JOIN hamlets ha ON ha.village_id = h.village_id AND ha.id = h.hamlet_id`;

const person = ({ hamletName, no, ...row }: Row): Person => ({ ...row, householdCode: householdCode(hamletName, no) });

/** Reads single people of the register, for the other modules. By id it also knows who has left: past acts keep their names. */
@Injectable()
export class ResidentsService {
  /** The people who live in a household, its head first. */
  async ofHousehold(tx: Tx, householdId: string): Promise<Person[]> {
    const rows = await tx.query<Row>(
      `${PERSON} WHERE r.village_id = $1 AND r.household_id = $2 AND r.left_on IS NULL ORDER BY r.head DESC, r.resident_no`,
      [tx.villageId, householdId],
    );
    return rows.map(person);
  }

  /** These people by id; one that is not of this village is missing. */
  async byIds(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, Person>> {
    if (ids.length === 0) return new Map();
    const rows = await tx.query<Row>(`${PERSON} WHERE r.village_id = $1 AND r.id = ANY ($2::uuid[])`, [
      tx.villageId,
      [...new Set(ids)],
    ]);
    return new Map(rows.map((row) => [row.residentId, person(row)]));
  }

  /** People whose name or household's code has what was typed in it, spaces aside; the nearest in the register first. */
  async find(tx: Tx, typed: string, limit: number): Promise<Person[]> {
    const wanted = typed.replace(/\s+/gu, '');
    if (wanted === '') return [];
    const rows = await tx.query<Row>(
      `${PERSON} WHERE r.village_id = $1 AND r.left_on IS NULL
         AND (strpos(replace(r.name, ' ', ''), $2) > 0 OR strpos(replace(ha.name, ' ', '') || h.no || '号', $2) > 0)
       ORDER BY ha.position, h.no, r.resident_no LIMIT $3`,
      [tx.villageId, wanted, limit],
    );
    return rows.map(person);
  }
}
