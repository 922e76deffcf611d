import { DueLoop } from './due-loop.js';
import type { Tables, Trade } from './model.js';
import type { Notifier } from './notifier.js';
import { refundNotice, tradeView } from './pay-views.js';
import { Refunds, type RefundRequest } from './refunds.js';
import type { Registration } from './registration.js';
import type { Store } from './store.js';
import { Trades, type Announcement } from './trades.js';

export type PayChoice = 'pay' | 'pay_lose_callback';

/** The acts on orders and refunds, each on the disk before anyone is told. */
export class PayService {
  readonly trades: Trades;
  readonly refunds: Refunds;
  private readonly settling: DueLoop;

  constructor(
    private readonly store: Store<Tables>,
    private readonly registration: Registration,
    private readonly notifier: Notifier,
    options: { refundDelayMs: number; now: () => number; onError: (error: unknown) => void },
  ) {
    this.trades = new Trades(store, options.now);
    this.refunds = new Refunds(store, this.trades, options.refundDelayMs, options.now);
    const settle = () => void this.settleRefunds().catch(options.onError);
    this.settling = new DueLoop(() => this.refunds.nextDue(), settle, options.now);
  }

  /** Takes up what was due while the process was down. */
  start(): void {
    this.settling.wake();
    this.notifier.wake();
  }

  async stop(): Promise<void> {
    this.settling.stop();
    await this.notifier.stop();
  }

  async announce(order: Announcement): Promise<string> {
    const prepayId = this.trades.announce(order);
    await this.store.durable();
    return prepayId;
  }

  async close(outTradeNo: string): Promise<void> {
    this.trades.close(outTradeNo);
    await this.store.durable();
  }

  async pay(trade: Trade, choice: PayChoice): Promise<void> {
    const paid = this.trades.pay(trade);
    if (choice === 'pay') {
      this.notifier.enqueue({
        url: paid.notifyUrl,
        eventType: 'TRANSACTION.SUCCESS',
        summary: '支付成功',
        originalType: 'transaction',
        content: JSON.stringify(tradeView(paid, this.registration.mchid)),
      });
    }
    await this.store.durable();
    this.notifier.wake();
  }

  async refund(request: RefundRequest): Promise<ReturnType<Refunds['request']>> {
    const accepted = this.refunds.request(request);
    await this.store.durable();
    this.settling.wake();
    return accepted;
  }

  private async settleRefunds(): Promise<void> {
    for (const { refund, trade } of this.refunds.settleDue()) {
      if (refund.notifyUrl === undefined) continue;
      this.notifier.enqueue({
        url: refund.notifyUrl,
        eventType: 'REFUND.SUCCESS',
        summary: '退款成功',
        originalType: 'refund',
        content: JSON.stringify(refundNotice(refund, trade, this.registration.mchid)),
      });
    }
    await this.store.durable();
    this.notifier.wake();
  }
}
