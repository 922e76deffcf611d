import { Injectable } from '@nestjs/common';
import type { ConsentWay, HelperRelation } from '@wecountry/shared/domain/helper';
import type { Tx } from '../../platform/db/tx.js';

/** Somebody of the register, as a party or a witness of a consent. */
export interface PartyRow {
  readonly residentId: string;
  readonly name: string;
  readonly bornOn: string;
  readonly userId: string | null;
  readonly householdId: string;
}

export interface HelpingRow {
  readonly consentId: string;
  readonly helperResidentId: string;
  readonly residentId: string;
  readonly residentNo: number;
  readonly householdId: string;
  readonly hamletId: string;
  readonly bornOn: string;
}

export interface NewConsent {
  readonly id: string;
  readonly ownerId: string;
  readonly helperId: string;
  readonly relation: HelperRelation;
  readonly how: ConsentWay;
  readonly photoId: string | null;
  readonly witnessIds: readonly string[];
  readonly recordedBy: string;
}

export interface ConsentRow {
  readonly id: string;
  readonly ownerId: string;
  readonly ownerName: string;
  readonly ownerHouseholdId: string;
  readonly helperId: string;
  readonly helperName: string;
  readonly relation: HelperRelation;
  readonly how: ConsentWay;
  readonly givenAt: Date;
  readonly endedAt: Date | null;
}

export interface ActRow {
  readonly id: string;
  readonly helperName: string;
  readonly operation: string;
  readonly actedAt: Date;
}

const CONSENT = `
  SELECT c.id, c.owner_resident_id AS "ownerId", o.name AS "ownerName", o.household_id AS "ownerHouseholdId",
         c.helper_resident_id AS "helperId", h.name AS "helperName", c.relation, c.how, c.given_at AS "givenAt",
         c.ended_at AS "endedAt"
  FROM helper_consents c
  JOIN residents o ON o.village_id = c.village_id AND o.id = c.owner_resident_id
  JOIN residents h ON h.village_id = c.village_id AND h.id = c.helper_resident_id
  WHERE c.village_id = $1`;

@Injectable()
export class HelpersRepository {
  /** The consent by which a user may act for a resident now, and that resident's place. */
  async helping(tx: Tx, userId: string, ownerId: string): Promise<HelpingRow | undefined> {
    const [row] = await tx.prepared<HelpingRow>(
      'helping',
      `SELECT c.id AS "consentId", me.id AS "helperResidentId", r.id AS "residentId", r.resident_no AS "residentNo",
              r.household_id AS "householdId", h.hamlet_id AS "hamletId", r.born_on AS "bornOn"
       FROM helper_consents c
       JOIN residents me ON me.village_id = c.village_id AND me.id = c.helper_resident_id AND me.user_id = $2
       JOIN residents r ON r.village_id = c.village_id AND r.id = c.owner_resident_id AND r.left_on IS NULL
       JOIN households h ON h.village_id = r.village_id AND h.id = r.household_id
       WHERE c.village_id = $1 AND c.owner_resident_id = $3 AND c.ended_at IS NULL`,
      [tx.villageId, userId, ownerId],
    );
    return row;
  }

  /** Those of these residents who are in the register and have not left. */
  parties(tx: Tx, residentIds: readonly string[]): Promise<PartyRow[]> {
    return this.partiesWhere(tx, 'id = ANY ($2::uuid[])', residentIds);
  }

  /** The people of a household. */
  ofHousehold(tx: Tx, householdId: string): Promise<PartyRow[]> {
    return this.partiesWhere(tx, 'household_id = ANY ($2::uuid[])', [householdId]);
  }

  private partiesWhere(tx: Tx, which: string, ids: readonly string[]): Promise<PartyRow[]> {
    return tx.query<PartyRow>(
      `SELECT id AS "residentId", name, born_on AS "bornOn", user_id AS "userId", household_id AS "householdId"
       FROM residents WHERE village_id = $1 AND ${which} AND left_on IS NULL ORDER BY resident_no`,
      [tx.villageId, ids],
    );
  }

  /** Adds it; false when these two have one already. */
  async add(tx: Tx, c: NewConsent): Promise<boolean> {
    const added = await tx.execute(
      `INSERT INTO helper_consents (village_id, id, owner_resident_id, helper_resident_id, relation, how, photo_id,
         witness_ids, given_at, recorded_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
       ON CONFLICT (village_id, owner_resident_id, helper_resident_id) WHERE ended_at IS NULL DO NOTHING`,
      [tx.villageId, c.id, c.ownerId, c.helperId, c.relation, c.how, c.photoId, c.witnessIds, tx.now, c.recordedBy],
    );
    return added === 1;
  }

  async find(tx: Tx, id: string): Promise<ConsentRow | undefined> {
    const [row] = await tx.query<ConsentRow>(`${CONSENT} AND c.id = $2`, [tx.villageId, id]);
    return row;
  }

  /** What a resident gave or was given, newest first. */
  of(tx: Tx, residentId: string): Promise<ConsentRow[]> {
    return tx.query<ConsentRow>(
      `${CONSENT} AND (c.owner_resident_id = $2 OR c.helper_resident_id = $2) ORDER BY c.given_at DESC, c.id`,
      [tx.villageId, residentId],
    );
  }

  all(tx: Tx, limit: number): Promise<ConsentRow[]> {
    return tx.query<ConsentRow>(`${CONSENT} ORDER BY c.ended_at IS NOT NULL, c.given_at DESC, c.id LIMIT $2`, [
      tx.villageId,
      limit,
    ]);
  }

  /** Ends it; false when it was ended before. */
  async end(tx: Tx, id: string, by: string, reason: string | null): Promise<boolean> {
    const ended = await tx.execute(
      `UPDATE helper_consents SET ended_at = $3, ended_by = $4, ended_reason = $5
       WHERE village_id = $1 AND id = $2 AND ended_at IS NULL`,
      [tx.villageId, id, tx.now, by, reason],
    );
    return ended === 1;
  }

  async act(tx: Tx, id: string): Promise<ActRow | undefined> {
    const [row] = await tx.query<ActRow>(
      `SELECT a.id, h.name AS "helperName", a.operation, a.acted_at AS "actedAt"
       FROM helper_acts a
       JOIN residents h ON h.village_id = a.village_id AND h.id = a.helper_resident_id
       WHERE a.village_id = $1 AND a.id = $2`,
      [tx.villageId, id],
    );
    return row;
  }

  /** The first act of its kind that was done for a resident since then. */
  async firstAct(tx: Tx, ownerId: string, operation: string, since: Date): Promise<string> {
    const [row] = await tx.query<{ id: string }>(
      `SELECT id FROM helper_acts
       WHERE village_id = $1 AND owner_resident_id = $2 AND operation = $3 AND acted_at >= $4
       ORDER BY acted_at, id LIMIT 1`,
      [tx.villageId, ownerId, operation, since],
    );
    if (!row) throw new Error('An act that is not the first has one before it');
    return row.id;
  }

  /** What was done for a resident, newest first. */
  acts(tx: Tx, ownerId: string, limit: number): Promise<ActRow[]> {
    return tx.query<ActRow>(
      `SELECT a.id, h.name AS "helperName", a.operation, a.acted_at AS "actedAt"
       FROM helper_acts a
       JOIN residents h ON h.village_id = a.village_id AND h.id = a.helper_resident_id
       WHERE a.village_id = $1 AND a.owner_resident_id = $2 ORDER BY a.acted_at DESC, a.id DESC LIMIT $3`,
      [tx.villageId, ownerId, limit],
    );
  }
}
