import {
  HiringService,
  NoticesService,
  OutreachService,
  PublishingService,
  ReachService,
} from '../../modules/notices/index.js';
import { after } from '../calendar.js';
import { NOTICES, WAITING_NOTICE } from '../data/affairs.js';
import { Dice } from '../data/random.js';
import { inParallel, type Stage } from '../stage.js';
import type { DemoVillage, DemoVillager } from './founding.js';

const AT_ONCE = 8;
/** How many of the households of a list were called, and when the calls began after the notice went out. */
const CALLED = 5;
const CALLS_BEGIN_MINUTES = 100;

interface Parts {
  author: string;
  /** The leader of 上寨. */
  leader: string;
  asleep: ReadonlySet<string>;
}

type DemoNotice = (typeof NOTICES)[number];

/** Lives the notices of the last month: each goes out, people open it over the hours, many press 知道了. */
export async function liveNotices(stage: Stage, village: DemoVillage, parts: Parts): Promise<void> {
  const dice = new Dice(815);
  for (const notice of NOTICES) {
    const id = await publish(stage, village, parts.author, notice);
    await read(stage, village, { id, notice, dice, asleep: parts.asleep });
    if (notice.hands) await signUp(stage, village, { id, notice, hands: notice.hands, asleep: parts.asleep });
    if (notice.called) await call(stage, village, { id, notice, parts });
  }
  const { inDays, at, notice } = WAITING_NOTICE;
  const author = await stage.actor(village.id, parts.author, stage.calendar.now);
  const publishAt = stage.calendar.at(-inDays, at).toISOString();
  await stage.services.get(PublishingService).publish(author, { ...notice, hamletIds: [], publishAt });
}

const hamletsOf = (village: DemoVillage, names: readonly string[]) =>
  names.map((name) => village.hamlets.get(name) ?? '');

/** Sends one out; one that was wrong at first is set right before anybody opens it. */
async function publish(stage: Stage, village: DemoVillage, by: string, notice: DemoNotice): Promise<string> {
  const { category, hiring, hamlets, daysAgo, at, corrected, title, body, when, where, todo } = notice;
  const publishing = stage.services.get(PublishingService);
  const publishedAt = stage.calendar.at(daysAgo, at);
  const inWords = (words: string | undefined) => (words === undefined ? undefined : stage.calendar.inWords(words));
  const text = {
    title: stage.calendar.inWords(title),
    body: stage.calendar.inWords(body),
    when: inWords(when),
    where: inWords(where),
    todo: inWords(todo),
  };
  const author = await stage.actor(village.id, by, publishedAt);
  const first = { ...text, ...corrected?.first, category, hiring, hamletIds: hamletsOf(village, hamlets) };
  const { id } = await publishing.publish(author, first);
  if (corrected) {
    const corrector = await stage.actor(village.id, by, after(publishedAt, corrected.afterMinutes));
    await publishing.correct(corrector, id, { ...text, version: 1, reason: corrected.reason });
  }
  return id;
}

const isFor = (notice: DemoNotice) => (villager: DemoVillager) =>
  notice.hamlets.length === 0 || notice.hamlets.includes(villager.hamlet);

interface Reading {
  id: string;
  notice: DemoNotice;
  dice: Dice;
  asleep: ReadonlySet<string>;
}

async function read(stage: Stage, village: DemoVillage, { id, notice, dice, asleep }: Reading): Promise<void> {
  const service = stage.services.get(NoticesService);
  const publishedAt = stage.calendar.at(notice.daysAgo, notice.at);
  const marks: { reader: DemoVillager; at: Date; steps: ('seen' | 'listened' | 'acknowledged')[] }[] = [];
  for (const reader of village.villagers.filter(isFor(notice))) {
    if (asleep.has(reader.userId) || !dice.chance(notice.opened)) continue;
    const seenAt = new Date(publishedAt.getTime() + dice.next() * 30 * 3_600_000);
    const steps = [dice.chance(0.4) ? ('listened' as const) : ('seen' as const)];
    marks.push({ reader, at: seenAt, steps: dice.chance(notice.acknowledged) ? [...steps, 'acknowledged'] : steps });
  }
  await inParallel(
    marks.filter((m) => m.at < stage.calendar.now),
    AT_ONCE,
    async ({ reader, at, steps }) => {
      const actor = await stage.actor(village.id, reader.userId, at);
      for (const step of steps) await service.mark(actor, id, step);
    },
  );
}

/** Some sign up for the work, half an hour apart. */
async function signUp(
  stage: Stage,
  village: DemoVillage,
  { id, notice, hands, asleep }: { id: string; notice: DemoNotice; hands: number; asleep: ReadonlySet<string> },
): Promise<void> {
  const hiring = stage.services.get(HiringService);
  const willing = village.villagers.filter(isFor(notice)).filter((v) => !asleep.has(v.userId) && v.bornOn < '2000');
  for (const [i, { userId }] of willing.slice(-hands).entries()) {
    const at = after(stage.calendar.at(notice.daysAgo, notice.at), 30 * (i + 1));
    await hiring.signUp(await stage.actor(village.id, userId, at), id);
  }
}

/** The list of 上寨 is given to its leader, who tells some households and does not reach others. */
async function call(
  stage: Stage,
  village: DemoVillage,
  { id, notice, parts }: { id: string; notice: DemoNotice; parts: Parts },
): Promise<void> {
  const outreach = stage.services.get(OutreachService);
  const begin = after(stage.calendar.at(notice.daysAgo, notice.at), CALLS_BEGIN_MINUTES);
  const chair = await stage.actor(village.id, parts.author, begin);
  await outreach.assign(chair, id, hamletsOf(village, ['上寨']));
  const leader = await stage.actor(village.id, parts.leader, begin);
  const { hamlets } = await stage.services.get(ReachService).reach(leader, id);
  const unreached = hamlets.flatMap((h) => h.unreached).slice(0, CALLED);
  for (const [i, { householdId }] of unreached.entries()) {
    const caller = await stage.actor(village.id, parts.leader, after(begin, 6 * (i + 1)));
    await outreach.call(caller, id, { householdId, outcome: i % 3 === 1 ? 'no_answer' : 'told' });
  }
}
