import type { WechatConfig } from './wechat-config.js';

/** An order to announce. */
export interface PrepayOrder {
  /** The appid of the client the payer uses, with the openid the payer has there. */
  readonly appid: string;
  readonly openid: string;
  /** 6–32 of `[0-9A-Za-z_\-|*]`, unique for the merchant for ever. */
  readonly outTradeNo: string;
  /** Shown in the cashier and on the slip; cut at 127 characters. */
  readonly description: string;
  /** More than 0. */
  readonly amountFen: number;
  /** Last moment to pay; at least a minute away. */
  readonly expiresAt: Date;
  /** Given back in the notification and the query, ≤ 127 characters. */
  readonly attach?: string;
  /** Keep the money frozen for sharing; off by default. */
  readonly profitSharing?: boolean;
}

/** Money to give back, whole or in one of at most 50 parts. */
export interface RefundOrder {
  readonly outTradeNo: string;
  /** ≤ 64 of `[0-9A-Za-z_\-|*@]`; the same one on every retry. */
  readonly outRefundNo: string;
  readonly refundFen: number;
  /** What the order cost. */
  readonly totalFen: number;
  /** Shown to the payer, cut at 80 bytes of UTF-8. */
  readonly reason?: string;
}

/** WeChat counts a refund's reason in bytes, unlike its other texts. */
const REASON_BYTES = 80;

function demand(holds: boolean, what: string): void {
  if (!holds) throw new RangeError(what);
}

const isAmount = (fen: number) => Number.isSafeInteger(fen) && fen > 0;
const cut = (text: string, limit: number) => [...text].slice(0, limit).join('');

/** As many whole characters as fit into so many bytes of UTF-8. */
function cutBytes(text: string, limit: number): string {
  let bytes = 0;
  let kept = '';
  for (const character of text) {
    bytes += Buffer.byteLength(character);
    if (bytes > limit) break;
    kept += character;
  }
  return kept;
}

/** RFC 3339 in China's time without fractions, the form WeChat reads. */
export function chinaTime(date: Date): string {
  return `${new Date(date.getTime() + 8 * 3600_000).toISOString().slice(0, 19)}+08:00`;
}

/**
 * The body that announces an order.
 * @throws RangeError when WeChat could only refuse it
 */
export function prepayBody(order: PrepayOrder, merchant: Pick<WechatConfig, 'mchid' | 'notifyUrl'>): string {
  demand(/^[0-9A-Za-z_\-|*]{6,32}$/.test(order.outTradeNo), 'out_trade_no: 6–32 letters, digits, _ - | *');
  demand(isAmount(order.amountFen), 'amount: a whole number of fen above 0');
  demand(order.description.trim() !== '', 'description: not empty');
  demand(order.attach === undefined || order.attach.length <= 127, 'attach: at most 127 characters');
  return JSON.stringify({
    appid: order.appid,
    mchid: merchant.mchid,
    description: cut(order.description, 127),
    out_trade_no: order.outTradeNo,
    time_expire: chinaTime(order.expiresAt),
    attach: order.attach,
    notify_url: merchant.notifyUrl,
    amount: { total: order.amountFen, currency: 'CNY' },
    payer: { openid: order.openid },
    settle_info: { profit_sharing: order.profitSharing ?? false },
  });
}

/** The body that asks for a refund. @throws RangeError when WeChat could only refuse it */
export function refundBody(order: RefundOrder, merchant: Pick<WechatConfig, 'refundNotifyUrl'>): string {
  demand(/^[0-9A-Za-z_\-|*@]{1,64}$/.test(order.outRefundNo), 'out_refund_no: 1–64 letters, digits, _ - | * @');
  demand(isAmount(order.refundFen) && isAmount(order.totalFen), 'amount: a whole number of fen above 0');
  demand(order.refundFen <= order.totalFen, 'refund: not above the total');
  return JSON.stringify({
    out_trade_no: order.outTradeNo,
    out_refund_no: order.outRefundNo,
    reason: order.reason === undefined ? undefined : cutBytes(order.reason, REASON_BYTES),
    notify_url: merchant.refundNotifyUrl,
    amount: { refund: order.refundFen, total: order.totalFen, currency: 'CNY' },
  });
}
