import { Injectable } from '@nestjs/common';
import type { GlobalTx, Tx } from '../../platform/db/tx.js';

export interface Village {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly province: string;
  readonly county: string;
  readonly demo: boolean;
}

const VILLAGE = 'v.id, v.slug, v.name, v.province, v.county, v.demo';

/** Villages and who belongs to them: tables over all villages, so no query here sees inside one. */
@Injectable()
export class VillagesRepository {
  async all(tx: GlobalTx): Promise<Village[]> {
    return tx.query<Village>(`SELECT ${VILLAGE} FROM villages v ORDER BY v.created_at, v.id`);
  }

  async find(tx: GlobalTx, id: string): Promise<Village | undefined> {
    const rows = await tx.query<Village>(`SELECT ${VILLAGE} FROM villages v WHERE v.id = $1`, [id]);
    return rows[0];
  }

  async findBySlug(tx: GlobalTx, slug: string): Promise<Village | undefined> {
    const rows = await tx.query<Village>(`SELECT ${VILLAGE} FROM villages v WHERE v.slug = $1`, [slug]);
    return rows[0];
  }

  /** False when the slug is taken. */
  async add(tx: GlobalTx, village: Village): Promise<boolean> {
    const { id, slug, name, province, county, demo } = village;
    const added = await tx.execute(
      `INSERT INTO villages (id, slug, name, province, county, demo, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7)
       ON CONFLICT (slug) DO NOTHING`,
      [id, slug, name, province, county, demo, tx.now],
    );
    return added === 1;
  }

  async joinedBy(tx: GlobalTx, userId: string): Promise<Village[]> {
    return tx.query<Village>(
      `SELECT ${VILLAGE} FROM memberships m JOIN villages v ON v.id = m.village_id
       WHERE m.user_id = $1 ORDER BY m.created_at, v.id`,
      [userId],
    );
  }

  async isAuditor(tx: GlobalTx, userId: string): Promise<boolean> {
    const rows = await tx.query('SELECT FROM auditors WHERE user_id = $1', [userId]);
    return rows.length > 0;
  }

  async appointAuditor(tx: GlobalTx, userId: string): Promise<void> {
    await tx.execute(`INSERT INTO auditors (user_id, appointed_at) VALUES ($1, $2) ON CONFLICT DO NOTHING`, [
      userId,
      tx.now,
    ]);
  }

  async join(tx: Tx, userIds: readonly string[]): Promise<void> {
    await tx.execute(
      `INSERT INTO memberships (user_id, village_id, created_at)
       SELECT id, $1, $3 FROM unnest($2::uuid[]) AS u (id) ON CONFLICT DO NOTHING`,
      [tx.villageId, userIds, tx.now],
    );
  }

  async leave(tx: Tx, userId: string): Promise<void> {
    await tx.execute(`DELETE FROM memberships WHERE village_id = $1 AND user_id = $2`, [tx.villageId, userId]);
  }
}
