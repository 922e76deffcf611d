import { Injectable } from '@nestjs/common';
import { DomainError } from '@wecountry/shared/errors';
import type { Fen } from '@wecountry/shared/domain/money';
import { newId } from '../../platform/db/id.js';
import { Tenant } from '../../platform/db/tenant.js';
import type { Tx } from '../../platform/db/tx.js';
import { isPaid } from '../../platform/wechat/pay-checks.js';
import type { PayParams } from '../../platform/wechat/pay-signature.js';
import { WechatPay } from '../../platform/wechat/pay.js';
import { WechatRefused, WechatUnknown } from '../../platform/wechat/wechat-errors.js';
import { PaymentsRepository, type PaymentRow } from './payments.repository.js';
import { PaymentService } from './payments.service.js';

/** WeChat keeps a prepay id for two hours; ours is handed out again for less. */
const PREPAY_GOOD_MS = 100 * 60_000;
/** WeChat's own limit lies after ours, so that a payment begun in time is not cut off before we close it. */
const GRACE_MS = 2 * 60_000;

interface ToPay {
  readonly orderId: string;
  readonly outTradeNo: string;
  readonly amountFen: Fen;
}

/** Asks WeChat about payments, always outside of a transaction: the number is stored first, the answer after. */
@Injectable()
export class CashierService {
  constructor(
    private readonly tenant: Tenant,
    private readonly wechat: WechatPay,
    private readonly payments: PaymentService,
    private readonly repository: PaymentsRepository,
  ) {}

  /** The payment of an order, if one was ever opened. */
  ofOrder(tx: Tx, orderId: string): Promise<PaymentRow | undefined> {
    return this.repository.ofOrder(tx, orderId);
  }

  /**
   * Stores the payment before WeChat hears of it; the one already stored is given again. The caller holds the order.
   * @throws DomainError `order.other_client` when it was opened by another client or person;
   *   `order.not_now` when WeChat was told already that nobody may pay it.
   */
  async open(tx: Tx, toPay: ToPay, payer: { appid: string; openid: string }): Promise<PaymentRow> {
    const { appid, openid } = payer;
    const known = await this.repository.ofOrder(tx, toPay.orderId);
    if (known) {
      if (known.appid !== appid || known.openid !== openid) throw new DomainError('order.other_client');
      if (known.state !== 'open') throw new DomainError('order.not_now');
      return known;
    }
    const payment = { ...toPay, id: newId(), appid, openid };
    await this.repository.add(tx, payment);
    return { ...payment, state: 'open', prepayId: null, prepaidAt: null, transactionId: null };
  }

  /**
   * What the phone needs to open WeChat's cashier for a payment that is stored and committed.
   * @throws DomainError `payment.unreachable`, `payment.refused`; `order.not_now` when it is paid or closed meanwhile.
   */
  async parameters(
    villageId: string,
    payment: PaymentRow,
    { description, payBefore, now }: { description: string; payBefore: Date; now: Date },
  ): Promise<PayParams> {
    const { appid, openid, outTradeNo, amountFen, prepayId, prepaidAt } = payment;
    if (prepayId && prepaidAt && now.getTime() - prepaidAt.getTime() < PREPAY_GOOD_MS) {
      return this.wechat.payParams(appid, prepayId);
    }
    const expiresAt = new Date(payBefore.getTime() + GRACE_MS);
    const order = { appid, openid, outTradeNo, amountFen, description, expiresAt };
    const prepaid = await reached(() => this.wechat.prepay(order), {
      ORDERPAID: async () => {
        await this.ask(payment);
        throw new DomainError('order.not_now');
      },
    });
    const open = await this.tenant.system(villageId, undefined, (tx) =>
      this.repository.prepaid(tx, payment.id, prepaid.prepayId),
    );
    if (!open) throw new DomainError('order.not_now');
    return this.wechat.payParams(appid, prepaid.prepayId);
  }

  /** Asks WeChat whether a payment was paid, and applies the answer. */
  async ask(payment: PaymentRow, at?: Date): Promise<'paid' | 'unpaid' | 'closed'> {
    const told = await reached(() => this.wechat.transaction(payment.outTradeNo));
    if (!told) return 'closed';
    if (isPaid(told)) {
      // An alarm: WeChat has money of another amount. Neither paid nor closed is true then.
      if ((await this.payments.applyTransaction(told, at)) === 'alarm') throw new DomainError('payment.refused');
      return 'paid';
    }
    return told.tradeState === 'CLOSED' || told.tradeState === 'REVOKED' ? 'closed' : 'unpaid';
  }

  /**
   * Makes sure that nobody can pay any more: asks first, then closes at WeChat. Money that came meanwhile is applied.
   * @returns `paid` when it was too late
   * @throws DomainError `payment.unreachable`, `payment.refused`: nothing is known, try again
   */
  async makeUnpayable(villageId: string, payment: PaymentRow, at?: Date): Promise<'paid' | 'closed'> {
    const asked = await this.ask(payment, at);
    if (asked === 'paid') return 'paid';
    if (asked === 'unpaid') {
      const refused = await reached(() => this.wechat.close(payment.outTradeNo).then(() => 'closed' as const), {
        ORDERPAID: () => Promise.resolve('paid' as const),
        ORDER_NOT_EXIST: () => Promise.resolve('closed' as const),
      });
      if (refused === 'paid' && (await this.ask(payment, at)) === 'paid') return 'paid';
      if (refused === 'paid') throw new DomainError('payment.refused');
    }
    await this.tenant.system(villageId, at, (tx) => this.repository.close(tx, payment.id));
    return 'closed';
  }
}

/** Calls WeChat; a refusal with one of these codes has its own answer, every other failure is one of ours. */
async function reached<T>(call: () => Promise<T>, refusals: Record<string, () => Promise<T>> = {}): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof WechatUnknown) throw new DomainError('payment.unreachable');
    if (!(error instanceof WechatRefused)) throw error;
    const expected = Object.keys(refusals).find((code) => error.is(code));
    const answer = expected === undefined ? undefined : refusals[expected];
    if (!answer) throw new DomainError('payment.refused', { code: error.code });
    return answer();
  }
}
