import { MarketService } from '../../modules/market/index.js';
import { OrderGoods, OrderPayment, OrderService } from '../../modules/orders/index.js';
import { PaymentService } from '../../modules/payments/index.js';
import { ConfigToken, type Config } from '../../platform/config/config.js';
import { after } from '../calendar.js';
import { BUYERS, PRODUCTS, type OrderStory } from '../data/market.js';
import { Dice } from '../data/random.js';
import type { DemoIdentity, Stage } from '../stage.js';
import type { DemoVillage } from './founding.js';
import type { PastTrade } from './past-trades.js';

export interface DemoBuyer {
  userId: string;
  identity: DemoIdentity;
  receiver: (typeof BUYERS)[number]['receiver'];
}

const ORDERS = 64;
const MINUTE = 1;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

interface Planned {
  at: Date;
  buyer: DemoBuyer;
  productId: string;
  priceFen: number;
  quantity: number;
  story: OrderStory;
}

/**
 * Lives a month of trade: lots come in and are booked, buyers order, WeChat's callbacks mark them paid, the co-op ships,
 * buyers receive and the money parts. Returns the payments, so that the simulator knows them too.
 */
export async function liveTrade(
  stage: Stage,
  village: DemoVillage,
  parts: { staff: string; buyers: readonly DemoBuyer[] },
): Promise<PastTrade[]> {
  const products = await stockUp(stage, village, parts.staff);
  const dice = new Dice(68);
  const trades: PastTrade[] = [];
  for (const planned of plan(stage, dice, products, parts.buyers)) {
    await stage.runDue(planned.at);
    const trade = await liveOrder(stage, village, parts.staff, planned);
    if (trade) trades.push(trade);
  }
  await stage.runDue(stage.calendar.now);
  return trades;
}

async function stockUp(stage: Stage, village: DemoVillage, staff: string) {
  const market = stage.services.get(MarketService);
  const products: { id: string; priceFen: number; since: Date }[] = [];
  for (const { product, agreement, lots } of PRODUCTS) {
    const actor = (at: Date) => stage.actor(village.id, staff, at);
    const { id } = await market.create(await actor(stage.calendar.at(30, '09:00')), product);
    await market.agree(await actor(stage.calendar.at(30, '09:30')), id, { lines: agreement });
    let since = stage.calendar.now;
    for (const { daysAgo, growers, code, mode, quantity, certified } of lots) {
      const at = stage.calendar.at(daysAgo, '10:00');
      await market.deliver(await actor(at), id, {
        code,
        mode,
        quantity,
        certified,
        harvestedOn: stage.calendar.day(daysAgo + 12),
        contributions: growers.map((g) => ({
          householdId: village.households.get(`${g.hamlet} ${g.no}`) ?? '',
          weightGram: g.weightGram,
        })),
      });
      if (at < since) since = at;
    }
    products.push({ id, priceFen: product.priceFen, since });
  }
  return products;
}

/** Orders over the month, earliest first; the newest are still on their way, so that there is something to do. */
function plan(
  stage: Stage,
  dice: Dice,
  products: readonly { id: string; priceFen: number; since: Date }[],
  buyers: readonly DemoBuyer[],
): Planned[] {
  const now = stage.calendar.now.getTime();
  const times = Array.from({ length: ORDERS }, () => {
    const product = dice.pick(products);
    const from = product.since.getTime() + HOUR * 60_000;
    return { product, at: new Date(from + dice.next() * (now - from - 2 * HOUR * 60_000)) };
  }).sort((a, b) => a.at.getTime() - b.at.getTime());
  return times.map(({ product, at }) => {
    const ageDays = (now - at.getTime()) / 86_400_000;
    const settled: OrderStory = dice.chance(0.1) ? 'expired' : 'received';
    const story: OrderStory = ageDays > 5 ? settled : ageDays > 2 ? 'shipped' : 'paid';
    return {
      at,
      buyer: dice.pick(buyers),
      productId: product.id,
      priceFen: product.priceFen,
      quantity: dice.int(1, 4),
      story,
    };
  });
}

async function liveOrder(
  stage: Stage,
  village: DemoVillage,
  staff: string,
  planned: Planned,
): Promise<PastTrade | null> {
  const { at, buyer, story } = planned;
  const buys = (when: Date) => stage.actor(village.id, buyer.userId, when);
  const { id } = await stage.services.get(OrderService).place(await buys(at), {
    productId: planned.productId,
    quantity: planned.quantity,
    priceFen: planned.priceFen,
    receiver: buyer.receiver,
  });
  if (story === 'expired') return null;
  const paidAt = after(at, 3);
  const trade = await payOrder(stage, await buys(after(at, 2)), id, buyer, paidAt);
  if (story === 'paid') return trade;
  const goods = stage.services.get(OrderGoods);
  const shippedAt = after(paidAt, DAY + 2 * HOUR);
  await goods.ship(await stage.actor(village.id, staff, shippedAt), id, {
    carrier: '邮政快递',
    trackingNo: `98${String(paidAt.getTime()).slice(-11)}`,
  });
  if (story === 'received') await goods.receive(await buys(after(shippedAt, 3 * DAY)), id);
  return trade;
}

/** Opens the payment, and applies WeChat's word of it as its callback would once verified and opened. */
async function payOrder(
  stage: Stage,
  actor: Awaited<ReturnType<Stage['actor']>>,
  orderId: string,
  buyer: DemoBuyer,
  paidAt: Date,
): Promise<PastTrade> {
  const { wechat } = stage.services.get<Config>(ConfigToken);
  const payer = { appid: wechat.webAppid, openid: buyer.identity.openid };
  const payment = await stage.services.get(OrderPayment).openPayment(actor, orderId, payer);
  const transactionId = `4200${paidAt.getTime()}${payment.outTradeNo.replace(/\D/g, '').slice(-11).padStart(11, '0')}`;
  await stage.services.get(PaymentService).applyNotification(
    {
      id: orderId,
      eventType: 'TRANSACTION.SUCCESS',
      kind: 'transaction',
      transaction: {
        ...payer,
        mchid: wechat.mchid,
        outTradeNo: payment.outTradeNo,
        transactionId,
        tradeState: 'SUCCESS',
        succeededAt: paidAt,
        payerOpenid: payer.openid,
        totalFen: payment.amountFen,
        payerTotalFen: payment.amountFen,
        currency: 'CNY',
      },
    },
    paidAt,
  );
  return {
    ...payer,
    outTradeNo: payment.outTradeNo,
    transactionId,
    totalFen: payment.amountFen,
    paidAt: paidAt.getTime(),
  };
}
