import { businessDate } from '@wecountry/shared/domain/calendar';
import { takePhoto } from './polls.js';
import { type Lines, plain } from './scenario-line.js';

/** Points from claim to count, and the museum's money from voucher to slip. */
export const pointsLines = {
  'credit.mine': plain,
  'credit.rules': plain,
  'credit.ranking': plain,
  'credit.public': plain,
  'credit.claims': plain,
  'credit.claim': {
    ask: async (village, as) => ({
      body: {
        itemId: village.museum.credit.items.canal!,
        happenedOn: businessDate(new Date()),
        note: `${village.mark}水渠 ${village.next()}`,
        pictureIds: [await takePhoto(village.app, village.id, as)],
      },
    }),
  },
  'credit.review': {
    ask: async (village) => ({
      params: { claim: await village.claim(village.people.villager) },
      body: { confirm: true, reason: `看过照片 ${village.next()}` },
    }),
  },
  'credit.object': {
    ask: async (village) => ({
      params: { claim: await village.claim(village.people.neighbour, 'public') },
      body: { reason: `那天没看见他 ${village.next()}` },
    }),
  },
  'credit.resolve': {
    ask: async (village) => ({
      params: { claim: await village.claim(village.people.villager, 'objected') },
      body: { stands: true, reason: `问过两边 ${village.next()}` },
    }),
  },

  'museum.voucher': {
    ask: (village) => ({
      body: {
        kind: 'income',
        amountFen: 100 + village.next(),
        memo: `${village.mark}门票`,
        occurredOn: businessDate(new Date()),
        paidFrom: 'cash',
      },
    }),
  },
  'dividends.plans': plain,
  'dividends.plan': { ask: ({ standing }) => ({ params: { plan: standing.plan } }) },
  'dividends.draft': {
    ask: (village) => ({ body: { year: village.draftYear, partPerTenThousand: 1_000 + village.next() } }),
  },
  'dividends.execute': { ask: async (village) => ({ params: { plan: await village.decided() } }) },
  'dividends.slip': { ask: ({ standing }) => ({ params: { plan: standing.plan } }) },
} satisfies Partial<Lines>;
