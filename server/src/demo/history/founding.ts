import type { GrantableRole } from '@wecountry/shared/domain/roles';
import { type Founder, FoundingService, type OpenSeat, type PlannedSeat } from '../../modules/founding/index.js';
import { type AddedHousehold, InvitesService, RegisterService, RolesService } from '../../modules/people/index.js';
import type { Village } from '../../modules/villages/index.js';
import { drawRegister, markedName, type DemoRegister, type DemoResident } from '../data/register.js';
import { identityOf, inParallel, type Stage } from '../stage.js';

/** A bound resident of the demo, ready to act. */
export interface DemoVillager {
  userId: string;
  residentId: string;
  householdId: string;
  hamlet: string;
  no: number;
  name: string;
  bornOn: string;
  /** The name the identities are made of. */
  key: string;
}

/** A village that stands: its register in the database, its people by place. */
export interface DemoVillage {
  id: string;
  slug: string;
  name: string;
  hamlets: ReadonlyMap<string, string>;
  /** Household id by `上寨 17`. */
  households: ReadonlyMap<string, string>;
  villagers: readonly DemoVillager[];
  /** Those who took the seats of the founding. */
  seated: readonly DemoVillager[];
}

type Founding = Omit<Village, 'id'> & {
  shape: Parameters<typeof drawRegister>[0];
  at: Date;
  auditorId: string;
  /** Whom the villagers chose; without a list, the first head of a household who uses the app is the committee. */
  seats?: readonly PlannedSeat[];
};

const AT_ONCE = 8;
/** The village whose life the demo's numbers of ballots and claims describe. */
const HOUSEHOLDS_OF_A_WHOLE_VILLAGE = 460;
const keyOf = (hamlet: string, no: number) => `${hamlet} ${no}`;

/** Founds a village with its whole register, and lets those who use the app come in: the chosen take their seats. */
export async function found(stage: Stage, founding: Founding): Promise<DemoVillage> {
  const { shape, at, auditorId, seats = [], ...village } = founding;
  const register = drawRegister(shape);
  const chosen = seats.length > 0 ? seats : [firstHead(register)];
  const plan = {
    ...village,
    ...planned(register),
    seats: chosen.map((seat) => ({ ...seat, name: markedName(seat.name) })),
  };
  const by = { userId: auditorId, requestId: 'demo', at };
  const founded = await stage.services.get(FoundingService).found(plan, by);
  const { people, households } = placed(register, founded.households);
  const villagers = await comeIn(
    stage,
    { id: founded.villageId, slug: village.slug, by, seats: founded.seats },
    people,
  );
  return {
    id: founded.villageId,
    slug: village.slug,
    name: village.name,
    hamlets: new Map(founded.hamlets.map((h) => [h.name, h.id])),
    households,
    villagers,
    seated: villagers.filter((v) => founded.seats.some((seat) => seat.residentId === v.residentId)),
  };
}

const planned = ({ hamlets, households }: DemoRegister) => ({
  hamlets: hamlets.map((h) => h.name),
  households: households.map(({ hamlet, no, residents }) => ({
    hamlet,
    no,
    residents: residents.map(({ name, bornOn, head, away }) => ({ name: markedName(name), bornOn, head, away })),
  })),
});

function firstHead({ households }: DemoRegister): PlannedSeat {
  const [home] = households.filter(({ residents }) => residents[0]?.bound);
  if (!home) throw new Error('Nobody of the demo register uses the app');
  return { hamlet: home.hamlet, no: home.no, name: home.residents[0]?.name ?? '', role: 'committee' };
}

type Person = DemoResident & { residentId: string; householdId: string; hamlet: string; no: number; key: string };

/** The people and households of the drawn register with the ids they got. */
function placed(register: DemoRegister, rows: readonly AddedHousehold[]) {
  const people: Person[] = register.households.flatMap(({ hamlet, no, residents }, i) =>
    residents.map((resident, k) => ({
      ...resident,
      hamlet,
      no,
      key: `${hamlet} ${no} ${k}`,
      householdId: rows[i]?.id ?? '',
      residentId: rows[i]?.residents[k]?.id ?? '',
    })),
  );
  const households = new Map(register.households.map((h, i) => [keyOf(h.hamlet, h.no), rows[i]?.id ?? '']));
  return { people, households };
}

/** The chosen open their codes; the others are bound by the project. */
async function comeIn(
  stage: Stage,
  village: { id: string; slug: string; by: Required<Founder>; seats: readonly OpenSeat[] },
  people: readonly Person[],
): Promise<DemoVillager[]> {
  const { by } = village;
  const villagers: DemoVillager[] = [];
  await inParallel(
    people.filter((p) => p.bound),
    AT_ONCE,
    async (person) => {
      const key = `${village.slug} ${person.key}`;
      const userId = await stage.user(identityOf(key));
      villagers.push({ ...person, userId, key });
    },
  );
  for (const { residentId, code } of village.seats) {
    const chosen = villagers.find((v) => v.residentId === residentId);
    if (!chosen) throw new Error('Somebody chosen does not use the app');
    const actor = await stage.actor(village.id, chosen.userId, by.at);
    await stage.services.get(InvitesService).accept(actor, { code, residentId });
  }
  stage.forgetPlaces();
  await stage.tenant.run({ villageId: village.id, userId: by.userId, at: by.at }, (tx) =>
    stage.services.get(RegisterService).bind(
      tx,
      by,
      villagers.map(({ residentId, userId }) => ({ residentId, userId })),
    ),
  );
  return villagers.sort((a, b) => (a.residentId < b.residentId ? -1 : 1));
}

/** Gives a role; the project's auditor registers it. `name` is for staff who are not in the register. */
export async function grant(
  stage: Stage,
  village: DemoVillage,
  by: { auditorId: string; at: Date },
  to: { userId: string; role: GrantableRole; name?: string },
): Promise<void> {
  const auditor = await stage.actor(village.id, by.auditorId, by.at, true);
  await stage.services.get(RolesService).grant(auditor, to);
  stage.forgetPlaces();
}

/** How much of a whole village this one is: as much of its life is lived. */
export const partOf = (village: DemoVillage): number => village.households.size / HOUSEHOLDS_OF_A_WHOLE_VILLAGE;

/** The villager of a household by name; the demo's story names them. */
export function villager(village: DemoVillage, name: string): DemoVillager {
  const found = village.villagers.find((v) => v.name === name && CAST_PLACES.get(name) === keyOf(v.hamlet, v.no));
  if (!found) throw new Error(`${name} is not in the demo register`);
  return found;
}

const CAST_PLACES = new Map([
  ['吴阿满', '上寨 17'],
  ['吴家兴', '上寨 17'],
  ['石春生', '上寨 2'],
  ['石明', '上寨 5'],
  ['杨秀英', '中寨 6'],
  ['龙远山', '中寨 21'],
  ['陆正华', '下寨 9'],
  ['石阿芳', '下寨 30'],
  ['潘仁和', '坡头寨 4'],
  ['吴雪芬', '坡头寨 12'],
]);
