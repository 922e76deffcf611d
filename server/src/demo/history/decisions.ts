import { randomBytes } from 'node:crypto';
import { businessDate } from '@wecountry/shared/domain/calendar';
import { receiptCode } from '@wecountry/shared/domain/receipt-code';
import {
  CastingService,
  ElectorateService,
  OpeningService,
  SecretCastingService,
  TasksService,
} from '../../modules/polls/index.js';
import { after } from '../calendar.js';
import { ANNOUNCED_POLL, HAMLET_SURVEY, REPRESENTATIVE_EVERY, SECRET_POLL, TASKS } from '../data/decisions.js';
import { markedName } from '../data/register.js';
import type { Stage } from '../stage.js';
import type { DemoVillage, DemoVillager } from './founding.js';

type Owner = (typeof TASKS)[number]['owner'];

/** Lives what surrounds the big votes: a secret one of the representatives, papers that lie out, one hamlet asked. */
export async function liveSmallVotes(stage: Stage, village: DemoVillage, chairId: string): Promise<void> {
  await secretVote(stage, village, chairId);
  await announce(stage, village, chairId);
  await askHamlet(stage, village, chairId);
}

/** One adult of each household who uses the app. */
function oneOfEach(stage: Stage, villagers: readonly DemoVillager[]): DemoVillager[] {
  const adults = villagers.filter((villager) => villager.bornOn < stage.calendar.adultBornBy);
  return [...new Map(adults.map((villager) => [villager.householdId, villager])).values()];
}

async function secretVote(stage: Stage, village: DemoVillage, chairId: string): Promise<void> {
  const { openedDaysAgo, candidates, turns, title, body } = SECRET_POLL;
  const openedAt = stage.calendar.at(openedDaysAgo, '14:00');
  const closesAt = after(openedAt, 90);
  await stage.runDue(openedAt);
  const sitting = oneOfEach(stage, village.villagers).filter((_, i) => i % REPRESENTATIVE_EVERY === 0);
  const chair = await stage.actor(village.id, chairId, openedAt);
  const add = sitting.map((villager) => villager.residentId);
  await stage.services.get(ElectorateService).changeBody(chair, { body: 'representatives', add, remove: [] });
  const { id } = await stage.services.get(OpeningService).open(chair, {
    ...{ title, body, preset: 'representatives', kind: 'single', secret: true },
    options: candidates.map(markedName),
    closesAt: closesAt.toISOString(),
  });
  for (const [i, villager] of sitting.entries()) {
    const actor = await stage.actor(village.id, villager.userId, after(openedAt, 1 + i));
    const choice = turns[i % turns.length] ?? 'abstain';
    await stage.services.get(SecretCastingService).cast(actor, id, { choice, code: receiptCode(randomBytes(10)) });
  }
  await stage.runDue(after(closesAt, 1));
}

async function announce(stage: Stage, village: DemoVillage, chairId: string): Promise<void> {
  const { announcedDaysAgo, opensAfterDays, closesAfterDays, title, body } = ANNOUNCED_POLL;
  const at = (days: number, time: string) => stage.calendar.at(announcedDaysAgo - days, time);
  const announcedAt = at(0, '10:00');
  await stage.runDue(announcedAt);
  const opensAt = at(opensAfterDays, '10:00').toISOString();
  const closesAt = at(closesAfterDays, '20:00').toISOString();
  const chair = await stage.actor(village.id, chairId, announcedAt);
  await stage.services
    .get(OpeningService)
    .open(chair, { title, body, preset: 'villagers_assembly', opensAt, closesAt });
}

async function askHamlet(stage: Stage, village: DemoVillage, chairId: string): Promise<void> {
  const { hamlet, openedDaysAgo, closesAfterDays, options, turns, part, title, body } = HAMLET_SURVEY;
  const openedAt = stage.calendar.at(openedDaysAgo, '19:00');
  await stage.runDue(openedAt);
  const { id } = await stage.services.get(OpeningService).open(await stage.actor(village.id, chairId, openedAt), {
    ...{ title, body, preset: 'survey', kind: 'survey', options: [...options], maxChoices: 2 },
    hamletId: village.hamlets.get(hamlet),
    closesAt: stage.calendar.at(openedDaysAgo - closesAfterDays, '20:00').toISOString(),
  });
  const people = oneOfEach(
    stage,
    village.villagers.filter((villager) => villager.hamlet === hamlet),
  );
  for (const [i, villager] of people.slice(0, Math.ceil(people.length * part)).entries()) {
    const actor = await stage.actor(village.id, villager.userId, after(openedAt, 2 + i * 7));
    await stage.services.get(CastingService).cast(actor, id, { choice: turns[i % turns.length] ?? '1' });
  }
}

/** What a decision asks: done in time, late, still to come. */
export async function giveTasks(
  stage: Stage,
  village: DemoVillage,
  decision: { pollId: string; decidedAt: Date },
  people: Readonly<Record<Owner, string>>,
): Promise<void> {
  const tasks = stage.services.get(TasksService);
  for (const [i, task] of TASKS.entries()) {
    const chair = await stage.actor(village.id, people.chair, after(decision.decidedAt, 5 + i));
    const dueOn = businessDate(stage.calendar.at(task.dueDaysAgo, '12:00'));
    const ownerId = people[task.owner];
    const { id } = await tasks.add(chair, decision.pollId, { title: task.title, ownerId, dueOn });
    if (!('done' in task)) continue;
    const owner = await stage.actor(village.id, ownerId, stage.calendar.at(task.done.daysAgo, '17:30'));
    await tasks.finish(owner, id, { note: task.done.note });
  }
}
