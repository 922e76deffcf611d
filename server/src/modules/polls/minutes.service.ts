import { Injectable } from '@nestjs/common';
import type { BodyOf, ResponseOf } from '@wecountry/shared/contracts';
import { businessDate } from '@wecountry/shared/domain/calendar';
import { judgeMinutes, minutesDifferences } from '@wecountry/shared/domain/poll-states';
import { DomainError } from '@wecountry/shared/errors';
import { PrivilegedLog } from '../../platform/audit-log/privileged-log.js';
import type { Actor } from '../../platform/auth/actor.js';
import { Tenant } from '../../platform/db/tenant.js';
import type { Tx } from '../../platform/db/tx.js';
import { MediaService } from '../media/index.js';
import { MinutesRepository } from './minutes.repository.js';
import { currentMinutes } from './poll-view.js';
import { PeopleService } from '../people/index.js';
import { type LockedPoll, PollRepository } from './polls.repository.js';

/** The app counts, the meeting decides: two persons who enter the same signed minutes make a poll a decision. */
@Injectable()
export class MinutesService {
  constructor(
    private readonly tenant: Tenant,
    private readonly polls: PollRepository,
    private readonly minutes: MinutesRepository,
    private readonly media: MediaService,
    private readonly people: PeopleService,
    private readonly privileged: PrivilegedLog,
  ) {}

  /** Enters the minutes, or corrects an own entry. The lock on the poll makes the second of two see the first. */
  enter(actor: Actor, pollId: string, body: BodyOf<'polls.minutes'>): Promise<ResponseOf<'polls.minutes'>> {
    return this.tenant.once(actor, async (tx) => {
      const poll = await this.polls.lock(tx, pollId);
      if (!poll) throw new DomainError('request.not_found');
      if (!poll.preset.recorders.some((role) => actor.roles.has(role))) throw new DomainError('request.forbidden');
      const place = body.place.trim();
      const { heldOn, attendance, photoId, morePhotoIds = [] } = body;
      const entries = await this.minutes.entries(tx, pollId);
      const outcome = judgeMinutes(
        { state: poll.state, verdict: await this.polls.verdict(tx, pollId), decided: poll.decidedAt !== null },
        entries.map((entry) => ({ ...entry, by: entry.userId })),
        { by: actor.userId, heldOn, place, attendance },
      );
      checkMeeting(tx, poll, heldOn, attendance);
      await this.media.claimFor(tx, [photoId, ...morePhotoIds], { type: 'poll_minutes', id: pollId });
      const revision = entries.filter((entry) => entry.userId === actor.userId).length + 1;
      const what = { heldOn, place, attendance, photoId, morePhotoIds: [...new Set(morePhotoIds)] };
      const entry = { userId: actor.userId, revision, ...what, enteredAt: tx.now };
      await this.minutes.insert(tx, pollId, entry);
      await this.privileged.record(tx, actor, 'poll.minutes_entered', { type: 'poll', id: pollId }, { revision });
      const decisionNo =
        outcome === 'decided' ? await this.minutes.decide(tx, pollId, Number(heldOn.slice(0, 4))) : null;
      const current = currentMinutes([...entries, entry]);
      const users = current.map((one) => one.userId);
      const names = await this.people.namesOf(tx, users);
      const named = current.map((one) => ({ ...one, byName: names.get(one.userId) ?? '' }));
      return { entered: current.length, decisionNo, differences: decisionNo ? [] : minutesDifferences(named) };
    });
  }
}

/** The meeting was after the vote began and not in the future, and no more came than are on the roll. */
function checkMeeting(tx: Tx, poll: LockedPoll, heldOn: string, attendance: number): void {
  if (heldOn < businessDate(poll.openedAt) || heldOn > businessDate(tx.now)) {
    throw new DomainError('poll.meeting_day_wrong');
  }
  if (attendance > poll.electorate) throw new DomainError('poll.attendance_wrong', { most: poll.electorate });
}
