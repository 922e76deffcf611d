import { PRIVACY_VERSION } from '@wecountry/shared/domain/privacy-version';
import { RegisterService } from '../../src/modules/people/index.js';
import { newId } from '../../src/platform/db/id.js';
import { takePhoto } from './polls.js';
import { aPhone, withPhone } from './privacy.js';
import { type Lines, plain } from './scenario-line.js';
import { bound, newcomer } from './scenario-register.js';
import type { ScenarioVillage } from './scenario-village.js';

async function reachable(village: ScenarioVillage): Promise<string> {
  const { residentId } = await newcomer(village);
  await withPhone(village.app, village.id, residentId);
  return residentId;
}

/** Somebody whom this person acts for; recorded by the committee, as for elders without a phone. */
async function helping(village: ScenarioVillage, helperId?: string): Promise<string> {
  const helper = helperId ?? (await bound(village)).residentId;
  const [owner, ...witnesses] = [await newcomer(village), await newcomer(village), await newcomer(village)];
  const body = {
    ownerId: owner!.residentId,
    helperId: helper,
    relation: 'child',
    how: 'in_person',
    witnessIds: witnesses.map((w) => w.residentId),
  } as const;
  return (await village.done('helpers.record', village.people.committee, { body })).id;
}

const head = ({ museum }: ScenarioVillage): string => museum.polls.register.household('上寨 1 号').residents[0]!.id;

/** Somebody below 14 in the household of the villager. */
async function child(village: ScenarioVillage): Promise<string> {
  const { app, id, museum } = village;
  const household = museum.polls.register.household('上寨 1 号');
  const person = { name: `小孩${village.next()}`, bornOn: '2020-05-05', head: false, away: false };
  return app.tenant.run({ villageId: id }, (tx) => app.get(RegisterService).addResident(tx, household.id, person));
}

/** What is a person's own. */
export const privacyLines = {
  'phones.mine': {
    ask: async (village) => {
      const resident = village.museum.polls.register.household('上寨 1 号').residents[0]!.id;
      await withPhone(village.app, village.id, resident);
      const body = { requestId: newId(), reason: 'notice', subjectId: village.standing.notice } as const;
      await village.done('people.call', village.people.committee, { params: { resident }, body });
      return {};
    },
  },
  'phones.set': { ask: () => ({ body: { phone: aPhone() } }) },
  'phones.enter': {
    ask: async (village) => ({
      params: { resident: (await newcomer(village)).residentId },
      body: { phone: aPhone() },
    }),
  },
  'phones.callable': {
    ask: ({ museum }) => ({ params: { household: museum.polls.register.household('上寨 1 号').id } }),
  },
  'people.call': {
    ask: async (village) => ({
      params: { resident: await reachable(village) },
      body: { requestId: newId(), reason: 'notice', subjectId: village.standing.notice },
    }),
  },
  'helpers.mine': {
    ask: async (village) => {
      await helping(village, head(village));
      return {};
    },
  },
  'helpers.allow': {
    ask: async (village) => ({ body: { helperId: (await bound(village)).residentId, relation: 'spouse' } }),
  },
  'helpers.record': {
    ask: async (village, as) => {
      const [owner, one, other] = [await newcomer(village), await newcomer(village), await newcomer(village)];
      return {
        body: {
          ownerId: owner.residentId,
          helperId: (await bound(village)).residentId,
          relation: 'child',
          how: 'paper',
          photoId: await takePhoto(village.app, village.id, as),
          witnessIds: [one.residentId, other.residentId],
        },
      };
    },
  },
  'helpers.end': {
    ask: async (village) => ({
      params: { consent: await helping(village, head(village)) },
      body: { reason: '搬走了' },
    }),
  },
  'helpers.desk': {
    ask: async (village) => {
      await helping(village, head(village));
      return {};
    },
  },
  'privacy.consent': { lets: 'anyone', ...plain },
  'privacy.agree': { lets: 'anyone', ask: () => ({ body: { version: PRIVACY_VERSION } }) },
  'privacy.withdraw': { lets: 'anyone', ask: async ({ app }) => ({ as: await app.newUser() }) },
  'privacy.copy': { lets: 'anyone', ...plain },
  'privacy.leaving': { lets: 'anyone', ...plain },
  'privacy.leave': {
    lets: 'anyone',
    ask: async (village) => {
      const as = await village.app.newUser();
      return { as, body: { code: (await village.done('privacy.leaving', as, {})).code } };
    },
  },
  'guardians.mine': {
    ask: async (village) => {
      await child(village);
      return {};
    },
  },
  'guardians.consent': {
    ask: async (village) => ({ params: { resident: await child(village) }, body: { agrees: true } }),
  },
} satisfies Partial<Lines>;
