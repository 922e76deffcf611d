import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Tenant } from '../../platform/db/tenant.js';
import { type JobContext, Jobs } from '../../platform/jobs/jobs.js';
import type { WechatRefund } from '../../platform/wechat/pay-answers.js';
import { WechatPay } from '../../platform/wechat/pay.js';
import { WechatRefused } from '../../platform/wechat/wechat-errors.js';
import { checkAgainAt, isFinalRefusal } from './domain/refund-sending.js';
import { PaymentsRepository, type PaymentRow } from './payments.repository.js';
import { RefundOutcomes } from './refund-outcomes.service.js';
import { RefundsRepository, type RefundRow } from './refunds.repository.js';

type SendJob = JobContext<{ refundId: string }>;
type CheckJob = JobContext<{ refundId: string; checks: number }>;

/** Asks WeChat for approved refunds, and looks after them until it has said how they ended. */
@Injectable()
export class RefundSender implements OnModuleInit {
  constructor(
    private readonly tenant: Tenant,
    private readonly jobs: Jobs,
    private readonly wechat: WechatPay,
    private readonly outcomes: RefundOutcomes,
    private readonly payments: PaymentsRepository,
    private readonly refunds: RefundsRepository,
  ) {}

  onModuleInit(): void {
    this.jobs.handle('payments.refund', (job: SendJob) => this.send(job));
    this.jobs.handle('payments.refund_check', (job: CheckJob) => this.check(job));
  }

  /** Run again, it asks under the same number, which WeChat answers with the same refund. */
  private async send({ villageId, payload: { refundId }, at }: SendJob): Promise<void> {
    const waiting = await this.waiting(villageId, refundId, at);
    if (!waiting) return;
    const answer = await this.asked(villageId, waiting, at);
    if (!answer) return;
    await this.checkLater(villageId, refundId, 0, at);
    await this.outcomes.apply(answer, at);
  }

  /** For the case that the callback never comes. */
  private async check({ villageId, payload, at }: CheckJob): Promise<void> {
    const { refundId, checks } = payload;
    const waiting = await this.waiting(villageId, refundId, at);
    if (!waiting) return;
    // Not known to WeChat: its acceptance was lost with the request. The same number is asked for again.
    const answer =
      (await this.wechat.refundState(waiting.refund.outRefundNo)) ?? (await this.asked(villageId, waiting, at));
    if (!answer) return;
    if (answer.status === 'PROCESSING') await this.checkLater(villageId, refundId, checks + 1, at);
    await this.outcomes.apply(answer, at);
  }

  /** WeChat's acceptance, or undefined when it refused for good. Throws, and is tried again, for everything between. */
  private async asked(
    villageId: string,
    { refund, payment }: Waiting,
    at: Date | undefined,
  ): Promise<WechatRefund | undefined> {
    try {
      return await this.wechat.refund({
        outTradeNo: payment.outTradeNo,
        outRefundNo: refund.outRefundNo,
        refundFen: refund.amountFen,
        totalFen: payment.amountFen,
        reason: refund.reason,
      });
    } catch (error) {
      if (!(error instanceof WechatRefused) || !isFinalRefusal(error)) throw error;
      await this.outcomes.giveUp(villageId, refund.id, error.code, at);
      return undefined;
    }
  }

  /** The refund, while it still waits for WeChat. */
  private waiting(villageId: string, refundId: string, at: Date | undefined): Promise<Waiting | null> {
    return this.tenant.system(villageId, at, async (tx) => {
      const refund = await this.refunds.byId(tx, refundId);
      const payment = refund && (await this.payments.ofOrder(tx, refund.orderId));
      return payment && refund.state === 'approved' ? { refund, payment } : null;
    });
  }

  private checkLater(villageId: string, refundId: string, checks: number, at: Date | undefined): Promise<void> {
    return this.tenant.system(villageId, at, (tx) =>
      this.jobs.enqueue(
        tx,
        'payments.refund_check',
        { refundId, checks },
        { key: refundId, runAt: checkAgainAt(tx.now, checks) },
      ),
    );
  }
}

interface Waiting {
  readonly refund: RefundRow;
  readonly payment: PaymentRow;
}
