import {
  ActivityService,
  AnswerService,
  AttendanceService,
  GroupService,
  StepService,
} from '../../modules/activities/index.js';
import { after } from '../calendar.js';
import { FULL, HELD, TROUPE } from '../data/activities.js';
import type { Stage } from '../stage.js';
import type { DemoVillage, DemoVillager } from './founding.js';

interface Parts {
  /** Makes the village's activities. */
  chair: DemoVillager;
  /** Leads the singers. */
  singer: DemoVillager;
  /** Founds the singers' group. */
  museum: string;
  /** Asks to join them and waits for an answer. */
  newcomer: DemoVillager;
  /** Who is left out, so that the people of the story have something to answer. */
  silent: ReadonlySet<string>;
  /** Items of the rule book by code. */
  items: Readonly<Record<string, string>>;
}

type Times = Readonly<Record<'startsAt' | 'endsAt' | 'signUpUntil', Date>>;

/** Lives the activities: a group and its rehearsal, one with a waiting list, one that is over and gave its points. */
export async function liveActivities(stage: Stage, village: DemoVillage, parts: Parts): Promise<void> {
  const people = oneOfEachHousehold(stage, village, parts.silent);
  await liveTroupe(stage, village, parts, people);
  await liveHeld(stage, village, parts, people);
  await liveFull(stage, village, parts, people);
}

async function liveTroupe(stage: Stage, village: DemoVillage, parts: Parts, people: readonly DemoVillager[]) {
  const { calendar, services } = stage;
  const groups = services.get(GroupService);
  const { name, about, creditCode, members, rehearsal } = TROUPE;
  const founder = await stage.actor(village.id, parts.museum, calendar.at(25, '10:20'));
  const creditItemId = parts.items[creditCode] ?? null;
  const leaderId = parts.singer.residentId;
  const { id: groupId } = await groups.create(founder, { kind: 'troupe', name, about, leaderId, creditItemId });
  const singers = people.slice(-members);
  for (const [i, singer] of [...singers, parts.newcomer].entries()) {
    const { userId, residentId } = singer;
    const askedAt = after(calendar.at(24, '12:00'), i * 35);
    await groups.move(await stage.actor(village.id, userId, askedAt), groupId, { residentId, event: 'ask' });
    if (singer === parts.newcomer) continue;
    const leader = await stage.actor(village.id, parts.singer.userId, after(askedAt, 20));
    await groups.move(leader, groupId, { residentId, event: 'accept' });
  }
  const calledAt = calendar.at(2, '12:10');
  const id = await make(stage, village, parts.singer, calledAt, rehearsal, {
    times: {
      startsAt: calendar.at(-2, '19:30'),
      endsAt: calendar.at(-2, '21:30'),
      signUpUntil: calendar.at(-2, '19:30'),
    },
    groupId,
    creditItemId,
  });
  const heard = singers.slice(0, rehearsal.coming + rehearsal.staying);
  for (const [i, singer] of heard.entries())
    await say(stage, village, singer, id, { at: after(calledAt, 15 + i * 40), going: i < rehearsal.coming });
}

/** Somebody signs up in time, comes or does not; who was seen has the points when it is closed. */
async function liveHeld(stage: Stage, village: DemoVillage, parts: Parts, people: readonly DemoVillager[]) {
  const { calendar, services } = stage;
  const attendance = services.get(AttendanceService);
  const [madeAt, startsAt] = [calendar.at(9, '09:00'), calendar.at(6, '08:00')];
  const times = { startsAt, endsAt: calendar.at(6, '11:00'), signUpUntil: calendar.at(7, '20:00') };
  const creditItemId = parts.items[HELD.creditCode] ?? null;
  const id = await make(stage, village, parts.chair, madeAt, HELD, { times, creditItemId });
  const asking = people.slice(0, HELD.asking);
  for (const [i, who] of asking.entries())
    await say(stage, village, who, id, { at: after(madeAt, 30 + i * 55), going: true });
  const chairAt = (at: Date) => stage.actor(village.id, parts.chair.userId, at);
  await services.get(StepService).step(await chairAt(after(startsAt, -15)), id, { event: 'begin' });
  for (const [i, { userId, residentId }] of asking.slice(0, HELD.byCode).entries()) {
    const at = after(startsAt, i * 2);
    const { digits } = await attendance.code(await chairAt(at), id);
    await attendance.checkIn(await stage.actor(village.id, userId, at), id, {
      code: digits,
      residentIds: [residentId],
    });
  }
  for (const { residentId } of asking.slice(HELD.byCode, HELD.byCode + HELD.byName))
    await attendance.mark(await chairAt(after(startsAt, 25)), id, { residentId, present: true });
  await services.get(StepService).step(await chairAt(after(times.endsAt, 10)), id, { event: 'close' });
}

async function liveFull(stage: Stage, village: DemoVillage, parts: Parts, people: readonly DemoVillager[]) {
  const { calendar } = stage;
  const madeAt = calendar.at(4, '10:00');
  const times = {
    startsAt: calendar.at(-3, '14:00'),
    endsAt: calendar.at(-3, '17:00'),
    signUpUntil: calendar.at(-2, '20:00'),
  };
  const id = await make(stage, village, parts.chair, madeAt, FULL, { times, capacity: FULL.capacity });
  const asking = people.slice(HELD.asking, HELD.asking + FULL.asking);
  for (const [i, who] of asking.entries())
    await say(stage, village, who, id, { at: after(madeAt, 20 + i * 45), going: true });
}

async function make(
  stage: Stage,
  village: DemoVillage,
  by: DemoVillager,
  at: Date,
  { title, body, place }: { title: string; body: string; place: string },
  rest: { times: Times; capacity?: number; groupId?: string; creditItemId?: string | null },
): Promise<string> {
  const { times, capacity = null, groupId = null, creditItemId = null } = rest;
  const maker = await stage.actor(village.id, by.userId, at);
  const { id } = await stage.services.get(ActivityService).create(maker, {
    title,
    body,
    place,
    pictureIds: [],
    startsAt: times.startsAt.toISOString(),
    endsAt: times.endsAt.toISOString(),
    signUpUntil: times.signUpUntil.toISOString(),
    capacity,
    hamletIds: [],
    groupId,
    creditItemId,
    payFen: null,
    opens: true,
  });
  return id;
}

async function say(
  stage: Stage,
  village: DemoVillage,
  who: DemoVillager,
  activityId: string,
  { at, going }: { at: Date; going: boolean },
): Promise<void> {
  const actor = await stage.actor(village.id, who.userId, at);
  await stage.services
    .get(AnswerService)
    .answer(actor, activityId, { members: [{ residentId: who.residentId, going }] });
}

/** One adult of each household, without those who are to answer for themselves. */
function oneOfEachHousehold(stage: Stage, village: DemoVillage, without: ReadonlySet<string>): DemoVillager[] {
  const adults = village.villagers.filter(
    (one) => one.bornOn < stage.calendar.adultBornBy && !without.has(one.householdId),
  );
  return [...new Map(adults.map((one) => [one.householdId, one])).values()];
}
