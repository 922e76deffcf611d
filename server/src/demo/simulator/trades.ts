import { randomBytes } from 'node:crypto';
import { CashierError, PayError, type Tables, type Trade } from './model.js';
import type { Store } from './store.js';
import { dateDigits, randomDigits } from './wire.js';

export type Announcement = Pick<
  Trade,
  'appid' | 'openid' | 'outTradeNo' | 'description' | 'totalFen' | 'notifyUrl' | 'attach' | 'expiresAt' | 'content'
>;

const PREPAY_LIFE_MS = 2 * 3600_000;
const SHORTEST_TERM_MS = 60_000;
const LONGEST_TERM_MS = 7 * 86_400_000;

/** Orders and what may happen to them: NOTPAY → SUCCESS → REFUND, or NOTPAY → CLOSED. */
export class Trades {
  constructor(
    private readonly store: Store<Tables>,
    private readonly now: () => number,
  ) {}

  /** A prepay id for a new order, or again for one announced with the same content. */
  announce(order: Announcement): string {
    const known = this.store.get('trades', order.outTradeNo);
    if (known) return this.again(known, order);
    const term = order.expiresAt - this.now();
    if (term < SHORTEST_TERM_MS || term > LONGEST_TERM_MS) {
      throw new PayError(400, 'PARAM_ERROR', '订单失效时间要在 1 分钟以后、7 天以内', {
        field: '/time_expire',
        issue: 'out of range',
        location: 'body',
      });
    }
    const trade: Trade = { ...order, ...this.freshPrepay(), state: 'NOTPAY' };
    this.save(trade);
    return trade.prepayId;
  }

  find(outTradeNo: string): Trade | undefined {
    return this.store.get('trades', outTradeNo);
  }

  /** The order a phone may pay now. @throws CashierError in the words the phone shows */
  payable(appid: string, prepayId: string): Trade {
    const trade = this.store.all('trades').find((one) => one.prepayId === prepayId);
    if (!trade || trade.appid !== appid) throw new CashierError('没有这笔预支付订单');
    if (trade.state === 'CLOSED') throw new CashierError('该订单已关闭');
    if (trade.state !== 'NOTPAY') throw new CashierError('该订单已支付');
    if (this.now() >= trade.expiresAt) throw new CashierError('订单已过支付时间');
    if (this.now() >= trade.prepaidAt + PREPAY_LIFE_MS) throw new CashierError('支付请求已失效，请重新发起支付');
    return trade;
  }

  pay(trade: Trade): Trade {
    const now = this.now();
    const transactionId = `4200${dateDigits(now).slice(0, 8)}${randomDigits(16)}`;
    return this.save({ ...trade, state: 'SUCCESS', transactionId, paidAt: now });
  }

  close(outTradeNo: string): void {
    const trade = this.find(outTradeNo);
    if (!trade) throw new PayError(404, 'ORDER_NOT_EXIST', '订单不存在');
    if (trade.state === 'CLOSED') throw new PayError(400, 'ORDER_CLOSED', '订单已关闭');
    if (trade.state !== 'NOTPAY') throw new PayError(400, 'ORDERPAID', '该订单已支付');
    this.save({ ...trade, state: 'CLOSED' });
  }

  /** After the first refund the order reads 转入退款. */
  markRefunded(trade: Trade): void {
    if (trade.state === 'SUCCESS') this.save({ ...trade, state: 'REFUND' });
  }

  private again(known: Trade, order: Announcement): string {
    if (known.content !== order.content) throw new PayError(403, 'OUT_TRADE_NO_USED', '商户订单号重复');
    if (known.state === 'CLOSED') throw new PayError(400, 'ORDER_CLOSED', '订单已关闭');
    if (known.state !== 'NOTPAY') throw new PayError(400, 'ORDERPAID', '该订单已支付');
    if (this.now() < known.prepaidAt + PREPAY_LIFE_MS) return known.prepayId;
    return this.save({ ...known, ...this.freshPrepay() }).prepayId;
  }

  private freshPrepay(): Pick<Trade, 'prepayId' | 'prepaidAt'> {
    const now = this.now();
    return { prepayId: `wx${dateDigits(now)}${randomBytes(10).toString('hex')}`, prepaidAt: now };
  }

  private save(trade: Trade): Trade {
    this.store.put('trades', trade.outTradeNo, trade);
    return trade;
  }
}
