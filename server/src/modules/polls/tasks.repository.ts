import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/db/tx.js';
import { DecisionTask } from './decision-task.entity.js';

export type TaskRow = Omit<DecisionTask, 'villageId' | 'createdAt' | 'createdBy' | 'doneBy'> & { decisionNo: string };

/** What decisions ask of people. */
@Injectable()
export class TaskRepository {
  async insert(tx: Tx, task: Omit<DecisionTask, 'villageId' | 'doneAt' | 'doneBy' | 'doneNote'>): Promise<void> {
    await tx.manager.insert(DecisionTask, { ...task, villageId: tx.villageId });
  }

  list(tx: Tx, pollId?: string): Promise<TaskRow[]> {
    return tx.query<TaskRow>(
      `SELECT t.id, t.poll_id AS "pollId", p.decision_year || '-' || p.decision_seq AS "decisionNo", t.title,
              t.owner_id AS "ownerId", t.due_on AS "dueOn", t.done_at AS "doneAt", t.done_note AS "doneNote"
       FROM decision_tasks t JOIN polls p ON p.village_id = t.village_id AND p.id = t.poll_id
       WHERE t.village_id = $1 AND ($2::uuid IS NULL OR t.poll_id = $2)
       ORDER BY t.done_at IS NOT NULL, CASE WHEN t.done_at IS NULL THEN t.due_on END, t.done_at DESC, t.id LIMIT 200`,
      [tx.villageId, pollId ?? null],
    );
  }

  async ownerOf(tx: Tx, id: string): Promise<string | undefined> {
    const rows = await tx.query<{ ownerId: string }>(
      `SELECT owner_id AS "ownerId" FROM decision_tasks WHERE village_id = $1 AND id = $2`,
      [tx.villageId, id],
    );
    return rows[0]?.ownerId;
  }

  async finish(tx: Tx, id: string, by: string, note: string): Promise<boolean> {
    const changed = await tx.execute(
      `UPDATE decision_tasks SET done_at = $3, done_by = $4, done_note = $5
       WHERE village_id = $1 AND id = $2 AND done_at IS NULL`,
      [tx.villageId, id, tx.now, by, note],
    );
    return changed === 1;
  }
}
