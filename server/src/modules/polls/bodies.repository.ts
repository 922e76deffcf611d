import { Injectable } from '@nestjs/common';
import { businessDate } from '@wecountry/shared/domain/calendar';
import type { Tx } from '../../platform/db/tx.js';
import type { Body } from './domain/bodies.js';

export interface BodyRow {
  readonly body: Body;
  readonly residentId: string;
  readonly since: string;
}

/** Rolls that the committee keeps by hand. */
@Injectable()
export class BodyRepository {
  /** Who sits in a body now; in every body when none is named. */
  members(tx: Tx, body?: Body): Promise<BodyRow[]> {
    return tx.query<BodyRow>(
      `SELECT body, resident_id AS "residentId", since FROM body_members
       WHERE village_id = $1 AND left_on IS NULL AND ($2::text IS NULL OR body = $2) ORDER BY body, since, id`,
      [tx.villageId, body ?? null],
    );
  }

  async add(tx: Tx, body: Body, residentIds: readonly string[], by: string): Promise<void> {
    await tx.execute(
      `INSERT INTO body_members (village_id, id, body, resident_id, since, entered_at, entered_by)
       SELECT $1, gen_random_uuid(), $2, resident_id, $4, $5, $6 FROM unnest($3::uuid[]) AS added (resident_id)
       ON CONFLICT (village_id, body, resident_id) WHERE left_on IS NULL DO NOTHING`,
      [tx.villageId, body, residentIds, businessDate(tx.now), tx.now, by],
    );
  }

  async remove(tx: Tx, body: Body, residentIds: readonly string[], by: string): Promise<void> {
    await tx.execute(
      `UPDATE body_members SET left_on = $4, left_by = $5
       WHERE village_id = $1 AND body = $2 AND resident_id = ANY ($3::uuid[]) AND left_on IS NULL`,
      [tx.villageId, body, residentIds, businessDate(tx.now), by],
    );
  }
}
