import { businessDate } from '@wecountry/shared/domain/calendar';
import { RegisterService } from '../../src/modules/people/index.js';
import { writeSheet } from '../../src/platform/spreadsheet/write-sheet.js';
import type { TestUser } from './app.js';
import { multipart } from './media.js';
import { type Lines, plain } from './scenario-line.js';
import type { ScenarioVillage } from './scenario-village.js';

const ADULT = '1980-05-05';
const COLUMNS = ['寨', '户号', '姓名', '出生日期'].map((title) => ({ title, width: 8 }));

/** A fresh adult in a household that stands; whoever counts households counts the same. */
export async function newcomer(
  village: ScenarioVillage,
  code = '上寨 1 号',
): Promise<{ residentId: string; householdId: string; name: string }> {
  const { register } = village.museum.polls;
  const household = register.household(code);
  const name = `新人${village.next()}`;
  const person = { name, bornOn: ADULT, head: false, away: false };
  const residentId = await village.app.tenant.run({ villageId: village.id }, (tx) =>
    village.app.get(RegisterService).addResident(tx, household.id, person),
  );
  return { residentId, householdId: household.id, name };
}

export async function bound(village: ScenarioVillage): Promise<{ residentId: string; name: string; user: TestUser }> {
  const person = await newcomer(village);
  const user = await village.app.newUser();
  await village.app.tenant.run({ villageId: village.id }, (tx) =>
    village.app
      .get(RegisterService)
      .bind(tx, { userId: user.userId, requestId: 'test' }, [{ residentId: person.residentId, userId: user.userId }]),
  );
  return { ...person, user };
}

/** A sheet with somebody who is not in the register. */
function sheet(village: ScenarioVillage): Promise<Buffer> {
  const rows = [['上寨', 1, `来的${hanzi(village.next())}`, ADULT]];
  return writeSheet('xlsx', { name: '名册', columns: COLUMNS, rows });
}

/** A number in characters, since a name has no digits. */
const hanzi = (n: number): string => [...String(n)].map((digit) => '零一二三四五六七八九'[Number(digit)]).join('');

async function checked(village: ScenarioVillage): Promise<string> {
  const { headers, payload } = multipart(await sheet(village));
  const response = await village.app.nest.inject({
    method: 'POST',
    url: `/api/villages/${village.id}/register/imports`,
    headers: {
      authorization: `Bearer ${village.people.committee.session.accessToken}`,
      'idempotency-key': `sheet-${village.id}-${village.next()}`,
      ...headers,
    },
    payload,
  });
  return (JSON.parse(response.body) as { id: string }).id;
}

async function invited(village: ScenarioVillage, householdId: string): Promise<{ id: string; code: string }> {
  const { committee } = village.people;
  const { items } = await village.done('joining.invite', committee, { body: { householdIds: [householdId], days: 7 } });
  const { items: open } = await village.done('joining.invites', committee, { query: { household: householdId } });
  const invite = open.find((item) => item.id === items[0]!.id)!;
  return { id: invite.id, code: invite.code };
}

async function requested(village: ScenarioVillage, name: string): Promise<{ request: string; as: TestUser }> {
  const as = await village.app.newUser();
  const hamletId = village.museum.polls.register.hamlets[0]!.id;
  const { id } = await village.done('joining.request', as, { body: { name, hamletId, no: 1 } });
  return { request: id, as };
}

/** The register desk: households, events, sheets; invites and requests; nominations. */
export const registerLines = {
  'people.household': {
    ask: ({ museum }) => ({ params: { household: museum.polls.register.household('上寨 1 号').id } }),
  },
  'people.mine': plain,
  'people.members': plain,
  'people.recordEvent': {
    ask: async (village) => {
      const { residentId } = await newcomer(village);
      const hamletId = village.museum.polls.register.hamlets[0]!.id;
      const body = {
        kind: 'moved_house' as const,
        happenedOn: businessDate(new Date()),
        residentId,
        to: { hamletId, no: 2 },
      };
      return { body };
    },
  },
  'people.template': { ask: () => ({ query: { format: 'csv' } }) },
  'people.export': { ask: () => ({ query: { format: 'csv' } }) },
  'people.checkImport': { ask: async (village) => ({ file: await sheet(village) }) },
  'people.confirmImport': { ask: async (village) => ({ params: { import: await checked(village) } }) },

  'people.nominations': {
    ask: async (village) => {
      const { userId } = await village.app.newUser();
      const body = { userId, role: 'supervisor' as const, name: `${village.mark}来的人` };
      await village.done('people.nominate', village.people.committee, { body });
      return {};
    },
  },
  'people.nominate': {
    ask: async ({ app, mark }) => {
      const { userId } = await app.newUser();
      return { body: { userId, role: 'supervisor', name: `${mark}来的人` } };
    },
  },
  'people.decideNomination': {
    ask: async (village) => {
      const { userId } = await village.app.newUser();
      const body = { userId, role: 'supervisor' as const, name: `${village.mark}来的人` };
      const { id } = await village.done('people.nominate', village.people.committee, { body });
      return { params: { nomination: id }, body: { confirm: false, reason: '不是村里选的' } };
    },
  },

  'joining.invites': {
    ask: async (village) => {
      const { register } = village.museum.polls;
      const household = register.household('上寨 1 号').id;
      await invited(village, household);
      return { query: { hamlet: register.hamlets[0]!.id, household } };
    },
  },
  'joining.invite': {
    ask: (village) => ({
      body: {
        householdIds: [village.museum.polls.register.household('上寨 1 号').id],
        hamletId: village.museum.polls.register.hamlets[0]!.id,
        days: (village.next() % 90) + 1,
      },
    }),
  },
  'joining.inviteSheet': {
    ask: async (village) => {
      const id = village.museum.polls.register.household('上寨 1 号').id;
      await invited(village, id);
      return { query: { of: 'household', id } };
    },
  },
  'joining.revokeInvite': {
    ask: async (village) => {
      const { id } = await invited(village, village.museum.polls.register.household('上寨 1 号').id);
      return { params: { invite: id } };
    },
  },
  'joining.door': { lets: 'anyone', ...plain },
  'joining.lookup': {
    lets: 'anyone',
    ask: async (village) => {
      const { code } = await invited(village, village.museum.polls.register.household('上寨 1 号').id);
      return { query: { code } };
    },
  },
  'joining.accept': {
    lets: 'anyone',
    ask: async (village) => {
      const { residentId, householdId } = await newcomer(village);
      const { code } = await invited(village, householdId);
      return { as: await village.app.newUser(), body: { code, residentId } };
    },
  },
  'joining.request': {
    lets: 'anyone',
    ask: async (village) => ({
      as: await village.app.newUser(),
      body: { name: `客人${village.next()}`, hamletId: village.museum.polls.register.hamlets[0]!.id, no: 1 },
    }),
  },
  'joining.withdraw': {
    lets: 'anyone',
    ask: async (village) => {
      const { request, as } = await requested(village, `客人${village.next()}`);
      return { as, params: { request } };
    },
  },
  'joining.requests': plain,
  'joining.decide': {
    ask: async (village, as) => {
      const { residentId, name, user } = await bound(village);
      if (as === village.people.supervisor) await village.museum.polls.register.give(user, 'supervisor');
      const { request } = await requested(village, name);
      return { params: { request }, body: { confirm: true, residentId } };
    },
  },
} satisfies Partial<Lines>;
