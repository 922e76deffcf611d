import type { ResponseOf } from '@wecountry/shared/contracts';
import type { ActivityCard } from '@wecountry/shared/contracts/activities';
import { activityTable } from '@wecountry/shared/domain/activity-states';
import { comingOf } from '@wecountry/shared/domain/attendance';
import { eventsFor } from '@wecountry/shared/domain/state-table';
import type { Actor } from '../../platform/auth/actor.js';
import type { AwardStanding } from '../credit/index.js';
import type { Person } from '../people/index.js';
import type { ActivityRow } from './activities.repository.js';
import type { Latest, Result } from './attendance.repository.js';
import { standing } from './answers.service.js';
import { isInvited, mayRun } from './domain/access.js';
import type { Place } from './places.repository.js';

type Detail = ResponseOf<'activities.get'>;
type Roll = ResponseOf<'activities.roll'>;

/** An activity as a list shows it to this person. */
export function cardOf(row: ActivityRow, actor: Actor): ActivityCard {
  const { id, title, place, state, capacity, taken, waiting, groupId, groupName, cancelReason } = row;
  return {
    id,
    title,
    place,
    state,
    capacity,
    taken,
    waiting,
    cancelReason,
    startsAt: row.startsAt.toISOString(),
    endsAt: row.endsAt.toISOString(),
    signUpUntil: row.signUpUntil.toISOString(),
    group: groupId !== null && groupName !== null ? { id: groupId, name: groupName } : null,
    mine: { in: row.mineIn, waiting: row.mineWaiting, out: row.mineOut },
    invited: isInvited(row, actor.hamletId, row.mineMembers > 0),
    runs: mayRun(actor, row),
  };
}

/** The steps this person may take. */
export const actsOf = (row: ActivityRow, actor: Actor): Detail['may'] =>
  eventsFor(activityTable, row.state, mayRun(actor, row) ? ['runner'] : []);

/** Who is who of an activity: answers, marks, what came of them. */
export interface Attendance {
  readonly places: readonly Place[];
  readonly marks: ReadonlyMap<string, Latest>;
  readonly results: ReadonlyMap<string, Result>;
  readonly awards: ReadonlyMap<string, AwardStanding>;
}

function resultOf(residentId: string, { results, awards }: Attendance): Roll['people'][number]['result'] {
  const result = results.get(residentId);
  if (!result) return null;
  const award = result.claimId === null ? undefined : awards.get(result.claimId);
  return {
    points: award?.points ?? null,
    claimState: award?.state ?? null,
    publicUntil: award?.publicUntil?.toISOString() ?? null,
    payFen: result.payFen,
  };
}

/** One of the reader's household, and where that person stands. */
export function memberView(
  person: Person,
  { row, actor, isMember }: { row: ActivityRow; actor: Actor; isMember: boolean },
  attendance: Attendance,
): Detail['household'][number] {
  const { residentId, name, userId } = person;
  const place = attendance.places.find((one) => one.residentId === residentId);
  const mark = attendance.marks.get(residentId);
  return {
    residentId,
    name,
    self: residentId === actor.residentId,
    hasPhone: userId !== null,
    invited: isInvited(row, person.hamletId, isMember),
    place: place?.state ?? null,
    ahead: standing(residentId, attendance.places).ahead,
    movedUp: place?.state === 'in' && place.movedUpAt !== null,
    removed: place?.removedReason ?? null,
    coming: comingOf(place?.state ?? null, mark?.present ?? null, row.state === 'closed'),
    result: resultOf(residentId, attendance),
  };
}

/** Everybody who answered or was seen, in the order of asking; who came unasked at the end. */
export function rollOf(row: ActivityRow, people: ReadonlyMap<string, Person>, attendance: Attendance): Roll['people'] {
  const { places, marks } = attendance;
  const asked = new Map(places.map((place) => [place.residentId, place]));
  const ids = [...asked.keys(), ...[...marks.keys()].filter((id) => !asked.has(id))];
  return ids.flatMap((residentId) => {
    const person = people.get(residentId);
    if (!person) return [];
    const [place, mark] = [asked.get(residentId), marks.get(residentId)];
    return [
      {
        residentId,
        name: person.name,
        householdLabel: person.householdCode,
        place: place?.state ?? null,
        note: place?.note ?? '',
        removed: place?.removedReason ?? null,
        coming: comingOf(place?.state ?? null, mark?.present ?? null, row.state === 'closed'),
        way: mark?.present ? mark.way : null,
        markedAt: mark?.markedAt.toISOString() ?? null,
        marks: mark?.seq ?? 0,
        result: resultOf(residentId, attendance),
      },
    ];
  });
}
