import { uploadVoice } from './media.js';
import { takePhoto } from './polls.js';
import { type Lines, plain } from './scenario-line.js';
import type { ScenarioVillage } from './scenario-village.js';

const DAY_MS = 86_400_000;

const text = (village: ScenarioVillage) => ({
  title: `${village.mark}封山，改了 ${village.next()}`,
  body: '后天早上封山，不是明天。',
});

/** Notices: reading them, writing them, and going after who did not. */
export const noticeLines = {
  'notices.list': plain,
  'notices.get': { ask: ({ standing }) => ({ params: { notice: standing.notice } }) },
  'notices.publish': {
    ask: async (village, as) => ({
      body: {
        ...village.notice(),
        householdIds: [village.museum.polls.register.households[0]!.id],
        pictureIds: [await takePhoto(village.app, village.id, as)],
        voices: [{ language: 'dong' as const, mediaId: (await uploadVoice(village.app, village.id, as)).body.id }],
      },
    }),
  },
  'notices.mark': {
    ask: async (village) => ({ params: { notice: await village.published() }, body: { step: 'acknowledged' } }),
  },
  'notices.replies': { ask: ({ standing }) => ({ params: { notice: standing.notice } }) },
  'notices.reply': {
    ask: async (village) => ({
      params: { notice: await village.published({ commentsOn: true }) },
      body: { text: `${village.mark}知道了 ${village.next()}` },
    }),
  },
  'notices.hideReply': {
    ask: async (village) => ({ params: await village.discussed(), body: { reason: '骂人的话' } }),
  },
  'notices.signUp': { ask: async (village) => ({ params: { notice: await village.hiring() } }) },
  'notices.signOff': {
    ask: async (village, as) => {
      const notice = await village.hiring();
      if (as === village.people.villager) await village.done('notices.signUp', as, { params: { notice } });
      return { params: { notice } };
    },
  },
  'notices.desk': plain,
  'notices.reach': { ask: ({ standing }) => ({ params: { notice: standing.notice } }) },
  'notices.assigned': plain,
  'notices.sheet': { ask: ({ standing }) => ({ params: { notice: standing.notice } }) },
  'notices.signups': { ask: ({ standing }) => ({ params: { notice: standing.work } }) },
  'notices.closeHiring': { ask: async (village) => ({ params: { notice: await village.hiring() } }) },
  'notices.correct': {
    ask: async (village, as) => ({
      params: { notice: await village.published() },
      body: {
        ...text(village),
        voices: [{ language: 'dong' as const, mediaId: (await uploadVoice(village.app, village.id, as)).body.id }],
        version: 1,
        reason: '日子写错了',
      },
    }),
  },
  'notices.withdraw': {
    ask: async (village) => ({
      params: { notice: await village.published() },
      body: { reason: `${village.next()} 号不封山了` },
    }),
  },
  'notices.reschedule': {
    ask: async (village) => ({
      params: { notice: await village.scheduled() },
      body: { publishAt: new Date(Date.now() + 2 * DAY_MS).toISOString() },
    }),
  },
  'notices.cancel': { ask: async (village) => ({ params: { notice: await village.scheduled() } }) },
  'notices.remind': { ask: async (village) => ({ params: { notice: await village.published() } }) },
  'notices.assign': {
    ask: async (village) => ({
      params: { notice: await village.published() },
      // Of the second hamlet nobody is the leader: its list is given to nobody.
      body: {
        hamletIds: village.museum.polls.register.hamlets.slice(0, 1 + ((village.next() >> 1) % 2)).map((h) => h.id),
      },
    }),
  },
  'notices.call': {
    ask: (village) => ({
      params: { notice: village.standing.notice },
      body: {
        householdId: village.museum.polls.register.households[2]!.id,
        outcome: village.next() % 2 === 0 ? ('told' as const) : ('no_answer' as const),
      },
    }),
  },
} satisfies Partial<Lines>;
