import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/db/tx.js';
import { DividendPlanRow, type PlanShare } from './plan.entity.js';

export type Plan = Omit<DividendPlanRow, 'villageId'>;
export type Share = Omit<PlanShare, 'villageId' | 'planId'>;

/** A plan with the share that the reader's household has in it. */
export interface PlanWithMine extends Plan {
  readonly minePoints: number | null;
  readonly mineWeight: number | null;
  readonly mineAmountFen: number | null;
}

/** A household's line of a plan that was executed. */
export interface SlipRow extends Plan {
  readonly householdLabel: string;
  readonly householdName: string;
  readonly points: number;
  readonly weight: number;
  readonly amountFen: number;
  readonly extraFen: number;
}

const PLAN = `p.id, p.year, p.profit_fen AS "profitFen", p.part_per_ten_thousand AS "partPerTenThousand",
  p.base_points AS "basePoints", p.cap_points AS "capPoints", p.pool_fen AS "poolFen", p.households,
  p.points_total AS "pointsTotal", p.fingerprint, p.drafted_by AS "draftedBy", p.drafted_at AS "draftedAt",
  p.replaced_at AS "replacedAt", p.executed_by AS "executedBy", p.executed_at AS "executedAt",
  p.decision_no AS "decisionNo", p.entry_id AS "entryId", p.entry_number AS "entryNumber"`;

const WITH_MINE = `
  SELECT ${PLAN}, s.points AS "minePoints", s.weight AS "mineWeight", s.amount_fen AS "mineAmountFen"
  FROM dividend_plans p
  LEFT JOIN plan_shares s ON s.village_id = p.village_id AND s.plan_id = p.id AND s.household_id = $2`;

/** Plans of dividends, with the points frozen in them and what they bring. */
@Injectable()
export class PlanRepository {
  /** The village's name in paths and canonical texts. */
  async villageSlug(tx: Tx): Promise<string> {
    const rows = await tx.query<{ slug: string }>(`SELECT slug FROM villages WHERE id = $1`, [tx.villageId]);
    const [village] = rows;
    if (!village) throw new Error('A transaction of no village');
    return village.slug;
  }

  /**
   * Keeps a year's vouchers and its plan apart until the transaction ends: vouchers share the year, drafting, voting and
   * executing take it alone, so that the profit they read is the whole of it.
   */
  async holdYear(tx: Tx, year: number, how: 'shared' | 'alone'): Promise<void> {
    const lock = how === 'shared' ? 'pg_advisory_xact_lock_shared' : 'pg_advisory_xact_lock';
    await tx.query(`SELECT ${lock}(hashtextextended($1, 0))`, [`museum ${tx.villageId} ${year}`]);
  }

  async insert(tx: Tx, plan: Plan, shares: readonly Share[]): Promise<void> {
    await tx.manager.insert(DividendPlanRow, { ...plan, villageId: tx.villageId });
    await tx.execute(
      `INSERT INTO plan_shares (village_id, plan_id, household_id, household_key, household_label, household_name,
                                points, weight, amount_fen, extra_fen)
       SELECT $1, $2, * FROM unnest($3::uuid[], $4::text[], $5::text[], $6::text[], $7::int[], $8::int[],
                                    $9::bigint[], $10::int[])`,
      [
        tx.villageId,
        plan.id,
        shares.map((s) => s.householdId),
        shares.map((s) => s.householdKey),
        shares.map((s) => s.householdLabel),
        shares.map((s) => s.householdName),
        shares.map((s) => s.points),
        shares.map((s) => s.weight),
        shares.map((s) => s.amountFen),
        shares.map((s) => s.extraFen),
      ],
    );
  }

  /** Plans that were not replaced, the latest year first. */
  list(tx: Tx, householdId: string | undefined): Promise<PlanWithMine[]> {
    return tx.query<PlanWithMine>(
      `${WITH_MINE} WHERE p.village_id = $1 AND p.replaced_at IS NULL ORDER BY p.year DESC`,
      [tx.villageId, householdId ?? null],
    );
  }

  async find(tx: Tx, planId: string, householdId?: string): Promise<PlanWithMine | undefined> {
    const rows = await tx.query<PlanWithMine>(`${WITH_MINE} WHERE p.village_id = $1 AND p.id = $3`, [
      tx.villageId,
      householdId ?? null,
      planId,
    ]);
    return rows[0];
  }

  /** The plan of a year that is in force. Whoever holds the year has it to themselves. */
  async live(tx: Tx, year: number): Promise<Plan | undefined> {
    const rows = await tx.query<Plan>(
      `SELECT ${PLAN} FROM dividend_plans p WHERE p.village_id = $1 AND p.year = $2 AND p.replaced_at IS NULL`,
      [tx.villageId, year],
    );
    return rows[0];
  }

  /** A plan with its year, both taken for a change. */
  async lock(tx: Tx, planId: string): Promise<Plan | undefined> {
    const found = await this.find(tx, planId);
    if (!found) return undefined;
    await this.holdYear(tx, found.year, 'alone');
    const rows = await tx.query<Plan>(
      `SELECT ${PLAN} FROM dividend_plans p WHERE p.village_id = $1 AND p.id = $2 FOR UPDATE`,
      [tx.villageId, planId],
    );
    return rows[0];
  }

  async replace(tx: Tx, planId: string): Promise<void> {
    await this.updateOne(tx, `replaced_at = $3`, planId, [tx.now]);
  }

  /** Ends the plan: from now on its shares are dividends. */
  async execute(
    tx: Tx,
    planId: string,
    by: { userId: string; decisionNo: string; entryId: string; entryNumber: number },
  ): Promise<void> {
    await this.updateOne(
      tx,
      `executed_at = $3, executed_by = $4, decision_no = $5, entry_id = $6, entry_number = $7`,
      planId,
      [tx.now, by.userId, by.decisionNo, by.entryId, by.entryNumber],
    );
  }

  shares(tx: Tx, planId: string): Promise<Share[]> {
    return tx.query<Share>(
      `SELECT household_id AS "householdId", household_key AS "householdKey", household_label AS "householdLabel",
              household_name AS "householdName", points, weight, amount_fen AS "amountFen", extra_fen AS "extraFen"
       FROM plan_shares WHERE village_id = $1 AND plan_id = $2 ORDER BY household_key`,
      [tx.villageId, planId],
    );
  }

  async slip(tx: Tx, planId: string, householdId: string): Promise<SlipRow | undefined> {
    const rows = await tx.query<SlipRow>(
      `SELECT ${PLAN}, s.household_label AS "householdLabel", s.household_name AS "householdName", s.points, s.weight,
              s.amount_fen AS "amountFen", s.extra_fen AS "extraFen"
       FROM dividend_plans p JOIN plan_shares s ON s.village_id = p.village_id AND s.plan_id = p.id
       WHERE p.village_id = $1 AND p.id = $2 AND s.household_id = $3 AND p.executed_at IS NOT NULL`,
      [tx.villageId, planId, householdId],
    );
    return rows[0];
  }

  async latestDividend(
    tx: Tx,
    householdId: string,
  ): Promise<{ planId: string; year: number; amountFen: number } | undefined> {
    const rows = await tx.query<{ planId: string; year: number; amountFen: number }>(
      `SELECT p.id AS "planId", p.year, s.amount_fen AS "amountFen"
       FROM plan_shares s JOIN dividend_plans p ON p.village_id = s.village_id AND p.id = s.plan_id
       WHERE s.village_id = $1 AND s.household_id = $2 AND p.executed_at IS NOT NULL
       ORDER BY p.year DESC LIMIT 1`,
      [tx.villageId, householdId],
    );
    return rows[0];
  }

  private async updateOne(tx: Tx, set: string, planId: string, values: (string | number | Date)[]): Promise<void> {
    const changed = await tx.execute(
      `UPDATE dividend_plans SET ${set}
       WHERE village_id = $1 AND id = $2 AND replaced_at IS NULL AND executed_at IS NULL`,
      [tx.villageId, planId, ...values],
    );
    if (changed !== 1) throw new Error(`Plan ${planId} had ended already`);
  }
}
