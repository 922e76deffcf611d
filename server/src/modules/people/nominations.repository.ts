import { Injectable } from '@nestjs/common';
import { newId } from '../../platform/db/id.js';
import type { Tx } from '../../platform/db/tx.js';
import type { RoleNomination } from './role-nomination.entity.js';

const NOMINATION = `id, user_id AS "userId", role, holder_name AS "holderName", proposed_at AS "proposedAt",
                    proposed_by AS "proposedBy", state, decided_by AS "decidedBy", reason`;
const DECIDED_SHOWN = 20;

export type NominationRow = Omit<RoleNomination, 'villageId' | 'decidedAt'>;

@Injectable()
export class NominationsRepository {
  async list(tx: Tx): Promise<NominationRow[]> {
    return tx.query<NominationRow>(
      `SELECT ${NOMINATION} FROM role_nominations WHERE village_id = $1
       ORDER BY (state = 'open') DESC, proposed_at DESC, id DESC LIMIT ${DECIDED_SHOWN}`,
      [tx.villageId],
    );
  }

  /** Null when the user is put forward for the role already. */
  async add(tx: Tx, of: Pick<NominationRow, 'userId' | 'role' | 'holderName' | 'proposedBy'>): Promise<string | null> {
    const rows = await tx.query<{ id: string }>(
      `INSERT INTO role_nominations (village_id, id, user_id, role, holder_name, proposed_at, proposed_by, state)
       VALUES ($1, $2, $3, $4, $5, $6, $7, 'open')
       ON CONFLICT (village_id, user_id, role) WHERE state = 'open' DO NOTHING RETURNING id`,
      [tx.villageId, newId(), of.userId, of.role, of.holderName, tx.now, of.proposedBy],
    );
    return rows[0]?.id ?? null;
  }

  async lock(tx: Tx, id: string): Promise<NominationRow | undefined> {
    const rows = await tx.query<NominationRow>(
      `SELECT ${NOMINATION} FROM role_nominations WHERE village_id = $1 AND id = $2 FOR UPDATE`,
      [tx.villageId, id],
    );
    return rows[0];
  }

  async decide(tx: Tx, id: string, state: 'confirmed' | 'refused', by: string, reason: string | null): Promise<void> {
    await tx.execute(
      `UPDATE role_nominations SET state = $3, decided_at = $4, decided_by = $5, reason = $6 WHERE village_id = $1 AND id = $2`,
      [tx.villageId, id, state, tx.now, by, reason],
    );
  }
}
