import { newId } from '../../src/platform/db/id.js';
import { aPhone, withPhone } from './privacy.js';
import type { Lines } from './scenario-line.js';
import { newcomer } from './scenario-register.js';
import type { ScenarioVillage } from './scenario-village.js';

async function reachable(village: ScenarioVillage): Promise<string> {
  const { residentId } = await newcomer(village);
  await withPhone(village.app, village.id, residentId);
  return residentId;
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
} satisfies Partial<Lines>;
