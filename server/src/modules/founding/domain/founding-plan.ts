import type { SeatRole } from '@wecountry/shared/domain/appointments';

interface PlannedResident {
  readonly name: string;
  /** 'YYYY-MM-DD' */
  readonly bornOn: string;
  readonly head: boolean;
  readonly away: boolean;
}

/** What a village begins with. */
export interface FoundingPlan {
  /** Its name in addresses: small letters, digits, hyphens. */
  readonly slug: string;
  readonly name: string;
  readonly province: string;
  readonly county: string;
  readonly demo: boolean;
  readonly hamlets: readonly string[];
  /** The households known at the founding: at least those of the seats. The committee imports the others. */
  readonly households: readonly {
    readonly hamlet: string;
    readonly no: number;
    readonly residents: readonly PlannedResident[];
  }[];
  /** Whom the villagers chose: the first committee, and who supervises it. */
  readonly seats: readonly PlannedSeat[];
}

export interface PlannedSeat {
  readonly hamlet: string;
  readonly no: number;
  readonly name: string;
  readonly role: SeatRole;
}

/** Somebody chosen, as the project's staff writes them down. */
export interface ChosenPerson {
  readonly hamlet: string;
  readonly no: number;
  readonly name: string;
  readonly bornOn: string;
}

/**
 * The least register that holds the chosen: those of one household together, the first named its head until the
 * committee says otherwise.
 */
export function householdsOfChosen(chosen: readonly ChosenPerson[]): FoundingPlan['households'] {
  const homes = new Map<string, { hamlet: string; no: number; residents: PlannedResident[] }>();
  for (const { hamlet, no, name, bornOn } of chosen) {
    const home = homes.get(keyOf({ hamlet, no })) ?? { hamlet, no, residents: [] };
    home.residents.push({ name, bornOn, head: home.residents.length === 0, away: false });
    homes.set(keyOf(home), home);
  }
  return [...homes.values()];
}

/** What a village cannot be founded with, in words for the person who wrote the plan; empty when it can. */
export function foundingProblems(plan: FoundingPlan, isAdult: (bornOn: string) => boolean): string[] {
  return [...placeProblems(plan), ...registerProblems(plan), ...seatProblems(plan, isAdult)];
}

function placeProblems({ slug, name, province, county, hamlets }: FoundingPlan): string[] {
  const problems: string[] = [];
  if (!/^[a-z0-9-]{2,40}$/.test(slug)) problems.push(`网址名“${slug}”只能用小写字母、数字和短横，2 到 40 个`);
  for (const [what, text] of [
    ['村名', name],
    ['省', province],
    ['县', county],
  ] as const) {
    if (text.trim() === '') problems.push(`没写${what}`);
  }
  if (hamlets.length === 0) problems.push('至少要有一个寨');
  if (hamlets.some((hamlet) => hamlet.trim() === '')) problems.push('有一个寨没写名字');
  for (const twice of repeated(hamlets)) problems.push(`“${twice}”写了两次`);
  return problems;
}

function registerProblems({ hamlets, households }: FoundingPlan): string[] {
  const problems: string[] = [];
  for (const home of households) {
    const where = `${home.hamlet} ${home.no} 号`;
    if (!hamlets.includes(home.hamlet)) problems.push(`${where}：没有“${home.hamlet}”这个寨`);
    if (!Number.isInteger(home.no) || home.no < 1) problems.push(`${where}：户号要从 1 数起`);
    if (home.residents.filter((resident) => resident.head).length !== 1) problems.push(`${where}：要有一位户主`);
  }
  for (const twice of repeated(households.map(keyOf))) problems.push(`${twice} 号写了两次`);
  return problems;
}

function seatProblems(plan: FoundingPlan, isAdult: (bornOn: string) => boolean): string[] {
  const problems: string[] = [];
  const homes = new Map(plan.households.map((home) => [keyOf(home), home]));
  for (const seat of plan.seats) {
    const who = `${seat.name}（${seat.hamlet} ${seat.no} 号）`;
    const [person, ...others] = (homes.get(keyOf(seat))?.residents ?? []).filter(({ name }) => name === seat.name);
    if (!person) problems.push(`${who}不在名册里`);
    else if (others.length > 0) problems.push(`${who}那一户有几个同名的人`);
    else if (!isAdult(person.bornOn)) problems.push(`${who}没满 18 岁`);
  }
  for (const twice of repeated(plan.seats.map((seat) => `${keyOf(seat)} 号${seat.name}`)))
    problems.push(`${twice}写了两次，一个人只能有一个位子`);
  if (!plan.seats.some((seat) => seat.role === 'committee')) problems.push('至少要有一位村委');
  const committee = new Set(plan.seats.filter((seat) => seat.role === 'committee').map(keyOf));
  for (const seat of plan.seats) {
    if (seat.role === 'supervisor' && committee.has(keyOf(seat)))
      problems.push(`${seat.name}和村委是一家人，不能当监督委员`);
  }
  return problems;
}

const keyOf = ({ hamlet, no }: { hamlet: string; no: number }): string => `${hamlet} ${no}`;

const repeated = (keys: readonly string[]): string[] => [...new Set(keys.filter((key, i) => keys.indexOf(key) !== i))];
