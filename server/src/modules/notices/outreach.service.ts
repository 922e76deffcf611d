import { Injectable } from '@nestjs/common';
import type { BodyOf, ResponseOf } from '@wecountry/shared/contracts';
import { businessDate } from '@wecountry/shared/domain/calendar';
import { nextNoticeState } from '@wecountry/shared/domain/notice-states';
import { DomainError } from '@wecountry/shared/errors';
import { PrivilegedLog } from '../../platform/audit-log/privileged-log.js';
import type { Actor } from '../../platform/auth/actor.js';
import { newId } from '../../platform/db/id.js';
import { Tenant } from '../../platform/db/tenant.js';
import type { Tx } from '../../platform/db/tx.js';
import { InboxService } from '../inbox/index.js';
import { PeopleService } from '../people/index.js';
import { AudienceService } from './audience.service.js';
import { stepOf } from './domain/reach.js';
import { MessagesService } from './messages.service.js';
import { type MarkedRow, OutreachRepository } from './outreach.repository.js';
import { callsOf, head, marksOf } from './reach.service.js';

const ASSIGNED_SHOWN = 20;

/** What is done about households that a notice did not reach: reminders, lists for group leaders, calls. */
@Injectable()
export class OutreachService {
  constructor(
    private readonly tenant: Tenant,
    private readonly repository: OutreachRepository,
    private readonly audiences: AudienceService,
    private readonly people: PeopleService,
    private readonly messages: MessagesService,
    private readonly inbox: InboxService,
    private readonly privileged: PrivilegedLog,
  ) {}

  /**
   * Reminds who has a phone in households that saw nothing, once a day whoever presses.
   * @throws DomainError `notice.reminded_today`, `notice.nobody_to_remind`, `notice.not_now`
   */
  remind(actor: Actor, id: string): Promise<ResponseOf<'notices.remind'>> {
    return this.tenant.once(actor, async (tx) => {
      const notice = await this.found(tx, id);
      nextNoticeState(notice.state, 'remind', 'committee');
      const households = await this.unreached(tx, notice);
      const numbers = households.flatMap((h) => h.members.filter((m) => m.bound).map((m) => m.residentNo));
      if (numbers.length === 0) throw new DomainError('notice.nobody_to_remind');
      const today = businessDate(tx.now);
      if (!(await this.repository.addReminder(tx, id, today, actor.userId, numbers.length)))
        throw new DomainError('notice.reminded_today');
      const people = await this.messages.remind(tx, notice, numbers);
      await this.privileged.record(tx, actor, 'notice.reminded', { type: 'notice', id }, { people });
      return { people };
    });
  }

  /** Gives each hamlet's list to its leader, who is told. @throws DomainError `notice.no_leader`, `notice.audience_unknown` */
  assign(actor: Actor, id: string, hamletIds: readonly string[]): Promise<ResponseOf<'notices.assign'>> {
    return this.tenant.once(actor, async (tx) => {
      const notice = await this.found(tx, id);
      nextNoticeState(notice.state, 'call', 'committee');
      await this.audiences.check(tx, { hamletIds, householdIds: [], audienceRoles: [] });
      const leaders = await this.people.leaders(tx);
      const missing = new Set((await this.unreached(tx, notice)).map((h) => h.hamletId));
      const wanted = (hamletIds.length > 0 ? hamletIds : [...missing]).filter((h) => leaders.has(h) && missing.has(h));
      if (wanted.length === 0) throw new DomainError('notice.no_leader');
      for (const hamletId of await this.repository.assign(tx, id, wanted, actor.userId)) {
        await this.tellLeader(tx, notice, leaders.get(hamletId) ?? '');
        await this.privileged.record(tx, actor, 'notice.assigned', { type: 'notice', id }, { hamletId });
      }
      return { leaders: wanted.length };
    });
  }

  /** Notes how a call ended. A group leader calls in the own hamlet. @throws DomainError `notice.not_theirs` */
  call(
    actor: Actor,
    id: string,
    { householdId, outcome }: BodyOf<'notices.call'>,
  ): Promise<ResponseOf<'notices.call'>> {
    return this.tenant.once(actor, async (tx) => {
      const notice = await this.found(tx, id);
      nextNoticeState(notice.state, 'call', 'caller');
      const [household] = (await this.audiences.rolls(tx, [notice])).of(notice).filter((h) => h.id === householdId);
      const isMine = actor.roles.has('committee') || household?.hamletId === actor.hamletId;
      if (!household || !isMine) throw new DomainError('notice.not_theirs');
      await this.repository.addCall(tx, { id: newId(), noticeId: id, householdId, outcome, calledBy: actor.userId });
      await this.privileged.record(tx, actor, 'notice.called', { type: 'notice', id }, { householdId, outcome });
      const calls = await this.repository.calls(tx, id, householdId);
      const names = await this.people.namesOf(
        tx,
        calls.map((c) => c.calledBy),
      );
      return callsOf(calls, names);
    });
  }

  /** The lists that a group leader was given, with how many households still wait for a call. */
  assigned(actor: Actor): Promise<ResponseOf<'notices.assigned'>> {
    const { hamletId } = actor;
    if (hamletId === undefined) return Promise.resolve({ items: [] });
    return this.tenant.run(actor, async (tx) => {
      const rows = await this.repository.assignedTo(tx, hamletId, ASSIGNED_SHOWN);
      const rolls = await this.audiences.rolls(tx, rows);
      return {
        items: rows.map((row) => ({
          ...head(row),
          assignedAt: row.assignedAt.toISOString(),
          waiting: rolls
            .of(row)
            .filter(
              (h) => h.hamletId === hamletId && stepOf(h, marksOf(row)) === 'unseen' && !row.toldIds.includes(h.id),
            ).length,
        })),
      };
    });
  }

  private async found(tx: Tx, id: string): Promise<MarkedRow> {
    const notice = await this.repository.findMarked(tx, id);
    if (!notice) throw new DomainError('request.not_found');
    return notice;
  }

  private async unreached(tx: Tx, notice: MarkedRow) {
    const households = (await this.audiences.rolls(tx, [notice])).of(notice);
    return households.filter((h) => stepOf(h, marksOf(notice)) === 'unseen');
  }

  private async tellLeader(tx: Tx, notice: MarkedRow, userId: string): Promise<void> {
    await this.inbox.tell(tx, {
      kind: 'notice',
      to: { userIds: [userId] },
      title: `请你打电话：${notice.title}`,
      text: '你寨里还有没看到这条通知的户，名单在里面。',
      link: { page: '/packages/committee/pages/reach', id: notice.id },
      source: { type: 'notice_assignment', id: notice.id },
    });
  }
}
