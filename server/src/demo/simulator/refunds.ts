import { PayError, type Refund, type Tables, type Trade } from './model.js';
import type { Store } from './store.js';
import type { Trades } from './trades.js';
import { dateDigits, randomDigits } from './wire.js';

export interface RefundRequest {
  outTradeNo?: string;
  transactionId?: string;
  outRefundNo: string;
  refundFen: number;
  totalFen: number;
  notifyUrl?: string;
  content: string;
}

const MOST_PARTS = 50;

/** Refunds: accepted at once, done a while later. */
export class Refunds {
  constructor(
    private readonly store: Store<Tables>,
    private readonly trades: Trades,
    private readonly delayMs: number,
    private readonly now: () => number,
  ) {}

  request(request: RefundRequest): { refund: Refund; trade: Trade } {
    const trade = this.paid(request);
    const known = this.store.get('refunds', request.outRefundNo);
    if (known) {
      if (known.content === request.content) return { refund: known, trade };
      throw new PayError(400, 'INVALID_REQUEST', '订单金额或退款金额与之前请求不一致，请核实后再试');
    }
    if (request.totalFen !== trade.totalFen) throw new PayError(400, 'INVALID_REQUEST', '订单金额不一致');
    const earlier = this.store.all('refunds').filter((one) => one.outTradeNo === trade.outTradeNo);
    if (earlier.length >= MOST_PARTS) throw new PayError(400, 'INVALID_REQUEST', '一笔订单最多退款 50 次');
    const given = earlier.reduce((sum, one) => sum + one.refundFen, 0);
    if (given + request.refundFen > trade.totalFen) {
      throw new PayError(400, 'INVALID_REQUEST', '申请退款金额大于订单剩余可退金额');
    }
    const now = this.now();
    const refund: Refund = {
      refundId: `5030${dateDigits(now).slice(0, 8)}${randomDigits(17)}`,
      outRefundNo: request.outRefundNo,
      outTradeNo: trade.outTradeNo,
      refundFen: request.refundFen,
      content: request.content,
      notifyUrl: request.notifyUrl,
      status: 'PROCESSING',
      createdAt: now,
      dueAt: now + this.delayMs,
    };
    this.store.put('refunds', refund.outRefundNo, refund);
    this.trades.markRefunded(trade);
    return { refund, trade };
  }

  find(outRefundNo: string): { refund: Refund; trade: Trade } {
    const refund = this.store.get('refunds', outRefundNo);
    const trade = refund && this.trades.find(refund.outTradeNo);
    if (!refund || !trade) throw new PayError(404, 'RESOURCE_NOT_EXISTS', '退款单不存在');
    return { refund, trade };
  }

  nextDue(): number | undefined {
    const open = this.store.all('refunds').filter((one) => one.status === 'PROCESSING');
    return open.length === 0 ? undefined : Math.min(...open.map((one) => one.dueAt));
  }

  /** Brings the money back to the payers whose time has come. */
  settleDue(): { refund: Refund; trade: Trade }[] {
    const now = this.now();
    const due = this.store.all('refunds').filter((one) => one.status === 'PROCESSING' && one.dueAt <= now);
    return due.map((one) => {
      this.store.put('refunds', one.outRefundNo, { ...one, status: 'SUCCESS', succeededAt: now });
      return this.find(one.outRefundNo);
    });
  }

  private paid(request: RefundRequest): Trade {
    const trade =
      request.outTradeNo === undefined
        ? this.store.all('trades').find((one) => one.transactionId === request.transactionId)
        : this.trades.find(request.outTradeNo);
    if (!trade?.transactionId) throw new PayError(404, 'RESOURCE_NOT_EXISTS', '订单不存在');
    if (request.transactionId !== undefined && trade.transactionId !== request.transactionId) {
      throw new PayError(400, 'INVALID_REQUEST', '微信支付订单号与商户订单号不一致');
    }
    return trade;
  }
}
