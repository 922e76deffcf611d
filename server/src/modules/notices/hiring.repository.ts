import { Injectable } from '@nestjs/common';
import type { PayUnit } from '@wecountry/shared/domain/hiring';
import { newId } from '../../platform/db/id.js';
import type { Tx } from '../../platform/db/tx.js';
import { HiringSignup } from './hiring.entity.js';

export interface Offer {
  readonly places: number;
  readonly payFen: number;
  readonly payUnit: PayUnit;
  readonly taken: number;
  readonly closed: boolean;
  readonly mine: boolean;
}

/** Who takes the work that a notice offers. */
@Injectable()
export class HiringRepository {
  /** What a notice offers, and whether a resident has a place; null when it offers no work. */
  async offer(tx: Tx, noticeId: string, residentId?: string): Promise<Offer | null> {
    const rows = await tx.query<Offer>(
      `SELECT h.places, h.pay_fen AS "payFen", h.pay_unit AS "payUnit", h.closed_at IS NOT NULL AS closed,
              (SELECT count(*)::int FROM hiring_signups s
               WHERE s.village_id = h.village_id AND s.notice_id = h.notice_id AND s.cancelled_at IS NULL) AS taken,
              EXISTS (SELECT FROM hiring_signups s WHERE s.village_id = h.village_id AND s.notice_id = h.notice_id
                      AND s.resident_id = $3 AND s.cancelled_at IS NULL) AS mine
       FROM notice_hirings h WHERE h.village_id = $1 AND h.notice_id = $2`,
      [tx.villageId, noticeId, residentId ?? null],
    );
    return rows[0] ?? null;
  }

  /** Holds the offer until the end of the transaction: places are given one after the other. */
  async lock(tx: Tx, noticeId: string): Promise<void> {
    await tx.query(`SELECT FROM notice_hirings WHERE village_id = $1 AND notice_id = $2 FOR NO KEY UPDATE`, [
      tx.villageId,
      noticeId,
    ]);
  }

  async signUp(tx: Tx, noticeId: string, residentId: string, userId: string): Promise<void> {
    const key = { villageId: tx.villageId, id: newId() };
    await tx.manager.insert(HiringSignup, { ...key, noticeId, residentId, userId, signedAt: tx.now });
  }

  async signOff(tx: Tx, noticeId: string, residentId: string): Promise<void> {
    await tx.execute(
      `UPDATE hiring_signups SET cancelled_at = $4
       WHERE village_id = $1 AND notice_id = $2 AND resident_id = $3 AND cancelled_at IS NULL`,
      [tx.villageId, noticeId, residentId, tx.now],
    );
  }

  async close(tx: Tx, noticeId: string): Promise<boolean> {
    const closed = await tx.execute(
      `UPDATE notice_hirings SET closed_at = $3 WHERE village_id = $1 AND notice_id = $2 AND closed_at IS NULL`,
      [tx.villageId, noticeId, tx.now],
    );
    return closed === 1;
  }

  /** Who goes, in the order of signing up. */
  async signups(tx: Tx, noticeId: string): Promise<{ id: string; userId: string; at: Date }[]> {
    return tx.query(
      `SELECT id, user_id AS "userId", signed_at AS at FROM hiring_signups
       WHERE village_id = $1 AND notice_id = $2 AND cancelled_at IS NULL ORDER BY signed_at, id`,
      [tx.villageId, noticeId],
    );
  }
}
