import { Injectable } from '@nestjs/common';
import type { CreditCategory } from '@wecountry/shared/domain/credit';
import type { Tx } from '../../platform/db/tx.js';
import { CreditEntry } from './credit-entry.entity.js';

/** Points that counted. */
@Injectable()
export class PointsRepository {
  async insert(tx: Tx, entry: Omit<CreditEntry, 'villageId' | 'enteredAt'>): Promise<void> {
    await tx.manager.insert(CreditEntry, { ...entry, villageId: tx.villageId, enteredAt: tx.now });
  }

  /** The sum of a season by household; who has no entry has no row. */
  byHousehold(tx: Tx, season: number): Promise<{ householdId: string; points: number }[]> {
    return tx.query(
      `SELECT household_id AS "householdId", sum(points)::bigint AS points
       FROM credit_entries WHERE village_id = $1 AND season = $2 GROUP BY household_id`,
      [tx.villageId, season],
    );
  }

  byCategory(tx: Tx, householdId: string, season: number): Promise<{ category: CreditCategory; points: number }[]> {
    return tx.query(
      `SELECT category, sum(points)::bigint AS points
       FROM credit_entries WHERE village_id = $1 AND household_id = $2 AND season = $3 GROUP BY category`,
      [tx.villageId, householdId, season],
    );
  }
}
