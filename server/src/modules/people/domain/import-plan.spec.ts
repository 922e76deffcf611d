import fc from 'fast-check';
import { type ImportPlan, planImport, type RegisteredPerson, type RegisterState } from './import-plan.js';
import type { SheetRow } from './register-sheet.js';

const HAMLETS = [
  { id: 'a', name: '上寨' },
  { id: 'b', name: '下寨' },
];
const NAMES = ['吴阿满', '石明', '杨秀英', '龙远山', '潘仁和', '吴雪芬'];
const nameOf = (id: string) => HAMLETS.find((hamlet) => hamlet.id === id)?.name ?? '';

/** A register as it may stand: households with one head each, nobody twice in one; numbers from 1. */
const register = fc
  .uniqueArray(
    fc.record({
      hamletId: fc.constantFrom('a', 'b'),
      no: fc.integer({ min: 1, max: 4 }),
      names: fc.uniqueArray(fc.constantFrom(...NAMES), { minLength: 1, maxLength: 4 }),
    }),
    { selector: ({ hamletId, no }) => `${hamletId} ${no}`, maxLength: 6 },
  )
  .map((homes): RegisterState => {
    let residentNo = 0;
    const households = homes.map(({ hamletId, no }) => ({ id: `${hamletId}${no}`, hamletId, no }));
    const people = homes.flatMap(({ hamletId, no, names }) =>
      names.map((name, i) => ({
        id: `r${++residentNo}`,
        residentNo,
        householdId: `${hamletId}${no}`,
        name,
        bornOn: `19${60 + i}-01-01`,
        head: i === 0,
        away: i === 3,
        left: false,
      })),
    );
    return { hamlets: HAMLETS, households, people };
  });

/** The sheet that says what the register says. */
const sheetOf = (state: RegisterState, { numbered }: { numbered: boolean }): SheetRow[] =>
  state.people.map((person, i) => {
    const home = state.households.find(({ id }) => id === person.householdId);
    return {
      row: i + 2,
      residentNo: numbered ? person.residentNo : null,
      hamlet: nameOf(home?.hamletId ?? ''),
      no: home?.no ?? 0,
      name: person.name,
      bornOn: person.bornOn,
      head: person.head,
      away: person.away,
    };
  });

/** The register after a plan, as the service carries it out. */
function after(state: RegisterState, plan: ImportPlan): RegisterState {
  const founded = plan.newHouseholds.map(({ key, hamletId, no }) => ({ id: `new ${key}`, key, hamletId, no }));
  const homeOf = (row: { householdId: string | null; key: string }) => row.householdId ?? `new ${row.key}`;
  const changed = new Map(plan.changed.map((row) => [row.person.id, row]));
  let residentNo = Math.max(0, ...state.people.map((person) => person.residentNo));
  const people: RegisteredPerson[] = state.people.map((person) => {
    const row = changed.get(person.id);
    if (!row) return person;
    const { name, bornOn, head, away } = row;
    return { ...person, name, bornOn, head, away, householdId: homeOf(row) };
  });
  for (const row of plan.fresh) {
    const { name, bornOn, head, away } = row;
    residentNo += 1;
    people.push({ id: `r${residentNo}`, residentNo, householdId: homeOf(row), name, bornOn, head, away, left: false });
  }
  return { hamlets: state.hamlets, households: [...state.households, ...founded], people };
}

const headsOf = (state: RegisterState) =>
  state.households.map(
    ({ id }) => state.people.filter((person) => person.householdId === id && person.head && !person.left).length,
  );

describe('an import', () => {
  it('of what the register says changes nothing, with numbers or without', () => {
    fc.assert(
      fc.property(register, fc.boolean(), (state, numbered) => {
        const plan = planImport(state, sheetOf(state, { numbered }));
        expect(plan).toMatchObject({ problems: [], fresh: [], changed: [], newHouseholds: [], absent: 0 });
        expect(plan.unchanged).toBe(state.people.length);
      }),
    );
  });

  it('a second time changes nothing, whatever stood before, and nobody is lost', () => {
    fc.assert(
      fc.property(register, register, (before, wanted) => {
        const rows = sheetOf(wanted, { numbered: false });
        const plan = planImport(before, rows);
        if (plan.problems.some((problem) => problem.stops)) return;
        const now = after(before, plan);
        const again = planImport(now, rows);
        expect(again).toMatchObject({ fresh: [], changed: [], newHouseholds: [] });
        expect(again.unchanged).toBe(rows.length);
        expect(now.people).toHaveLength(before.people.length + plan.fresh.length);
        expect(plan.fresh.length + plan.changed.length + plan.unchanged).toBe(rows.length);
        expect(headsOf(now)).toEqual(now.households.map(() => 1));
      }),
    );
  });

  it('that nothing stops leaves one head wherever somebody lives, even when people change house', () => {
    const moves = fc.array(fc.record({ who: fc.nat(20), no: fc.integer({ min: 1, max: 5 }), head: fc.boolean() }), {
      maxLength: 4,
    });
    fc.assert(
      fc.property(register, moves, (state, moved) => {
        const rows = sheetOf(state, { numbered: true });
        for (const { who, no, head } of moved) {
          const row = rows[who];
          if (row) rows[who] = { ...row, no, head };
        }
        const plan = planImport(state, rows);
        if (plan.problems.some((problem) => problem.stops)) return;
        const now = after(state, plan);
        for (const { id } of now.households) {
          const here = now.people.filter((person) => person.householdId === id);
          expect(here.filter((person) => person.head)).toHaveLength(here.length > 0 ? 1 : 0);
        }
      }),
    );
  });

  it('takes nobody back who has left, by number or by name', () => {
    fc.assert(
      fc.property(register, (state) => {
        const gone = { ...state, people: state.people.map((person) => ({ ...person, head: false, left: true })) };
        const byNumber = planImport(gone, sheetOf(state, { numbered: true }));
        expect(byNumber.problems).toHaveLength(state.people.length);
        const byName = planImport(gone, sheetOf(state, { numbered: false }));
        expect([byName.fresh.length, byName.unchanged, byName.absent]).toEqual([state.people.length, 0, 0]);
      }),
    );
  });
});
