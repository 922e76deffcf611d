import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/db/tx.js';
import type { OwnPart } from './own-part.js';

export interface Self {
  readonly userId: string;
  readonly residentId: string | null;
}

export type OwnRow = Readonly<Record<string, unknown>>;

/** Reads what is a person's own. Tables and columns come from the list in own-data.ts, never from a request. */
@Injectable()
export class OwnDataRepository {
  rows(tx: Tx, part: OwnPart, { userId, residentId }: Self): Promise<OwnRow[]> {
    const { about } = part;
    const title = about
      ? `, (SELECT a.title FROM ${about.table} a WHERE a.village_id = t.village_id AND a.id = t.${about.column}) AS about`
      : '';
    // Every statement has the same three parameters, and PostgreSQL wants to see each of them used.
    const known = `$1::uuid IS NOT NULL AND ($2::uuid IS NOT NULL OR $3::uuid IS NOT NULL)`;
    return tx.query<OwnRow>(
      `SELECT t.*${title} FROM ${part.table} t WHERE ${known} AND (${conditionOf(part)}) ORDER BY t.ctid`,
      [tx.villageId, userId, residentId],
    );
  }

  /** The resident who is bound to this user. */
  async residentOf(tx: Tx, userId: string): Promise<string | null> {
    const [row] = await tx.query<{ id: string }>(`SELECT id FROM residents WHERE village_id = $1 AND user_id = $2`, [
      tx.villageId,
      userId,
    ]);
    return row?.id ?? null;
  }
}

function conditionOf({ user = [], resident = [], where, global }: OwnPart): string {
  if (where) return where;
  const mine = [...user.map((c) => `t.${c} = $2`), ...resident.map((c) => `t.${c} = $3`)].join(' OR ');
  return global ? mine : `t.village_id = $1 AND (${mine})`;
}
