import { ClaimService, RuleBookService } from '../../modules/credit/index.js';
import { addDays, daysBetween } from '@wecountry/shared/domain/calendar';
import { RULE_BOOK, STORY_SHARED, STORY_SINCE } from '../data/credit.js';
import { Dice } from '../data/random.js';
import { inParallel, type Stage } from '../stage.js';
import { partOf, type DemoVillage, type DemoVillager } from './founding.js';
import type { Pictures } from './pictures.js';

interface Parts {
  /** Two of the committee, of different households: each reviews what the other may not. */
  reviewers: readonly [DemoVillager, DemoVillager];
  /** Whose household the story is told about. */
  teller: DemoVillager;
  pictures: Pictures;
}

const AT_ONCE = 8;
/** In the year that is shared, and from then to today, in a whole village. */
const CLAIMS_SHARED = 520;
const CLAIMS_SINCE = 170;
/** Claims nobody has looked at yet: there is something to do on the desk. */
const WAITING = 6;

interface Claim {
  by: DemoVillager;
  code: string;
  on: string;
}

/**
 * Lives the seasons of points: the rule book, claims with pictures, reviews by another household, the public period.
 * Answers with the items of the rule book by code.
 */
export async function livePoints(stage: Stage, village: DemoVillage, parts: Parts): Promise<Record<string, string>> {
  const { calendar } = stage;
  const [chair] = parts.reviewers;
  const adoptedAt = calendar.sharedYearAt(1, 1, '10:00');
  const rules = await stage.services
    .get(RuleBookService)
    .adopt(await stage.actor(village.id, chair.userId, adoptedAt), {
      effectiveOn: `${calendar.sharedYear}-01-01`,
      ...RULE_BOOK,
    });
  const dice = new Dice(2025);
  const part = partOf(village);
  const claimed = { from: `${calendar.sharedYear}-01-06`, to: `${calendar.sharedYear}-12-17` };
  const shared = drawClaims(dice, village, Math.round(CLAIMS_SHARED * part), claimed);
  const since = drawClaims(dice, village, Math.round(CLAIMS_SINCE * part), {
    from: `${calendar.sharedYear + 1}-01-04`,
    to: calendar.day(2),
  });
  const items = { ids: rules.items, pictures: parts.pictures };
  const dayOf = (month: number, day: number) =>
    `${calendar.sharedYear}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  const told = STORY_SHARED.map(({ code, month, day }) => ({ by: parts.teller, code, on: dayOf(month, day) }));
  await file(stage, village, parts, items, [...shared, ...told], 0);
  await stage.runDue(calendar.sharedYearAt(12, 31, '23:00'));
  await file(
    stage,
    village,
    parts,
    items,
    since.sort((a, b) => (a.on < b.on ? -1 : 1)),
    WAITING,
  );
  const lately = STORY_SINCE.map(({ code, daysAgo }) => ({ by: parts.teller, code, on: calendar.day(daysAgo) }));
  await file(stage, village, parts, items, lately, 0);
  return rules.items;
}

/** Claims drawn over some days; a household stays far below every cap. */
function drawClaims(dice: Dice, village: DemoVillage, count: number, days: { from: string; to: string }): Claim[] {
  const adults = village.villagers.filter((v) => v.bornOn < '2000');
  const taken = new Set<string>();
  const claims: Claim[] = [];
  while (claims.length < count) {
    const by = dice.pick(adults);
    const { code } = dice.pick(RULE_BOOK.items);
    const on = addDays(days.from, dice.int(0, daysBetween(days.from, days.to)));
    const key = `${by.householdId} ${code}`;
    if (taken.has(key)) continue;
    taken.add(key);
    claims.push({ by, code, on });
  }
  return claims;
}

async function file(
  stage: Stage,
  village: DemoVillage,
  { reviewers }: Parts,
  items: { ids: Record<string, string>; pictures: Pictures },
  claims: readonly Claim[],
  waiting: number,
): Promise<void> {
  const service = stage.services.get(ClaimService);
  const at = (day: string, time: string) => new Date(`${day}T${time}:00+08:00`);
  await inParallel([...claims.entries()], AT_ONCE, async ([i, claim]) => {
    const item = RULE_BOOK.items.find((one) => one.code === claim.code);
    if (!item) throw new Error(`The rule book has no ${claim.code}`);
    const claimant = await stage.actor(village.id, claim.by.userId, at(claim.on, '18:30'));
    const { id } = await service.claim(claimant, {
      itemId: items.ids[claim.code] ?? '',
      happenedOn: claim.on,
      note: item.title,
      pictureIds: item.pictureNeeded ? [await items.pictures.of(claimant, item.title)] : [],
    });
    if (i >= claims.length - waiting) return;
    const reviewer = reviewers.find((r) => r.householdId !== claim.by.householdId) ?? reviewers[0];
    const judge = await stage.actor(village.id, reviewer.userId, at(addDays(claim.on, 1), '08:40'));
    await service.review(judge, id, { confirm: true });
  });
}
