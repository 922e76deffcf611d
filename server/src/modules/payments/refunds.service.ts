import { Injectable } from '@nestjs/common';
import { nextRefundState } from '@wecountry/shared/domain/refund-states';
import { DomainError } from '@wecountry/shared/errors';
import { newId } from '../../platform/db/id.js';
import type { Tx } from '../../platform/db/tx.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { entries, LedgerService } from '../ledger/index.js';
import { refundOccasion } from './domain/refund-occasion.js';
import { PaymentsRepository, type PaymentRow } from './payments.repository.js';
import type { RefundCause } from './refund.entity.js';
import { RefundsRepository, type RefundRow } from './refunds.repository.js';

/**
 * Asks for, answers and begins refunds, in the transaction of the order's act. An approval is booked as owed to the
 * buyer, with the job that asks WeChat (refund-sender.ts); what WeChat says of it is applied in refund-outcomes.ts.
 */
@Injectable()
export class RefundsService {
  constructor(
    private readonly jobs: Jobs,
    private readonly ledger: LedgerService,
    private readonly payments: PaymentsRepository,
    private readonly refunds: RefundsRepository,
  ) {}

  /** The refunds of an order, the latest first. */
  ofOrder(tx: Tx, orderId: string): Promise<RefundRow[]> {
    return this.refunds.ofOrder(tx, orderId);
  }

  /** The buyer asks for the order's money. The caller holds the order and has checked that it may be asked. */
  async request(tx: Tx, orderId: string, reason: string): Promise<void> {
    const payment = await this.payments.ofOrder(tx, orderId);
    if (payment?.state !== 'paid') throw new DomainError('order.not_now');
    await this.add(tx, payment, { cause: 'asked', state: 'requested', reason, requestedBy: tx.userId ?? null });
  }

  /**
   * The co-op answers. The caller holds the order.
   * @throws DomainError `request.not_found`; `order.refund_not_now` when it has been answered.
   */
  async decide(
    tx: Tx,
    refund: { id: string; orderId: string },
    answer: { approve: boolean; note?: string },
  ): Promise<'approved' | 'rejected'> {
    const found = await this.refunds.byId(tx, refund.id);
    if (found?.orderId !== refund.orderId) throw new DomainError('request.not_found');
    nextRefundState(found.state, answer.approve ? 'approve' : 'reject', 'coop_staff');
    const state = answer.approve ? 'approved' : 'rejected';
    const decision = { state, decidedAt: tx.now, decidedBy: tx.userId ?? null, note: answer.note ?? null } as const;
    await this.refunds.change(tx, found, decision);
    if (state === 'approved') {
      const payment = await this.payments.ofOrder(tx, found.orderId);
      if (!payment) throw new Error('A refund without its payment');
      await this.ledger.post(tx, entries.refundApproved(refundOccasion(found, payment, tx.now)));
      await this.send(tx, found.id);
    }
    return state;
  }

  /**
   * Asks WeChat again for a refund that failed, under its own number, so that it can not be given twice. It is owed to
   * the buyer since its approval: nothing is booked. The caller holds the order.
   * @throws DomainError `request.not_found`; `order.refund_not_now` unless it failed.
   */
  async sendAgain(tx: Tx, refund: { id: string; orderId: string }): Promise<'approved'> {
    const found = await this.refunds.byId(tx, refund.id);
    if (found?.orderId !== refund.orderId) throw new DomainError('request.not_found');
    nextRefundState(found.state, 'send_again', 'coop_staff');
    await this.refunds.change(tx, found, { state: 'approved', endedAt: null });
    await this.send(tx, found.id);
    return 'approved';
  }

  /** Money of a closed order, already booked as owed to the buyer, goes back by itself. */
  async sendLateBack(tx: Tx, payment: PaymentRow): Promise<void> {
    const begun = { cause: 'late_payment', state: 'approved', reason: '订单关了以后才付到，自动退回' } as const;
    const id = await this.add(tx, payment, { ...begun, requestedBy: null, decidedAt: tx.now });
    await this.send(tx, id);
  }

  private async add(
    tx: Tx,
    payment: PaymentRow,
    refund: {
      cause: RefundCause;
      state: 'requested' | 'approved';
      reason: string;
      requestedBy: string | null;
      decidedAt?: Date;
    },
  ): Promise<string> {
    const id = newId();
    const earlier = await this.refunds.ofOrder(tx, payment.orderId);
    await this.refunds.add(tx, {
      ...refund,
      id,
      paymentId: payment.id,
      orderId: payment.orderId,
      outRefundNo: `${payment.outTradeNo}R${earlier.length + 1}`,
      amountFen: payment.amountFen,
      requestedAt: tx.now,
    });
    return id;
  }

  private send(tx: Tx, refundId: string): Promise<void> {
    return this.jobs.enqueue(tx, 'payments.refund', { refundId }, { key: refundId });
  }
}
