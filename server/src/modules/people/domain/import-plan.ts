import { householdCode } from './household-code.js';
import type { SheetProblem, SheetRow } from './register-sheet.js';

export interface RegisteredPerson {
  readonly id: string;
  readonly residentNo: number;
  readonly householdId: string;
  readonly name: string;
  readonly bornOn: string;
  readonly head: boolean;
  readonly away: boolean;
  readonly left: boolean;
}

/** The register as it stands. */
export interface RegisterState {
  readonly hamlets: readonly { readonly id: string; readonly name: string }[];
  readonly households: readonly { readonly id: string; readonly hamletId: string; readonly no: number }[];
  readonly people: readonly RegisteredPerson[];
}

/** A row with the household it names: `key` is the same for the same household, standing or not. */
export interface PlacedRow extends SheetRow {
  readonly hamletId: string;
  readonly key: string;
  /** Null for a household that the import founds. */
  readonly householdId: string | null;
}

interface PlannedChange extends PlacedRow {
  readonly person: RegisteredPerson;
  /** 改户主、外出, for the person who confirms. */
  readonly what: string;
}

/** What an import would do; with a problem that stops, nothing. */
export interface ImportPlan {
  readonly problems: readonly SheetProblem[];
  readonly newHouseholds: readonly { readonly key: string; readonly hamletId: string; readonly no: number }[];
  readonly fresh: readonly PlacedRow[];
  readonly changed: readonly PlannedChange[];
  readonly unchanged: number;
  /** In the register and not in the sheet: an import takes nobody out. */
  readonly absent: number;
}

/**
 * Compares the rows of a sheet with the register. Who has a number is that resident; without one, who has the same name
 * in the same household is the same person, so that a sheet imported a second time changes nothing.
 */
export function planImport(state: RegisterState, rows: readonly SheetRow[]): ImportPlan {
  const planner = new Planner(state);
  for (const row of rows) planner.take(row);
  return planner.plan();
}

const stop = (row: number, column: string, text: string): SheetProblem => ({ row, column, stops: true, text });

class Planner {
  private readonly problems: SheetProblem[] = [];
  private readonly hamletIds: ReadonlyMap<string, string>;
  private readonly householdIds: ReadonlyMap<string, string>;
  private readonly keyOfHousehold: ReadonlyMap<string, string>;
  private readonly byNo: ReadonlyMap<number, RegisteredPerson>;
  private readonly byHome: ReadonlyMap<string, RegisteredPerson[]>;
  private readonly byBirth: ReadonlyMap<string, RegisteredPerson[]>;
  private readonly taken = new Map<string, number>();
  private readonly homes = new Map<string, number>();
  private readonly fresh: PlacedRow[] = [];
  private readonly changed: PlannedChange[] = [];
  private unchanged = 0;

  constructor(private readonly state: RegisterState) {
    const here = state.people.filter((person) => !person.left);
    this.hamletIds = new Map(state.hamlets.map(({ name, id }) => [name, id]));
    this.householdIds = new Map(state.households.map(({ hamletId, no, id }) => [keyOf(hamletId, no), id]));
    this.keyOfHousehold = new Map(state.households.map(({ hamletId, no, id }) => [id, keyOf(hamletId, no)]));
    this.byNo = new Map(state.people.map((person) => [person.residentNo, person]));
    this.byHome = groups(here, (person) => `${this.keyOfHousehold.get(person.householdId)} ${person.name}`);
    this.byBirth = groups(here, (person) => `${person.name} ${person.bornOn}`);
  }

  take(row: SheetRow): void {
    const hamletId = this.hamletIds.get(row.hamlet);
    if (!hamletId) {
      const known = this.state.hamlets.map(({ name }) => name).join('、');
      this.problems.push(stop(row.row, '寨', `本村没有“${row.hamlet}”，有 ${known}`));
      return;
    }
    const key = keyOf(hamletId, row.no);
    const placed = { ...row, hamletId, key, householdId: this.householdIds.get(key) ?? null };
    const person = this.personOf(placed);
    if (person === 'wrong') return;
    if (person) this.keep(placed, person);
    else this.add(placed);
  }

  plan(): ImportPlan {
    this.checkHeads();
    const founded = new Map(
      this.fresh
        .concat(this.changed)
        .filter((row) => !row.householdId)
        .map((row) => [row.key, row]),
    );
    const here = this.state.people.filter((person) => !person.left).length;
    return {
      problems: [...this.problems].sort((a, b) => a.row - b.row),
      newHouseholds: [...founded.values()].map(({ key, hamletId, no }) => ({ key, hamletId, no })),
      fresh: this.fresh,
      changed: this.changed,
      unchanged: this.unchanged,
      absent: here - this.unchanged - this.changed.length,
    };
  }

  /** Who of the register a row is about: a person, nobody yet, or nobody that can be told. */
  private personOf(row: PlacedRow): RegisteredPerson | null | 'wrong' {
    const home = `${row.key} ${row.name}`;
    const person = row.residentNo === null ? this.atHome(home, row) : this.byNumber(row, row.residentNo);
    if (person === 'wrong') return person;
    const earlier = person ? this.taken.get(person.id) : row.residentNo === null ? this.homes.get(home) : undefined;
    if (earlier !== undefined) {
      this.problems.push(stop(row.row, '姓名', `和第 ${earlier} 行是同一个人`));
      return 'wrong';
    }
    if (person) this.taken.set(person.id, row.row);
    this.homes.set(home, row.row);
    return person;
  }

  private byNumber(row: PlacedRow, residentNo: number): RegisteredPerson | 'wrong' {
    const person = this.byNo.get(residentNo);
    if (person && !person.left) return person;
    const why = person ? `编号 ${residentNo} 的${person.name}已经不在册` : `名册里没有编号 ${residentNo}`;
    this.problems.push(stop(row.row, '编号', `${why}。新录的人编号空着`));
    return 'wrong';
  }

  private atHome(home: string, row: PlacedRow): RegisteredPerson | null | 'wrong' {
    const known = this.byHome.get(home) ?? [];
    const same = known.find((person) => person.bornOn === row.bornOn) ?? known[0];
    if (known.length > 1 && same?.bornOn !== row.bornOn) {
      this.problems.push(stop(row.row, '编号', `这户有 ${known.length} 个${row.name}，写上编号才知道是哪一个`));
      return 'wrong';
    }
    return same ?? null;
  }

  private keep(row: PlacedRow, person: RegisteredPerson): void {
    const moved = this.keyOfHousehold.get(person.householdId) !== row.key;
    const what = [
      moved && `换到${householdCode(row.hamlet, row.no)}`,
      person.name !== row.name && `改名（原来${person.name}）`,
      person.bornOn !== row.bornOn && `改出生日期（原来 ${person.bornOn}）`,
      person.head !== row.head && (row.head ? '改成户主' : '不再是户主'),
      person.away !== row.away && (row.away ? '外出' : '回村'),
    ].filter((part) => part !== false);
    if (what.length === 0) this.unchanged += 1;
    else this.changed.push({ ...row, person, what: what.join('，') });
  }

  private add(row: PlacedRow): void {
    const twins = this.byBirth.get(`${row.name} ${row.bornOn}`) ?? [];
    for (const twin of twins) {
      const text = `编号 ${twin.residentNo} 也叫${row.name}、同一天生。要是同一个人换户，写上编号`;
      this.problems.push({ row: row.row, column: '编号', stops: false, text });
    }
    this.fresh.push(row);
  }

  /** Every household that the sheet touches has exactly one head afterwards. */
  private checkHeads(): void {
    if (this.problems.some((problem) => problem.stops)) return;
    const movedAway = new Map(this.changed.map((row) => [row.person.id, row]));
    const heads = new Map<string, number>();
    const firstRow = new Map<string, { row: number; code: string }>();
    const sizes = new Map<string, number>();
    const live = (key: string, head: boolean) => {
      sizes.set(key, (sizes.get(key) ?? 0) + 1);
      if (head) heads.set(key, (heads.get(key) ?? 0) + 1);
    };
    for (const person of this.state.people) {
      if (!person.left && !movedAway.has(person.id))
        live(this.keyOfHousehold.get(person.householdId) ?? '', person.head);
    }
    for (const row of [...this.fresh, ...this.changed]) {
      live(row.key, row.head);
      if (!firstRow.has(row.key)) firstRow.set(row.key, { row: row.row, code: householdCode(row.hamlet, row.no) });
    }
    for (const row of this.changed) {
      const left = this.keyOfHousehold.get(row.person.householdId) ?? '';
      if (!firstRow.has(left)) firstRow.set(left, { row: row.row, code: `${row.name}原来那一户` });
    }
    for (const [key, { row, code }] of firstRow) {
      const count = heads.get(key) ?? 0;
      if (count === 1 || !sizes.has(key)) continue;
      this.problems.push(stop(row, '户主', count === 0 ? `${code}没有户主` : `${code}有 ${count} 个户主，只能一个`));
    }
  }
}

const keyOf = (hamletId: string, no: number): string => `${hamletId} ${no}`;

function groups<T>(items: readonly T[], keyOfItem: (item: T) => string): Map<string, T[]> {
  const found = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOfItem(item);
    const group = found.get(key);
    if (group) group.push(item);
    else found.set(key, [item]);
  }
  return found;
}
