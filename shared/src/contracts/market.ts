import * as z from 'zod';
import { contract } from './contract.js';
import { Cursor, Day, Done, Fen, Id, Instant, InVillage, inVillage, PositiveFen, text } from './common.js';
import { alarmKinds } from '../domain/payment-alarms.js';
import { orderStates } from '../domain/order-states.js';
import { refundStates } from '../domain/refund-states.js';
import { splitKinds } from '../domain/split.js';

export const LineKind = z.enum(splitKinds);
export const LotMode = z.enum(['commission', 'buyout']);
export const ProductArt = z.enum(['terrace', 'blackrice', 'tea', 'giftbox', 'bag']);

/** One row of 每一分钱去哪儿. `permille` is tenths of a percent; the rows' permille sum to 1000. */
export const PriceLine = z.object({
  key: z.string(),
  kind: LineKind,
  label: z.string(),
  amountFen: Fen,
  permille: z.int(),
  weave: z.int().min(1).max(7),
});
export type PriceLine = z.infer<typeof PriceLine>;

const ProductCard = z.object({
  id: Id,
  name: z.string(),
  spec: z.string(),
  season: z.string(),
  art: ProductArt,
  priceFen: Fen,
  growerFen: Fen,
  growerWord: z.string().describe('种的人 / 采茶人'),
  stock: z.int(),
  sold: z.int(),
});
export type ProductCard = z.infer<typeof ProductCard>;

const AgreementLine = z.object({
  kind: LineKind,
  label: text(2, 12),
  rule: z.discriminatedUnion('type', [
    z.object({ type: z.literal('amount'), fen: PositiveFen }),
    z.object({ type: z.literal('share'), perTenThousand: z.int().min(1).max(10_000) }),
    z.object({ type: z.literal('rest') }),
  ]),
});

export const marketContracts = {
  'products.list': contract({
    tag: '市集',
    summary: '眼下能买的',
    access: 'user',
    params: InVillage,
    response: z.object({ items: z.array(ProductCard) }),
  }),
  'products.get': contract({
    tag: '市集',
    summary: '一件产品：谁种的，每一分钱去哪儿',
    access: 'user',
    params: inVillage('product'),
    response: ProductCard.extend({
      story: z.string(),
      mode: LotMode.nullable(),
      lines: z.array(PriceLine).describe('一件的价钱分成的各项，加起来一分不差；没有约定时是空的'),
      lot: z
        .object({
          code: z.string(),
          harvestedOn: Day,
          certified: z.boolean(),
          growers: z.array(z.object({ label: z.string(), weightGram: z.int() })),
        })
        .nullable(),
    }),
  }),
  'products.create': contract({
    tag: '市集',
    summary: '合作社上架一件产品',
    access: ['coop_staff'],
    idempotent: true,
    params: InVillage,
    body: z.object({
      name: text(2, 16),
      spec: text(2, 30),
      season: text(2, 20),
      story: text(2, 1000),
      art: ProductArt,
      growerWord: text(2, 6),
      priceFen: PositiveFen,
    }),
    response: Done,
    status: 201,
  }),
  'products.agree': contract({
    tag: '市集',
    summary: '定一份分配约定：每件的价钱怎么分；以后收的货照它，已经收的货、下的单照原来的',
    access: ['coop_staff'],
    idempotent: true,
    params: inVillage('product'),
    body: z.object({ lines: z.array(AgreementLine).min(1).max(12) }),
    response: z.object({ id: Id, version: z.int(), lines: z.array(PriceLine) }),
    status: 201,
  }),
  'products.deliver': contract({
    tag: '市集',
    summary: '收一批货：哪几户供的，各多少；同时记账',
    access: ['coop_staff'],
    idempotent: true,
    params: inVillage('product'),
    body: z.object({
      code: z
        .string()
        .min(2)
        .max(16)
        .regex(/^[0-9A-Z]+(-[0-9A-Z]+)*$/, { error: '批号用数字、大写字母，中间可以有短横' }),
      mode: LotMode,
      quantity: z.int().min(1).max(1_000_000).describe('能卖的件数'),
      harvestedOn: Day,
      certified: z.boolean(),
      contributions: z
        .array(z.object({ householdId: Id, weightGram: z.int().min(1).max(100_000_000), grade: text(0, 8).optional() }))
        .min(1)
        .max(500),
    }),
    response: z.object({ id: Id, payableFen: Fen.describe('记给供货户的代销款或收购款') }),
    status: 201,
  }),
};

export const OrderState = z.enum(orderStates);
export const RefundState = z.enum(refundStates);
/** What a person may press. */
export const OrderEvent = z.enum([
  'pay',
  'cancel',
  'ship',
  'receive',
  'request_refund',
  'decide_refund',
  'resend_refund',
]);

const Receiver = z.object({
  name: text(1, 20),
  phone: z.string().regex(/^1[3-9]\d{9}$/, { error: '手机号是 11 位数字' }),
  region: text(2, 40),
  detail: text(2, 80),
});

const OrderCard = z.object({
  id: Id,
  villageId: Id,
  villageName: z.string(),
  no: z.string(),
  state: OrderState,
  productName: z.string(),
  spec: z.string(),
  art: ProductArt,
  quantity: z.int(),
  amountFen: Fen,
  placedAt: Instant,
  receiverLabel: z.string().describe('周先生 · 贵阳'),
});
export type OrderCard = z.infer<typeof OrderCard>;

export const OrderDetail = OrderCard.extend({
  productId: Id,
  unitFen: Fen,
  receiver: z
    .object({ name: z.string(), phone: z.string(), region: z.string(), detail: z.string() })
    .describe('只有买家和发货的人看得全；别人看到的电话和门牌是遮住的'),
  payBefore: Instant,
  paidAt: Instant.nullable(),
  shippedAt: Instant.nullable(),
  receivedAt: Instant.nullable(),
  closedAt: Instant.nullable(),
  shipment: z.object({ carrier: z.string(), trackingNo: z.string() }).nullable(),
  mode: LotMode,
  lotCode: z.string(),
  lines: z.array(PriceLine).describe('下单时定住的分配，单价 × 件数'),
  growers: z.array(z.object({ label: z.string(), amountFen: Fen })),
  refund: z
    .object({
      id: Id,
      state: RefundState,
      amountFen: Fen,
      reason: z.string(),
      requestedAt: Instant,
      note: z.string().nullable(),
    })
    .nullable(),
  may: z.array(OrderEvent).describe('这时这个人能做什么'),
  booked: z.array(z.object({ number: z.int(), memo: z.string(), occurredOn: Day, amountFen: Fen })),
});
export type OrderDetail = z.infer<typeof OrderDetail>;

const PaymentAlarm = z.object({
  id: Id,
  at: Instant,
  kind: z.enum(alarmKinds),
  orderNo: z.string().describe('商户订单号；空的是没有'),
  refundNo: z.string().nullable().describe('商户退款单号'),
  said: z.string().nullable().describe('微信的原话：状态或错误码'),
  differs: z.array(z.object({ field: z.string(), expected: z.string(), got: z.string().describe('空的是微信没说') })),
  refundState: RefundState.nullable().describe('这笔退款现在到哪一步了'),
});
export type PaymentAlarm = z.infer<typeof PaymentAlarm>;

const orderPath = inVillage('order');

export const orderContracts = {
  'orders.place': contract({
    tag: '订单',
    summary: '下单：货先留着，30 分钟内付',
    access: 'user',
    idempotent: true,
    params: InVillage,
    body: z.object({
      productId: Id,
      quantity: z.int().min(1).max(99),
      priceFen: PositiveFen.describe('看到的单价；变了就拒绝'),
      receiver: Receiver,
    }),
    response: OrderDetail,
    status: 201,
  }),
  'orders.desk': contract({
    tag: '订单',
    summary: '合作社的订单：要发的、有人要退的在前',
    access: ['coop_staff', 'supervisor', 'auditor'],
    params: InVillage,
    query: z.object({ state: OrderState.optional(), cursor: Cursor.optional() }),
    response: z.object({
      items: z.array(OrderCard.extend({ refundState: RefundState.nullable() })),
      nextCursor: z.string().nullable(),
    }),
  }),
  'orders.get': contract({
    tag: '订单',
    summary: '一张订单：货在哪儿，钱在哪儿',
    access: 'user',
    params: orderPath,
    response: OrderDetail,
  }),
  'orders.pay': contract({
    tag: '订单',
    summary: '取微信支付的参数；反复取不会多收钱',
    access: 'user',
    params: orderPath,
    body: z.object({ client: z.enum(['web', 'mini']) }),
    response: z.object({
      appId: z.string(),
      timeStamp: z.string(),
      nonceStr: z.string(),
      package: z.string(),
      signType: z.literal('RSA'),
      paySign: z.string(),
    }),
  }),
  'orders.sync': contract({
    tag: '订单',
    summary: '问微信这张单付了没有（回调没到时用）',
    access: 'user',
    params: orderPath,
    response: OrderDetail,
  }),
  'orders.cancel': contract({
    tag: '订单',
    summary: '不要了（付钱以前）',
    access: 'user',
    params: orderPath,
    response: OrderDetail,
  }),
  'orders.ship': contract({
    tag: '订单',
    summary: '发货',
    access: ['coop_staff'],
    idempotent: true,
    params: orderPath,
    body: z.object({
      carrier: text(2, 12),
      trackingNo: z.string().regex(/^[0-9A-Za-z-]{6,32}$/, { error: '单号是 6 到 32 位字母数字' }),
    }),
    response: OrderDetail,
  }),
  'orders.receive': contract({
    tag: '订单',
    summary: '收到了：钱按定好的分',
    access: 'user',
    idempotent: true,
    params: orderPath,
    response: OrderDetail,
  }),
  'orders.requestRefund': contract({
    tag: '订单',
    summary: '要求退款（收到以前）',
    access: 'user',
    idempotent: true,
    params: orderPath,
    body: z.object({ reason: text(2, 200) }),
    response: OrderDetail,
    status: 201,
  }),
  'orders.decideRefund': contract({
    tag: '订单',
    summary: '同意或不同意退款；同意就退全部的钱',
    access: ['coop_staff'],
    idempotent: true,
    params: inVillage('order', 'refund'),
    body: z.object({ approve: z.boolean(), note: text(0, 200).optional() }),
    response: OrderDetail,
  }),
  'orders.resendRefund': contract({
    tag: '订单',
    summary: '没退成的款照原来的退款单号再退一次',
    access: ['coop_staff'],
    idempotent: true,
    params: inVillage('order', 'refund'),
    response: OrderDetail,
  }),
  'payments.alarms': contract({
    tag: '账',
    summary: '微信收付款里要人看的，新的在上；每一条都没有因此记账',
    access: ['coop_staff', 'supervisor', 'auditor'],
    params: InVillage,
    query: z.object({ cursor: Cursor.optional() }),
    response: z.object({ items: z.array(PaymentAlarm), nextCursor: z.string().nullable() }),
  }),
  'me.orders': contract({
    tag: '我',
    summary: '我在各村下的订单，新的在前',
    access: 'user',
    query: z.object({ cursor: Cursor.optional() }),
    response: z.object({ items: z.array(OrderCard), nextCursor: z.string().nullable() }),
  }),
};
