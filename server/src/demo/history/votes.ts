import { CastingService, MinutesService, OpeningService } from '../../modules/polls/index.js';
import { after } from '../calendar.js';
import { POLLS } from '../data/affairs.js';
import { Dice } from '../data/random.js';
import { inParallel, type Stage } from '../stage.js';
import { giveTasks } from './decisions.js';
import { partOf, type DemoVillage, type DemoVillager } from './founding.js';
import type { Pictures } from './pictures.js';

interface Parts {
  /** Who opens votes and enters the first minutes. */
  chair: string;
  /** Who enters the second. */
  second: string;
  /** Who leads the hamlet that pays out by hand. */
  leader: string;
  /** Households that have not voted in the open vote, so that there is something left to do. */
  waiting: ReadonlySet<string>;
  pictures: Pictures;
  /** The plan that the vote about the dividend refers to. */
  planId: string;
}

const AT_ONCE = 8;

/** Lives the votes of the last month: ballots come over the days, closing by its job, minutes by two people. */
export async function liveVotes(stage: Stage, village: DemoVillage, parts: Parts): Promise<void> {
  const dice = new Dice(4711);
  for (const poll of POLLS) {
    const openedAt = stage.calendar.at(poll.openedDaysAgo, '09:00');
    const closesAt = stage.calendar.at(poll.openedDaysAgo - poll.closesInDays, '20:00');
    await stage.runDue(openedAt);
    const chair = await stage.actor(village.id, parts.chair, openedAt);
    const { id } = await stage.services.get(OpeningService).open(chair, {
      title: stage.calendar.inWords(poll.title),
      body: stage.calendar.inWords(poll.body),
      preset: 'household_representatives',
      closesAt: closesAt.toISOString(),
      planId: poll.plan ? parts.planId : undefined,
    });
    const open = closesAt > stage.calendar.now;
    const voters = dice.shuffle(voterPerHousehold(stage, village, open ? parts.waiting : new Set()));
    const choices = choicesOf(poll.votes, partOf(village));
    if (voters.length < choices.length) throw new Error(`${poll.title}: too few households can vote`);
    const latest = Math.min(closesAt.getTime(), stage.calendar.now.getTime()) - 60_000;
    await inParallel(
      choices.map((choice, i) => ({ choice, voter: voters[i] as DemoVillager })),
      AT_ONCE,
      async ({ choice, voter }) => {
        const at = new Date(openedAt.getTime() + 60_000 + dice.next() * (latest - openedAt.getTime() - 60_000));
        await stage.services.get(CastingService).cast(await stage.actor(village.id, voter.userId, at), id, { choice });
      },
    );
    if (open) continue;
    await stage.runDue(after(closesAt, 1));
    if (!poll.decided) continue;
    const decidedAt = await enterMinutes(stage, village, parts, { id, closesAt, attendance: choices.length });
    await giveTasks(stage, village, { pollId: id, decidedAt }, parts);
  }
}

async function enterMinutes(
  stage: Stage,
  village: DemoVillage,
  parts: Parts,
  poll: { id: string; closesAt: Date; attendance: number },
): Promise<Date> {
  const heldAt = after(poll.closesAt, 24 * 60);
  const decidedAt = after(heldAt, 50);
  for (const [userId, at] of [
    [parts.chair, after(heldAt, 30)],
    [parts.second, decidedAt],
  ] as const) {
    const actor = await stage.actor(village.id, userId, at);
    await stage.services.get(MinutesService).enter(actor, poll.id, {
      heldOn: new Date(heldAt.getTime() + 8 * 3_600_000).toISOString().slice(0, 10),
      place: '鼓楼',
      attendance: poll.attendance,
      photoId: await parts.pictures.of(actor, '签名纪要'),
    });
  }
  return decidedAt;
}

/** One adult of each household who uses the app. */
function voterPerHousehold(stage: Stage, village: DemoVillage, without: ReadonlySet<string>): DemoVillager[] {
  const adults = village.villagers.filter((v) => v.bornOn < stage.calendar.adultBornBy && !without.has(v.householdId));
  return [...new Map(adults.map((v) => [v.householdId, v])).values()];
}

const choicesOf = ({ approve, reject, abstain }: (typeof POLLS)[number]['votes'], part: number) => [
  ...Array.from({ length: Math.round(approve * part) }, () => 'approve' as const),
  ...Array.from({ length: Math.round(reject * part) }, () => 'reject' as const),
  ...Array.from({ length: Math.round(abstain * part) }, () => 'abstain' as const),
];
