import { ClaimService, RuleBookService } from '../../modules/credit/index.js';
import { addDays } from '@wecountry/shared/domain/calendar';
import { RULE_BOOK } from '../data/credit.js';
import { Dice } from '../data/random.js';
import { inParallel, type Stage } from '../stage.js';
import type { DemoVillage, DemoVillager } from './founding.js';
import type { Pictures } from './pictures.js';

interface Parts {
  /** Two of the committee, of different households: each reviews what the other may not. */
  reviewers: readonly [DemoVillager, DemoVillager];
  pictures: Pictures;
}

const AT_ONCE = 8;
const CLAIMS_LAST_YEAR = 520;
const CLAIMS_THIS_YEAR = 170;
/** Claims nobody has looked at yet: there is something to do on the desk. */
const WAITING = 6;

interface Claim {
  by: DemoVillager;
  code: string;
  on: string;
}

/** Lives two seasons of points: the rule book, claims with pictures, reviews by another household, the public period. */
export async function livePoints(stage: Stage, village: DemoVillage, parts: Parts): Promise<void> {
  const { calendar } = stage;
  const [chair] = parts.reviewers;
  const adoptedAt = calendar.lastYearAt(1, 1, '10:00');
  const rules = await stage.services
    .get(RuleBookService)
    .adopt(await stage.actor(village.id, chair.userId, adoptedAt), {
      effectiveOn: `${calendar.lastYear}-01-01`,
      ...RULE_BOOK,
    });
  const dice = new Dice(2025);
  const lastYear = drawClaims(dice, village, CLAIMS_LAST_YEAR, `${calendar.lastYear}-01-06`, 345);
  const thisYear = drawClaims(
    dice,
    village,
    CLAIMS_THIS_YEAR,
    `${calendar.lastYear + 1}-01-04`,
    daysOfYear(calendar.today) - 5,
  );
  const items = { ids: rules.items, pictures: parts.pictures };
  await file(stage, village, parts, items, lastYear, 0);
  await stage.runDue(calendar.lastYearAt(12, 31, '23:00'));
  await file(
    stage,
    village,
    parts,
    items,
    thisYear.sort((a, b) => (a.on < b.on ? -1 : 1)),
    WAITING,
  );
}

const daysOfYear = (day: string) => Math.round((Date.parse(day) - Date.parse(`${day.slice(0, 4)}-01-01`)) / 86_400_000);

/** Claims drawn over some days; a household stays far below every cap. */
function drawClaims(dice: Dice, village: DemoVillage, count: number, from: string, days: number): Claim[] {
  const adults = village.villagers.filter((v) => v.bornOn < '2000');
  const taken = new Set<string>();
  const claims: Claim[] = [];
  while (claims.length < count) {
    const by = dice.pick(adults);
    const { code } = dice.pick(RULE_BOOK.items);
    const on = addDays(from, dice.int(0, Math.max(days, 0)));
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
