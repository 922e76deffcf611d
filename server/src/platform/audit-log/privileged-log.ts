import { Injectable } from '@nestjs/common';
import type { Actor } from '../auth/actor.js';
import { newId } from '../db/id.js';
import type { Tx } from '../db/tx.js';
import type { PrivilegedActName } from './acts.js';

/** What a privileged act was done to. */
export interface Subject {
  readonly type: string;
  readonly id: string;
}

/** One act, as the supervisor and the auditor read it. */
export interface PrivilegedAct {
  readonly id: string;
  readonly actedAt: Date;
  readonly actorUserId: string;
  readonly act: PrivilegedActName;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly detail: Readonly<Record<string, unknown>>;
  readonly requestId: string;
}

/** The append-only log of what people did by virtue of a role: who, when, what, to what. */
@Injectable()
export class PrivilegedLog {
  /** Records the act in the transaction that does it. `detail` holds ids and numbers, never names or free text. */
  async record(
    tx: Tx,
    actor: Pick<Actor, 'userId' | 'requestId'>,
    act: PrivilegedActName,
    subject: Subject,
    detail: Readonly<Record<string, string | number | boolean | null>> = {},
  ): Promise<void> {
    await tx.query(
      `INSERT INTO privileged_acts (village_id, id, acted_at, actor_user_id, act, subject_type, subject_id, detail, request_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [tx.villageId, newId(), tx.now, actor.userId, act, subject.type, subject.id, detail, actor.requestId],
    );
  }

  /** Acts, newest first; `before` is the id of the last one seen. Ids are of the time they were made. */
  async list(tx: Tx, limit: number, before?: string): Promise<PrivilegedAct[]> {
    return tx.query<PrivilegedAct>(
      `SELECT id, acted_at AS "actedAt", actor_user_id AS "actorUserId", act, subject_type AS "subjectType",
              subject_id AS "subjectId", detail, request_id AS "requestId"
       FROM privileged_acts
       WHERE village_id = $1
         AND ($2::uuid IS NULL OR (acted_at, id) < (SELECT acted_at, id FROM privileged_acts WHERE village_id = $1 AND id = $2))
       ORDER BY acted_at DESC, id DESC LIMIT $3`,
      [tx.villageId, before ?? null, limit],
    );
  }
}
