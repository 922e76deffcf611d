import { Injectable } from '@nestjs/common';
import { nextRefundState } from '@wecountry/shared/domain/refund-states';
import { Tenant } from '../../platform/db/tenant.js';
import type { Tx } from '../../platform/db/tx.js';
import type { WechatRefund } from '../../platform/wechat/pay-answers.js';
import { checkRefund } from '../../platform/wechat/pay-checks.js';
import { WechatPay } from '../../platform/wechat/pay.js';
import { entries, LedgerService } from '../ledger/index.js';
import { AlarmsService, differences } from './alarms.service.js';
import type { Outcome } from './domain/outcome.js';
import { refundOccasion } from './domain/refund-occasion.js';
import { PaymentsRepository, type PaymentRow } from './payments.repository.js';
import { RefundsRepository, type RefundRow } from './refunds.repository.js';
import { Seller } from './seller.js';

/** Applies what WeChat says of refunds, by callback, query or answer: once, however often it says so. */
@Injectable()
export class RefundOutcomes {
  constructor(
    private readonly tenant: Tenant,
    private readonly wechat: WechatPay,
    private readonly ledger: LedgerService,
    private readonly seller: Seller,
    private readonly alarms: AlarmsService,
    private readonly payments: PaymentsRepository,
    private readonly refunds: RefundsRepository,
  ) {}

  /** @param at a past time, when history is lived again */
  async apply(told: WechatRefund, at?: Date): Promise<Outcome> {
    const order = await this.seller.find(told.outTradeNo);
    if (!order) return this.alarms.raiseNowhere('unknown_order', told.outTradeNo, numbers(told));
    return this.tenant.system(order.villageId, at, async (tx) => {
      await this.seller.take(tx, order.orderId);
      return this.applyTo(tx, told);
    });
  }

  private async applyTo(tx: Tx, told: WechatRefund): Promise<Outcome> {
    const refund = await this.refunds.byNumber(tx, told.outRefundNo);
    const payment = refund && (await this.payments.ofOrder(tx, refund.orderId));
    if (!refund || !payment) return this.alarms.raise(tx, 'unknown_refund', told.outTradeNo, numbers(told));
    const mismatches = checkRefund(told, {
      mchid: this.wechat.mchid,
      outTradeNo: payment.outTradeNo,
      outRefundNo: refund.outRefundNo,
      refundFen: refund.amountFen,
      amountFen: payment.amountFen,
    });
    if (mismatches.length > 0) {
      return this.alarms.raise(tx, 'refund_differs', payment.outTradeNo, differences(mismatches));
    }
    if (refund.state === 'requested' || refund.state === 'rejected') {
      return this.alarms.raise(tx, 'refund_unasked', payment.outTradeNo, numbers(told));
    }
    if (told.status === 'PROCESSING') return 'not_yet';
    return told.status === 'SUCCESS'
      ? this.succeeded(tx, refund, payment, told)
      : this.failed(tx, refund, payment, told.status);
  }

  /** WeChat will never do it by itself: a person settles it, on WeChat's merchant page or with the buyer. */
  giveUp(villageId: string, refundId: string, code: string, at?: Date): Promise<Outcome> {
    return this.tenant.system(villageId, at, async (tx) => {
      const orderId = (await this.refunds.byId(tx, refundId))?.orderId;
      if (!orderId) throw new Error('A refund that is not there');
      await this.seller.take(tx, orderId);
      const refund = await this.refunds.byId(tx, refundId);
      const payment = await this.payments.ofOrder(tx, orderId);
      if (!refund || !payment) throw new Error('A refund without its payment');
      return this.failed(tx, refund, payment, code);
    });
  }

  private async succeeded(tx: Tx, refund: RefundRow, payment: PaymentRow, told: WechatRefund): Promise<Outcome> {
    if (refund.state === 'succeeded') return 'repeated';
    const endedAt = told.succeededAt ?? tx.now;
    nextRefundState(refund.state, 'succeed', 'system');
    await this.refunds.change(tx, refund, { state: 'succeeded', endedAt, wechatRefundId: told.refundId });
    await this.seller.refundEnded(tx, refund.orderId, 'succeeded', endedAt);
    await this.ledger.post(tx, entries.refundSucceeded(refundOccasion(refund, payment, endedAt)));
    return 'applied';
  }

  private async failed(tx: Tx, refund: RefundRow, payment: PaymentRow, why: string): Promise<Outcome> {
    if (refund.state !== 'approved') return 'repeated';
    nextRefundState(refund.state, 'fail', 'system');
    await this.refunds.change(tx, refund, { state: 'failed', endedAt: tx.now });
    await this.seller.refundEnded(tx, refund.orderId, 'failed', tx.now);
    const detail = { outRefundNo: refund.outRefundNo, why };
    return this.alarms.raise(tx, 'refund_failed', payment.outTradeNo, detail);
  }
}

const numbers = (told: WechatRefund) => ({ outRefundNo: told.outRefundNo, status: told.status });
