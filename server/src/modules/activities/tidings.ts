import { Injectable } from '@nestjs/common';
import { whenWords } from '@wecountry/shared/domain/calendar-words';
import type { MemberState } from '@wecountry/shared/domain/group-states';
import { newId } from '../../platform/db/id.js';
import type { Tx } from '../../platform/db/tx.js';
import { InboxService } from '../inbox/index.js';
import { type Person, ResidentsService } from '../people/index.js';
import type { Activity } from './activity.entity.js';

const PAGE = '/packages/activities/pages/activity';
const GROUP = '/packages/activities/pages/group';

/** A person, or who of the household has a phone. */
const toPerson = ({ userId, householdId }: Person) =>
  userId === null ? { householdIds: [householdId] } : { userIds: [userId] };

/** What people are told of activities, in the transaction of its cause. */
@Injectable()
export class Tidings {
  constructor(
    private readonly inbox: InboxService,
    private readonly residents: ResidentsService,
  ) {}

  /** A place has come free for these: they, or who of the household has a phone, learn of it. */
  async movedUp(tx: Tx, activity: Activity, residentIds: readonly string[]): Promise<void> {
    for (const person of (await this.residents.byIds(tx, residentIds)).values()) {
      await this.inbox.tell(tx, {
        kind: 'activity',
        to: toPerson(person),
        title: `${person.name}补上了：${activity.title}`,
        text: `${whenWords(activity.startsAt, tx.now)}，${activity.place}。不能来就早点说，让给后面的人。`,
        link: { page: PAGE, id: activity.id },
        // A person may lose a place and get one again: each time is told.
        source: { type: 'activity_moved_up', id: newId() },
      });
    }
  }

  /** The members of a group are called to a rehearsal. */
  async called(tx: Tx, activity: Activity, residentIds: readonly string[]): Promise<void> {
    await this.inbox.tell(tx, {
      kind: 'activity',
      to: { residentIds },
      title: activity.title,
      text: `${whenWords(activity.startsAt, tx.now)}，${activity.place}。来不来，点开说一声。`,
      link: { page: PAGE, id: activity.id },
      source: { type: 'activity_called', id: activity.id },
    });
  }

  /** Somebody lost the place, and learns why; or may ask for one again. */
  async removed(tx: Tx, activity: Activity, residentId: string, reason: string | null): Promise<void> {
    const person = (await this.residents.byIds(tx, [residentId])).get(residentId);
    if (!person) return;
    await this.inbox.tell(tx, {
      kind: 'activity',
      to: toPerson(person),
      title:
        reason === null ? `${person.name}可以再报：${activity.title}` : `${person.name}的名额收回了：${activity.title}`,
      text: reason === null ? '想去，点开再报一次。' : `原因：${reason}`,
      link: { page: PAGE, id: activity.id },
      source: { type: 'activity_removed', id: newId() },
    });
  }

  /** The leader of a group learns who asks to join. */
  async asked(tx: Tx, group: { id: string; name: string; leaderId: string }, person: Person): Promise<void> {
    await this.inbox.tell(tx, {
      kind: 'activity',
      to: { residentIds: [group.leaderId] },
      title: `${person.name}想进${group.name}`,
      text: '点开，答应或者不答应。',
      link: { page: GROUP, id: group.id },
      source: { type: 'group_asked', id: newId() },
    });
  }

  /** Somebody learns what the leader of a group decided. */
  async decided(
    tx: Tx,
    group: { id: string; name: string },
    person: Person,
    { state, reason }: { state: MemberState; reason: string },
  ): Promise<void> {
    const what = { member: '进', refused: '这次没进', left: '离开了', asked: '想进' }[state];
    await this.inbox.tell(tx, {
      kind: 'activity',
      to: toPerson(person),
      title: `${person.name}${what}${group.name}${state === 'member' ? '了' : ''}`,
      text: reason === '' ? '领队说的。' : `领队说：${reason}`,
      link: { page: GROUP, id: group.id },
      source: { type: 'group_decided', id: newId() },
    });
  }

  async cancelled(tx: Tx, activity: Activity, residentIds: readonly string[], reason: string): Promise<void> {
    const people = [...(await this.residents.byIds(tx, residentIds)).values()];
    await this.inbox.tell(tx, {
      kind: 'activity',
      to: { householdIds: [...new Set(people.map((person) => person.householdId))] },
      title: `取消了：${activity.title}`,
      text: reason,
      link: { page: PAGE, id: activity.id },
      source: { type: 'activity_cancelled', id: activity.id },
    });
  }
}
