import { Injectable } from '@nestjs/common';
import { businessDate } from '@wecountry/shared/domain/calendar';
import { Tenant } from '../../platform/db/tenant.js';
import type { Tx } from '../../platform/db/tx.js';
import type { Transaction } from '../../platform/wechat/pay-answers.js';
import { checkTransaction, isPaid } from '../../platform/wechat/pay-checks.js';
import type { PayNotification } from '../../platform/wechat/pay-notification.js';
import { WechatPay } from '../../platform/wechat/pay.js';
import { entries, LedgerService } from '../ledger/index.js';
import { AlarmsService, differences } from './alarms.service.js';
import type { Outcome } from './domain/outcome.js';
import { PaymentsRepository, type PaymentRow } from './payments.repository.js';
import { RefundOutcomes } from './refund-outcomes.service.js';
import { RefundsService } from './refunds.service.js';
import { Seller } from './seller.js';

/** Applies what WeChat says of payments, by callback or by query: once, however often and in whatever order it comes. */
@Injectable()
export class PaymentService {
  constructor(
    private readonly tenant: Tenant,
    private readonly wechat: WechatPay,
    private readonly ledger: LedgerService,
    private readonly seller: Seller,
    private readonly refunds: RefundsService,
    private readonly refundOutcomes: RefundOutcomes,
    private readonly alarms: AlarmsService,
    private readonly repository: PaymentsRepository,
  ) {}

  /**
   * Applies a callback that has been verified and opened.
   * @param at a past time, when history is lived again
   */
  async applyNotification(notification: PayNotification, at?: Date): Promise<Outcome> {
    if (notification.kind === 'transaction') return this.applyTransaction(notification.transaction, at);
    if (notification.kind === 'refund') return this.refundOutcomes.apply(notification.refund, at);
    return 'not_yet';
  }

  /** Applies what a callback or a query says of a payment. */
  async applyTransaction(told: Transaction, at?: Date): Promise<Outcome> {
    const { outTradeNo, tradeState } = told;
    const order = await this.seller.find(outTradeNo);
    if (!order) return this.alarms.raiseNowhere('unknown_order', outTradeNo, { tradeState });
    return this.tenant.system(order.villageId, at, async (tx) => {
      await this.seller.take(tx, order.orderId);
      return this.applyTo(tx, order.orderId, told);
    });
  }

  private async applyTo(tx: Tx, orderId: string, told: Transaction): Promise<Outcome> {
    const { outTradeNo, tradeState, transactionId = '' } = told;
    const payment = await this.repository.ofOrder(tx, orderId);
    // Nobody has asked WeChat for this money yet.
    if (!payment) return this.alarms.raise(tx, 'unknown_order', outTradeNo, { tradeState });
    const mismatches = checkTransaction(told, {
      mchid: this.wechat.mchid,
      appid: payment.appid,
      outTradeNo: payment.outTradeNo,
      amountFen: payment.amountFen,
    });
    const paid = isPaid(told);
    const known = payment.transactionId ?? transactionId;
    if (paid && (transactionId === '' || known !== transactionId)) {
      mismatches.push({ field: 'transactionId', expected: known, got: transactionId });
    }
    if (mismatches.length > 0) return this.alarms.raise(tx, 'payment_differs', outTradeNo, differences(mismatches));
    if (!paid) return 'not_yet';
    if (payment.state === 'paid') return 'repeated';
    await this.take(tx, payment, transactionId, told.succeededAt ?? tx.now);
    return 'applied';
  }

  /** Books the money: as an advance on the order, or, when the order is closed, as owed back to the buyer. */
  private async take(tx: Tx, payment: PaymentRow, transactionId: string, paidAt: Date): Promise<void> {
    await this.repository.paid(tx, payment.id, transactionId, paidAt);
    const { orderId: id, outTradeNo: no, amountFen } = payment;
    const occasion = { id, no, amountFen, occurredOn: businessDate(paidAt) };
    if ((await this.seller.paid(tx, id, paidAt)) === 'late') {
      await this.ledger.post(tx, entries.latePayment(occasion));
      await this.refunds.sendLateBack(tx, payment);
    } else {
      await this.ledger.post(tx, entries.paid(occasion));
    }
  }
}
