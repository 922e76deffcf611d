import { newId } from '../../src/platform/db/id.js';
import { fromNow, takePhoto } from './polls.js';
import { aCode } from './secret.js';
import type { Lines } from './scenario-line.js';
import type { ScenarioVillage } from './scenario-village.js';
import type { TestUser } from './app.js';

const WHY = '还有几家没回来';

/** A household, and somebody of two others to witness what is taken from it. */
const helping = ({ museum }: ScenarioVillage) => {
  const [one, two, , four] = museum.polls.register.households;
  return { holderId: one!.id, witnesses: [two!.residents[0]!.id, four!.residents[0]!.id] };
};

/** A fresh vote of the collective's members, on whose roll every adult is. */
async function ofCollective(village: ScenarioVillage, secret = false): Promise<string> {
  const body = { body: 'collective_members' as const, add: [], remove: [], allAdults: true };
  await village.done('polls.changeBody', village.people.committee, { body });
  return village.museum.polls.open({
    preset: 'collective_members',
    secret,
    title: `${village.mark}鱼塘 ${village.next()}`,
  });
}

/** The first household of two: its head, and the other. */
const couple = ({ museum }: ScenarioVillage) => {
  const [head, other] = museum.polls.register.households[0]!.residents;
  return { holderId: other!.id, agentId: head!.id };
};

async function onPaper(village: ScenarioVillage, poll: string, as: TestUser): Promise<string> {
  const body = { ...couple(village), photoId: await takePhoto(village.app, village.id, as) };
  return (await village.done('polls.recordProxy', as, { params: { poll }, body })).id;
}

const task = (village: ScenarioVillage, as: TestUser) => ({
  title: `${village.mark}买水泥 ${village.next()}`,
  ownerId: as.userId,
  dueOn: '2099-01-01',
});

/** Around the ballots: time, roll, help, proxies, tasks. */
export const decisionLines = {
  'polls.openInHamlet': {
    ask: (village) => ({
      params: { hamlet: village.museum.polls.register.hamlets[0]!.id },
      body: {
        title: `${village.mark}水渠 ${village.next()}`,
        body: '哪天出工挖水渠。',
        preset: 'survey',
        kind: 'survey',
        options: ['周六', '周日'],
        closesAt: fromNow(3),
      },
    }),
  },
  'polls.cast': {
    ask: async (village) => {
      const poll = await ofCollective(village);
      await onPaper(village, poll, village.people.committee);
      return { params: { poll }, body: { choice: 'approve', forHolder: couple(village).holderId, requestId: newId() } };
    },
  },
  'secret.cast': {
    ask: async (village) => {
      const poll = await ofCollective(village, true);
      await onPaper(village, poll, village.people.committee);
      return { params: { poll }, body: { choice: 'approve', code: aCode(), forHolder: couple(village).holderId } };
    },
  },
  'polls.extend': {
    ask: async ({ museum }) => ({
      params: { poll: await museum.polls.open() },
      body: { closesAt: fromNow(9), reason: WHY },
    }),
  },
  'polls.cancel': {
    ask: async (village) => ({
      params: { poll: await village.museum.polls.open() },
      body: { reason: `${WHY} ${village.next()}` },
    }),
  },
  'polls.sheet': { ask: ({ standing }) => ({ params: { poll: standing.poll } }) },
  'polls.roll': { ask: ({ standing }) => ({ params: { poll: standing.poll } }) },
  'polls.assist': {
    ask: async (village) => ({
      params: { poll: await village.museum.polls.open() },
      body: { ...helping(village), choice: village.next() % 2 === 0 ? 'approve' : 'reject', how: 'phone' },
    }),
  },
  'polls.overturn': {
    ask: async (village, as) => {
      const poll = await village.museum.polls.open();
      const { people } = village;
      const helper = as === people.group_leader ? as : people.committee;
      const body = { ...helping(village), choice: 'approve', how: 'in_person' as const };
      return { params: { poll, ballot: (await village.done('polls.assist', helper, { params: { poll }, body })).id } };
    },
  },
  'polls.giveProxy': {
    ask: async (village) => ({
      params: { poll: await ofCollective(village) },
      body: { agentId: couple(village).holderId },
    }),
  },
  'polls.recordProxy': {
    ask: async (village, as) => ({
      params: { poll: await ofCollective(village) },
      body: { ...couple(village), photoId: await takePhoto(village.app, village.id, as) },
    }),
  },
  'polls.revokeProxy': {
    ask: async (village, as) => {
      const poll = await ofCollective(village);
      if (as === village.people.committee) return { params: { poll, proxy: await onPaper(village, poll, as) } };
      const body = { agentId: couple(village).holderId };
      const { id } = await village.done('polls.giveProxy', village.people.villager, { params: { poll }, body });
      return { params: { poll, proxy: id } };
    },
  },
  'polls.adults': { ask: () => ({ query: { q: '上寨' } }) },
  'polls.bodies': {
    ask: async (village) => {
      await ofCollective(village);
      return {};
    },
  },
  'polls.changeBody': {
    ask: async (village) => {
      const [one, two] = village.museum.polls.register.households;
      const body = village.next() % 2 === 0 ? 'representatives' : 'coop_members';
      const remove = [two!.residents[0]!.id];
      await village.done('polls.changeBody', village.people.committee, { body: { body, add: remove, remove: [] } });
      return { body: { body, add: [one!.residents[0]!.id], remove } };
    },
  },
  'tasks.list': {
    ask: async (village) => {
      const { committee } = village.people;
      await village.done('tasks.add', committee, {
        params: { poll: village.standing.poll },
        body: task(village, committee),
      });
      return {};
    },
  },
  'tasks.add': {
    ask: (village, as) => ({ params: { poll: village.standing.poll }, body: task(village, as) }),
  },
  'tasks.finish': {
    ask: async (village, as) => {
      const { id } = await village.done('tasks.add', village.people.committee, {
        params: { poll: village.standing.poll },
        body: task(village, as),
      });
      return { params: { task: id }, body: { note: `办好了 ${village.next()}` } };
    },
  },
} satisfies Partial<Lines>;
