import { Injectable } from '@nestjs/common';
import { newId } from '../db/id.js';
import type { GlobalTx, Tx } from '../db/tx.js';

/** The WeChat identity a session was opened with; payments of this session use it. */
export interface SessionIdentity {
  readonly appid: string;
  readonly openid: string;
}

export interface TokenState {
  readonly sessionId: string;
  readonly deviceHash: string;
  readonly usedAt: Date | null;
  readonly alive: boolean;
}

export type EndReason = 'logout' | 'token_reused' | 'other_device' | 'revoked';

@Injectable()
export class SessionRepository {
  /**
   * The user of an identity; made at the first login. A unionid is kept when it is learnt, and joins the users it proves
   * to be one person. `asked`: WeChat was asked for one, and need not be again.
   */
  async userOf(
    tx: GlobalTx,
    identity: SessionIdentity,
    { unionid, asked }: { unionid: string | undefined; asked: boolean },
  ): Promise<string> {
    const rows = await tx.query<{ id: string }>('SELECT login_identity($1, $2, $3, $4, $5, $6) AS id', [
      identity.appid,
      identity.openid,
      unionid ?? null,
      asked,
      newId(),
      tx.now,
    ]);
    return only(rows).id;
  }

  async isSettled(tx: GlobalTx, { appid, openid }: SessionIdentity): Promise<boolean> {
    const rows = await tx.query<{ settled: boolean }>('SELECT is_identity_settled($1, $2) AS settled', [appid, openid]);
    return only(rows).settled;
  }

  async userOfToken(tx: GlobalTx, tokenHash: string): Promise<string | null> {
    return only(await tx.query<{ id: string | null }>('SELECT user_of_refresh_token($1) AS id', [tokenHash])).id;
  }

  async addTicket(tx: GlobalTx, ticketHash: string, identity: SessionIdentity, seconds: number): Promise<void> {
    await tx.query(
      `INSERT INTO login_tickets (ticket_hash, user_id, appid, openid, expires_at)
       VALUES ($1, $2, $3, $4, now() + make_interval(secs => $5::int))`,
      [ticketHash, tx.userId, identity.appid, identity.openid, seconds],
    );
  }

  /** Takes a ticket away, so that it serves once. */
  async takeTicket(tx: GlobalTx, ticketHash: string): Promise<(SessionIdentity & { userId: string }) | undefined> {
    const rows = await tx.query<SessionIdentity & { userId: string }>(
      `SELECT ticket_user AS "userId", ticket_appid AS appid, ticket_openid AS openid FROM take_login_ticket($1)`,
      [ticketHash],
    );
    return rows[0];
  }

  async addSession(
    tx: GlobalTx,
    session: SessionIdentity & { id: string; deviceHash: string; days: number },
  ): Promise<void> {
    await tx.query(
      `INSERT INTO sessions (id, user_id, appid, openid, device_hash, created_at, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6, $6::timestamptz + make_interval(days => $7))`,
      [session.id, tx.userId, session.appid, session.openid, session.deviceHash, tx.now, session.days],
    );
  }

  async addToken(tx: GlobalTx, sessionId: string, tokenHash: string): Promise<void> {
    await tx.query(
      `INSERT INTO refresh_tokens (token_hash, session_id, user_id, issued_at) VALUES ($1, $2, $3, $4)
       ON CONFLICT DO NOTHING`,
      [tokenHash, sessionId, tx.userId, tx.now],
    );
  }

  /** Takes the token's row, so that two refreshes at once follow each other. */
  async lockToken(tx: GlobalTx, tokenHash: string): Promise<TokenState | undefined> {
    const rows = await tx.query<TokenState>(
      `SELECT t.session_id AS "sessionId", s.device_hash AS "deviceHash", t.used_at AS "usedAt",
              s.ended_at IS NULL AND s.expires_at > $2 AS alive
       FROM refresh_tokens t JOIN sessions s ON s.id = t.session_id
       WHERE t.token_hash = $1 FOR UPDATE OF t`,
      [tokenHash, tx.now],
    );
    return rows[0];
  }

  async markUsed(tx: GlobalTx, tokenHash: string): Promise<void> {
    await tx.query(`UPDATE refresh_tokens SET used_at = $2 WHERE token_hash = $1`, [tokenHash, tx.now]);
  }

  async end(tx: GlobalTx, sessionId: string, because: EndReason): Promise<void> {
    await tx.query(`UPDATE sessions SET ended_at = $2, ended_because = $3 WHERE id = $1 AND ended_at IS NULL`, [
      sessionId,
      tx.now,
      because,
    ]);
  }

  async endAll(tx: GlobalTx, because: EndReason): Promise<number> {
    return tx.execute(`UPDATE sessions SET ended_at = $2, ended_because = $3 WHERE user_id = $1 AND ended_at IS NULL`, [
      tx.userId,
      tx.now,
      because,
    ]);
  }

  /** The rows of sessions show themselves to their user only, so the transaction stands in their place meanwhile. */
  async endAllOf(tx: Tx, userId: string, because: EndReason): Promise<number> {
    const actAs = (id: string | undefined) => tx.query(`SELECT set_config('app.user_id', $1, true)`, [id ?? '']);
    await actAs(userId);
    const ended = await tx.execute(
      `UPDATE sessions SET ended_at = $2, ended_because = $3 WHERE user_id = $1 AND ended_at IS NULL`,
      [userId, tx.now, because],
    );
    await actAs(tx.userId);
    return ended;
  }

  async identityOf(tx: GlobalTx, sessionId: string): Promise<SessionIdentity | undefined> {
    const rows = await tx.query<SessionIdentity>('SELECT appid, openid FROM sessions WHERE id = $1', [sessionId]);
    return rows[0];
  }
}

function only<T>(rows: readonly T[]): T {
  const [row] = rows;
  if (row === undefined) throw new Error('A function call without a row');
  return row;
}
