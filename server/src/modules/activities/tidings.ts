import { Injectable } from '@nestjs/common';
import { whenWords } from '@wecountry/shared/domain/calendar-words';
import { newId } from '../../platform/db/id.js';
import type { Tx } from '../../platform/db/tx.js';
import { InboxService } from '../inbox/index.js';
import { ResidentsService } from '../people/index.js';
import type { Activity } from './activity.entity.js';

const PAGE = '/packages/activities/pages/activity';

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
        to: person.userId ? { userIds: [person.userId] } : { householdIds: [person.householdId] },
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
