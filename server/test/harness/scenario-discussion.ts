import { TestTopics } from './discussion.js';
import { takePhoto } from './polls.js';
import { type Lines } from './scenario-line.js';
import type { ScenarioVillage } from './scenario-village.js';

const topicsOf = ({ app, id, people }: ScenarioVillage) => new TestTopics(app, id, people.committee);
const shown = (village: ScenarioVillage, as = village.people.villager, pollId?: string) =>
  topicsOf(village).shown(as, { title: `${village.mark}说的事 ${village.next()}`, pollId });
/** A reply under a topic, which everybody sees. */
const reply = async (village: ScenarioVillage) =>
  topicsOf(village).shownReply(
    await shown(village),
    village.people.neighbour,
    `${village.mark}接一句 ${village.next()}`,
  );
const words = (village: ScenarioVillage) => ({ body: `${village.mark}说一句 ${village.next()}`, pictureIds: [] });

/** Settles and opens again in turn, so that no two requests are the same. */
let reopens = true;

/** Topics and their moderation. */
export const discussionLines = {
  'topics.list': {
    ask: async (village) => {
      await shown(village, undefined, village.standing.poll);
      return { query: { poll: village.standing.poll } };
    },
  },
  'topics.get': { ask: async (village) => ({ params: { topic: await shown(village) } }) },
  'topics.posts': {
    ask: async (village) => {
      const topic = await shown(village);
      await topicsOf(village).shownReply(topic, village.people.neighbour, `${village.mark}也是`);
      return { params: { topic } };
    },
  },
  'topics.ask': {
    ask: async (village, as) => ({
      body: {
        title: `${village.mark}水沟堵了 ${village.next()}`,
        body: '下雨就漫出来。',
        pictureIds: [await takePhoto(village.app, village.id, as)],
        pollId: village.standing.poll,
      },
    }),
  },
  'topics.reply': {
    ask: async (village, as) => ({
      params: { topic: await shown(village) },
      body: { ...words(village), pictureIds: [await takePhoto(village.app, village.id, as)] },
    }),
  },
  'topics.answer': {
    ask: async (village, as) => ({
      params: { topic: await shown(village) },
      body: { ...words(village), pictureIds: [await takePhoto(village.app, village.id, as)] },
    }),
  },
  'topics.settle': {
    ask: async (village, as) => {
      const topic = await shown(village, as);
      reopens = !reopens;
      if (!reopens) return { params: { topic }, body: { settled: true } };
      const params = { village: village.id, topic };
      await village.app.call('topics.settle', { as, params, body: { settled: true } });
      return { params: { topic }, body: { settled: false } };
    },
  },
  'topics.report': {
    ask: async (village) => ({
      params: { post: await reply(village) },
      body: { reason: 'rumour', note: `${village.mark}不对 ${village.next()}` },
    }),
  },
  'topics.appeal': {
    ask: async (village, as) => {
      const topics = topicsOf(village);
      const post = await topics.replied(await shown(village), as);
      const other = as === village.people.committee ? village.people.supervisor : village.people.committee;
      await topics.decided(post, 'hide', other);
      return { params: { post }, body: { reason: `我说的是实话 ${village.next()}` } };
    },
  },
  'moderation.queue': {
    ask: async (village) => {
      await topicsOf(village).replied(await shown(village), village.people.neighbour);
      const post = await reply(village);
      const params = { village: village.id, post };
      const body = { reason: 'insult', note: '' } as const;
      await village.app.call('topics.report', { as: village.people.villager, params, body });
      return {};
    },
  },
  'moderation.decide': {
    ask: async (village) => ({
      params: { post: await reply(village) },
      body: { act: 'hide', reason: `没有证据 ${village.next()}` },
    }),
  },
  'moderation.label': {
    ask: async (village) => ({
      params: { post: await reply(village) },
      body: { correction: `${village.mark}问过供电所 ${village.next()}` },
    }),
  },
  'moderation.judge': {
    ask: async (village) => {
      const topics = topicsOf(village);
      const post = await reply(village);
      await topics.decided(post, 'hide');
      const { id } = (await topics.appeal(post, village.people.neighbour)).body;
      return { params: { appeal: id }, body: { restore: true, reason: `问过两边 ${village.next()}` } };
    },
  },
} satisfies Partial<Lines>;
