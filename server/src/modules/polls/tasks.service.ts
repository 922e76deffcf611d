import { Injectable } from '@nestjs/common';
import type { BodyOf, ResponseOf } from '@wecountry/shared/contracts';
import type { Task } from '@wecountry/shared/contracts/decisions';
import { businessDate } from '@wecountry/shared/domain/calendar';
import { taskState } from '@wecountry/shared/domain/decision-tasks';
import { DomainError } from '@wecountry/shared/errors';
import { PrivilegedLog } from '../../platform/audit-log/privileged-log.js';
import type { Actor } from '../../platform/auth/actor.js';
import { newId } from '../../platform/db/id.js';
import { Tenant } from '../../platform/db/tenant.js';
import type { Tx } from '../../platform/db/tx.js';
import { InboxService } from '../inbox/index.js';
import { PeopleService, RolesService } from '../people/index.js';
import { PollRepository } from './polls.repository.js';
import { TaskRepository } from './tasks.repository.js';

/** From a decision to what is done: an owner, a day, done or late, seen by all. */
@Injectable()
export class TasksService {
  constructor(
    private readonly tenant: Tenant,
    private readonly polls: PollRepository,
    private readonly tasks: TaskRepository,
    private readonly people: PeopleService,
    private readonly roles: RolesService,
    private readonly inbox: InboxService,
    private readonly privileged: PrivilegedLog,
  ) {}

  list(actor: Actor): Promise<ResponseOf<'tasks.list'>> {
    return this.tenant.run(actor, async (tx) => ({ items: await this.shown(tx, actor) }));
  }

  /** The tasks of a poll, or of all, as the actor sees them; what is not done first, by its day. */
  async shown(tx: Tx, actor: Actor, pollId?: string): Promise<Task[]> {
    const rows = await this.tasks.list(tx, pollId);
    const owners = rows.map((row) => row.ownerId);
    const names = owners.length === 0 ? new Map<string, string>() : await this.people.namesOf(tx, owners);
    const today = businessDate(tx.now);
    return rows.map((row) => ({
      id: row.id,
      pollId: row.pollId,
      decisionNo: row.decisionNo,
      title: row.title,
      ownerName: names.get(row.ownerId) ?? '',
      dueOn: row.dueOn,
      state: taskState(row.dueOn, row.doneAt === null ? null : businessDate(row.doneAt), today),
      doneAt: row.doneAt?.toISOString() ?? null,
      doneNote: row.doneNote,
      mayFinish: row.doneAt === null && mayFinish(actor, row.ownerId),
    }));
  }

  add(actor: Actor, pollId: string, body: BodyOf<'tasks.add'>): Promise<ResponseOf<'tasks.add'>> {
    return this.tenant.once(actor, async (tx) => {
      const poll = await this.polls.hold(tx, pollId);
      if (!poll) throw new DomainError('request.not_found');
      if (poll.decidedAt === null) throw new DomainError('poll.not_decided');
      if (body.dueOn < businessDate(tx.now)) throw new DomainError('poll.day_passed');
      const holders = await this.roles.holders(tx);
      if (!holders.some(({ userId }) => userId === body.ownerId)) throw new DomainError('poll.owner_wrong');
      const id = newId();
      const { ownerId, dueOn } = body;
      const title = body.title.trim();
      await this.tasks.insert(tx, { id, pollId, title, ownerId, dueOn, createdAt: tx.now, createdBy: actor.userId });
      await this.inbox.tell(tx, {
        kind: 'vote',
        to: { userIds: [ownerId] },
        title: `决议定了，这件事归你：${title}`,
        text: `${dueOn} 以前办好，办完来记一笔`,
        link: { page: '/packages/affairs/pages/tasks' },
        source: { type: 'decision_task', id },
      });
      await this.privileged.record(tx, actor, 'task.added', { type: 'task', id }, { pollId });
      return { id };
    });
  }

  /** By its owner, or by the committee when the owner has no hand free. */
  finish(actor: Actor, taskId: string, body: BodyOf<'tasks.finish'>): Promise<ResponseOf<'tasks.finish'>> {
    return this.tenant.once(actor, async (tx) => {
      const ownerId = await this.tasks.ownerOf(tx, taskId);
      if (ownerId === undefined) throw new DomainError('request.not_found');
      if (!mayFinish(actor, ownerId)) throw new DomainError('poll.task_not_yours');
      if (!(await this.tasks.finish(tx, taskId, actor.userId, body.note.trim()))) {
        throw new DomainError('poll.task_done');
      }
      await this.privileged.record(tx, actor, 'task.finished', { type: 'task', id: taskId });
      return { id: taskId };
    });
  }
}

const mayFinish = (actor: Actor, ownerId: string): boolean => actor.userId === ownerId || actor.roles.has('committee');
