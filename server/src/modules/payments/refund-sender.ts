import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Tenant } from '../../platform/db/tenant.js';
import { type JobContext, type JobHandler, Jobs } from '../../platform/jobs/jobs.js';
import type { WechatRefund } from '../../platform/wechat/pay-answers.js';
import { WechatPay } from '../../platform/wechat/pay.js';
import { WechatRefused } from '../../platform/wechat/wechat-errors.js';
import { checkAgainAt, isDaily, isFinalRefusal } from './domain/refund-sending.js';
import { AlarmsService } from './alarms.service.js';
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
    private readonly alarms: AlarmsService,
    private readonly payments: PaymentsRepository,
    private readonly refunds: RefundsRepository,
  ) {}

  onModuleInit(): void {
    this.jobs.handle('payments.refund', (job: SendJob) => this.send(job), this.lost('payments.refund'));
    this.jobs.handle('payments.refund_check', (job: CheckJob) => this.check(job), this.lost('payments.refund_check'));
  }

  /**
   * Run again, it asks under the same number, which WeChat answers with the same refund. The next look is filed before
   * the question: whatever becomes of this job, the refund is looked after.
   */
  private async send({ villageId, payload: { refundId }, at }: SendJob): Promise<void> {
    const waiting = await this.waiting(villageId, refundId, at);
    if (!waiting) return;
    await this.checkLater(villageId, refundId, 0, at);
    const answer = await this.asked(villageId, waiting, { at, tell: true });
    if (answer) await this.outcomes.apply(answer, at);
  }

  /** For the case that the callback never comes, or WeChat would not do it yet. Goes on, daily in the end, for ever. */
  private async check({ villageId, payload, at }: CheckJob): Promise<void> {
    const { refundId, checks } = payload;
    const waiting = await this.waiting(villageId, refundId, at);
    if (!waiting) return;
    await this.checkLater(villageId, refundId, checks + 1, at);
    // Not known to WeChat: its acceptance was lost with the request. The same number is asked for again.
    const answer =
      (await this.wechat.refundState(waiting.refund.outRefundNo)) ??
      (await this.asked(villageId, waiting, { at, tell: isDaily(checks) }));
    if (answer) await this.outcomes.apply(answer, at);
  }

  /**
   * WeChat's acceptance, or undefined when it refused: for good, or for now, which the next look tries again and a
   * person is told of. Throws, and is tried again soon, when WeChat was not reached.
   */
  private async asked(
    villageId: string,
    { refund, payment }: Waiting,
    { at, tell }: { at: Date | undefined; tell: boolean },
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
      if (!(error instanceof WechatRefused)) throw error;
      const { code } = error;
      if (isFinalRefusal(error)) await this.outcomes.giveUp(villageId, refund.id, code, at);
      else if (tell) {
        const detail = { outRefundNo: refund.outRefundNo, why: code };
        await this.tenant.system(villageId, at, (tx) =>
          this.alarms.raise(tx, 'refund_delayed', payment.outTradeNo, detail),
        );
      }
      return undefined;
    }
  }

  /** A job given up after all its tries leaves money where it should not be: a person must look. */
  private lost(job: string): JobHandler {
    return async ({ villageId, payload, at }) => {
      const refundId = String(payload.refundId);
      await this.tenant.system(villageId, at, async (tx) => {
        const refund = await this.refunds.byId(tx, refundId);
        const payment = refund && (await this.payments.ofOrder(tx, refund.orderId));
        await this.alarms.raise(tx, 'job_exhausted', payment?.outTradeNo ?? '', { job, refundId });
      });
    };
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
