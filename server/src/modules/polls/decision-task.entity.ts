import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Poll } from './poll.entity.js';

/** What a decision asks somebody to do by a day. Whether it is late follows from the day. */
@Entity('decision_tasks')
@Index('decision_tasks_by_day', ['villageId', 'dueOn'])
@Check('decision_tasks_done', 'num_nulls(done_at, done_by, done_note) IN (0, 3)')
@ForeignKey(() => Poll, ['villageId', 'pollId'], ['villageId', 'id'], { name: 'decision_tasks_poll' })
export class DecisionTask {
  @PrimaryColumn('uuid', { name: 'village_id' })
  villageId: string;

  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'poll_id' })
  pollId: string;

  @Column('text')
  title: string;

  /** The user who answers for it: somebody who holds a role of the village. */
  @Column('uuid', { name: 'owner_id' })
  ownerId: string;

  @Column('date', { name: 'due_on' })
  dueOn: string;

  @Column('timestamptz', { name: 'created_at' })
  createdAt: Date;

  @Column('uuid', { name: 'created_by' })
  createdBy: string;

  @Column('timestamptz', { name: 'done_at', nullable: true })
  doneAt: Date | null;

  @Column('uuid', { name: 'done_by', nullable: true })
  doneBy: string | null;

  @Column('text', { name: 'done_note', nullable: true })
  doneNote: string | null;
}
