import { type Lines, plain } from './scenario-line.js';
import { receiver, referenceLines } from './shop.js';

/** Products and lots, orders from the first to the last state, money and books. */
export const tradeLines = {
  'products.list': { lets: 'anyone', ...plain },
  'products.get': { lets: 'anyone', ask: ({ standing }) => ({ params: { product: standing.product } }) },
  'products.create': {
    ask: (village) => ({
      body: {
        name: `${village.mark}黑米 ${village.next()}`,
        spec: '1 kg 一袋',
        season: '2026 年新米',
        story: '牛耕的田。',
        art: 'blackrice',
        growerWord: '种的人',
        priceFen: 5_200,
      },
    }),
  },
  'products.agree': {
    ask: async (village) => {
      const service = { kind: 'service', label: `办事 ${village.next()}`, rule: { type: 'rest' } } as const;
      const lines = [...referenceLines.filter((line) => line.kind !== 'service'), service];
      return { params: { product: await village.shop.product(null) }, body: { lines } };
    },
  },
  'products.deliver': {
    ask: async (village) => ({
      params: { product: await village.shop.product() },
      body: {
        code: `S-${village.next()}`,
        mode: 'commission',
        quantity: 10,
        harvestedOn: '2026-10-01',
        certified: false,
        contributions: village.shop.growers(),
      },
    }),
  },

  'orders.place': {
    lets: 'anyone',
    ask: (village) => ({
      body: {
        productId: village.standing.product,
        quantity: 1,
        priceFen: 6_800,
        receiver: { ...receiver, name: `${village.mark}客 ${village.next()}` },
      },
    }),
  },
  'orders.desk': plain,
  'orders.get': {
    lets: ['buyer', 'coop_staff', 'supervisor', 'auditor'],
    ask: ({ standing }) => ({ params: { order: standing.order.id } }),
  },
  'orders.pay': {
    lets: ['buyer'],
    ask: async (village) => ({ params: { order: (await village.placed()).id }, body: { client: 'web' } }),
  },
  'orders.sync': {
    lets: ['buyer'],
    ask: async (village) => {
      const order = await village.placed();
      await village.shop.payOnPhone(order, 'pay_lose_callback');
      return { params: { order: order.id } };
    },
  },
  'orders.cancel': {
    lets: ['buyer'],
    ask: async (village) => ({ params: { order: (await village.placed()).id } }),
  },
  'orders.ship': {
    ask: async (village) => ({
      params: { order: (await village.paid()).id },
      body: { carrier: '邮政快递', trackingNo: `EMS2026${village.next()}` },
    }),
  },
  'orders.receive': {
    lets: ['buyer'],
    ask: async (village) => ({ params: { order: (await village.shipped()).id } }),
  },
  'orders.requestRefund': {
    lets: ['buyer'],
    ask: async (village) => ({
      params: { order: (await village.paid()).id },
      body: { reason: `买多了 ${village.next()}` },
    }),
  },
  'orders.decideRefund': {
    ask: async (village) => {
      const { id, refund } = await village.refundWanted();
      return { params: { order: id, refund: refund!.id }, body: { approve: true, note: `好的 ${village.next()}` } };
    },
  },
  'orders.resendRefund': {
    ask: async (village) => {
      const { id, refund } = await village.refundFailed();
      return { params: { order: id, refund: refund!.id } };
    },
  },
  'payments.alarms': plain,
  'me.orders': { lets: 'anyone', ...plain },

  'money.mine': plain,
  'ledger.books': plain,
  'ledger.trial': { ask: () => ({ params: { book: 'coop' }, query: { detail: 'sub-accounts' } }) },
  'ledger.journal': { ask: () => ({ params: { book: 'coop' } }) },
  'ledger.entry': { ask: ({ standing }) => ({ params: { book: 'coop', entry: standing.entry } }) },
  'ledger.statement': { ask: () => ({ params: { book: 'coop', account: '102-wx' } }) },
  // From what was done while the village was built on: what the suite does itself fills a page.
  'audit.acts': { ask: ({ standing }) => ({ query: { cursor: standing.act } }) },
  'audit.verify': { ask: () => ({ params: { book: 'coop' } }) },
} satisfies Partial<Lines>;
