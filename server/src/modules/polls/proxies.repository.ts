import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/db/tx.js';
import type { PollProxy } from './poll-parts.entity.js';

export interface ProxyRow {
  readonly id: string;
  readonly holderId: string;
  readonly agentId: string;
  readonly holderName: string;
  readonly agentName: string;
  readonly givenAt: Date;
  /** The ballot of the one who gave it, as it stands. */
  readonly choice: string | null;
  /** Whether one is there; of a secret ballot nothing else is known. */
  readonly voted: boolean;
}

type FoundProxy = Omit<ProxyRow, 'choice' | 'voted'> & { readonly givenBy: string };

/** Written proxies that stand. */
@Injectable()
export class ProxyRepository {
  /** Those that a resident gave or holds in a poll. */
  of(tx: Tx, pollId: string, residentId: string): Promise<ProxyRow[]> {
    return tx.query<ProxyRow>(
      `SELECT x.id, x.holder_id AS "holderId", x.agent_id AS "agentId", x.holder_name AS "holderName",
              x.agent_name AS "agentName", x.given_at AS "givenAt", b.choice,
              b.holder_id IS NOT NULL OR m.holder_id IS NOT NULL AS voted
       FROM poll_proxies x LEFT JOIN ballots b USING (village_id, poll_id, holder_id)
       LEFT JOIN secret_marks m USING (village_id, poll_id, holder_id)
       WHERE x.village_id = $1 AND x.poll_id = $2 AND $3 IN (x.holder_id, x.agent_id) AND x.revoked_at IS NULL
       ORDER BY x.given_at, x.id`,
      [tx.villageId, pollId, residentId],
    );
  }

  async add(tx: Tx, proxy: Omit<PollProxy, 'villageId' | 'revokedAt' | 'revokedBy'>): Promise<void> {
    await tx.execute(
      `INSERT INTO poll_proxies (village_id, id, poll_id, holder_id, agent_id, holder_name, agent_name, paper_id,
         given_at, given_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        tx.villageId,
        proxy.id,
        proxy.pollId,
        proxy.holderId,
        proxy.agentId,
        proxy.holderName,
        proxy.agentName,
        proxy.paperId,
        proxy.givenAt,
        proxy.givenBy,
      ],
    );
  }

  /** Whether the agent holds this proxy still; held to the end of the transaction, so that a revocation waits. */
  async holds(tx: Tx, pollId: string, holderId: string, agentId: string): Promise<boolean> {
    const rows = await tx.query(
      `SELECT FROM poll_proxies WHERE village_id = $1 AND poll_id = $2 AND holder_id = $3 AND agent_id = $4
         AND revoked_at IS NULL FOR UPDATE`,
      [tx.villageId, pollId, holderId, agentId],
    );
    return rows.length > 0;
  }

  /** The same for a secret ballot, without a lock: it would leave the voter's transaction in the proxy's row. */
  async stands(tx: Tx, pollId: string, holderId: string, agentId: string | undefined): Promise<boolean> {
    const rows = await tx.query(
      `SELECT FROM poll_proxies WHERE village_id = $1 AND poll_id = $2 AND holder_id = $3 AND agent_id = $4
         AND revoked_at IS NULL`,
      [tx.villageId, pollId, holderId, agentId ?? null],
    );
    return rows.length > 0;
  }

  async find(tx: Tx, pollId: string, id: string): Promise<FoundProxy | undefined> {
    const rows = await tx.query<FoundProxy>(
      `SELECT id, holder_id AS "holderId", agent_id AS "agentId", holder_name AS "holderName", agent_name AS "agentName",
              given_at AS "givenAt", given_by AS "givenBy"
       FROM poll_proxies WHERE village_id = $1 AND poll_id = $2 AND id = $3`,
      [tx.villageId, pollId, id],
    );
    return rows[0];
  }

  /** Takes back what a holder gave; who voted in person, or wrote so. Tells whether one stood. */
  async revoke(tx: Tx, pollId: string, id: string, by: string): Promise<boolean> {
    const changed = await tx.execute(
      `UPDATE poll_proxies SET revoked_at = $4, revoked_by = $5
       WHERE village_id = $1 AND poll_id = $2 AND id = $3 AND revoked_at IS NULL`,
      [tx.villageId, pollId, id, tx.now, by],
    );
    return changed > 0;
  }

  /** Who gave a proxy votes in person: it ends. */
  async endOf(tx: Tx, pollId: string, holderId: string, by: string): Promise<void> {
    await tx.execute(
      `UPDATE poll_proxies SET revoked_at = $4, revoked_by = $5
       WHERE village_id = $1 AND poll_id = $2 AND holder_id = $3 AND revoked_at IS NULL`,
      [tx.villageId, pollId, holderId, tx.now, by],
    );
  }
}
