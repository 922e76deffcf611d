import { LedgerService } from '../../modules/ledger/index.js';
import type { GrantableRole } from '@wecountry/shared/domain/roles';
import { RegisterService, RolesService } from '../../modules/people/index.js';
import { VillagesService, type Village } from '../../modules/villages/index.js';
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
}

type Founding = Omit<Village, 'id'> & { shape: Parameters<typeof drawRegister>[0]; at: Date; auditorId: string };

const AT_ONCE = 8;
/** The village whose life the demo's numbers of ballots and claims describe. */
const HOUSEHOLDS_OF_A_WHOLE_VILLAGE = 460;
const keyOf = (hamlet: string, no: number) => `${hamlet} ${no}`;

/** Founds a village, enters its register, opens its books and binds those who use the app. */
export async function found(stage: Stage, founding: Founding): Promise<DemoVillage> {
  const { shape, at, auditorId, ...village } = founding;
  const register = drawRegister(shape);
  const id = await stage.services.get(VillagesService).create(village, at);
  const { hamlets, households, people } = await enterRegister(stage, id, register, at);
  const villagers = await bindPeople(stage, { id, slug: village.slug, at, auditorId }, people);
  await stage.tenant.run({ villageId: id, at }, (tx) =>
    stage.services.get(LedgerService).ensureBooks(tx, [
      { book: 'coop', name: '合作社', entityKind: 'coop' },
      { book: 'museum', name: '生态博物馆', entityKind: 'company' },
      { book: 'village', name: '村集体', entityKind: 'collective' },
    ]),
  );
  return { id, slug: village.slug, name: village.name, hamlets, households, villagers };
}

type Person = DemoResident & { residentId: string; householdId: string; hamlet: string; no: number; key: string };

async function enterRegister(stage: Stage, villageId: string, register: DemoRegister, at: Date) {
  const service = stage.services.get(RegisterService);
  return stage.tenant.run({ villageId, at }, async (tx) => {
    const added = await service.addHamlets(
      tx,
      register.hamlets.map((h) => h.name),
    );
    const hamlets = new Map(added.map((h) => [h.name, h.id]));
    const rows = await service.addHouseholds(
      tx,
      register.households.map(({ hamlet, no, residents }) => ({
        hamletId: hamlets.get(hamlet) ?? '',
        no,
        residents: residents.map((resident) => ({ ...resident, name: markedName(resident.name) })),
      })),
    );
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
    return { hamlets, households, people };
  });
}

async function bindPeople(
  stage: Stage,
  village: { id: string; slug: string; at: Date; auditorId: string },
  people: readonly Person[],
): Promise<DemoVillager[]> {
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
  const by = { userId: village.auditorId, requestId: 'demo' };
  await stage.tenant.run({ villageId: village.id, userId: village.auditorId, at: village.at }, (tx) =>
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
