/** An order that a merchant announced. Times are Unix milliseconds, amounts fen. */
export interface Trade {
  appid: string;
  openid: string;
  outTradeNo: string;
  description: string;
  totalFen: number;
  notifyUrl: string;
  attach?: string;
  expiresAt: number;
  /** The announcement in canonical form: the same number must come with the same content. */
  content: string;
  prepayId: string;
  prepaidAt: number;
  state: 'NOTPAY' | 'SUCCESS' | 'REFUND' | 'CLOSED';
  transactionId?: string;
  paidAt?: number;
}

export interface Refund {
  refundId: string;
  outRefundNo: string;
  outTradeNo: string;
  refundFen: number;
  content: string;
  notifyUrl?: string;
  status: 'PROCESSING' | 'SUCCESS';
  createdAt: number;
  /** When the payer gets it. */
  dueAt: number;
  succeededAt?: number;
}

/** A callback until the merchant has taken it or the attempts are used up. */
export interface Delivery {
  id: string;
  url: string;
  eventType: string;
  summary: string;
  originalType: 'transaction' | 'refund';
  content: string;
  createdAt: number;
  attempt: number;
  dueAt: number;
}

/** How many messages of a template a person still takes. */
interface Consent {
  left: number;
  createdAt: number;
}

/** A subscription message that reached a phone. */
interface PhoneMessage {
  openid: string;
  template: string;
  values: Record<string, string>;
  page?: string;
  createdAt: number;
}

export interface Tables {
  trades: Trade;
  refunds: Refund;
  deliveries: Delivery;
  consents: Consent;
  messages: PhoneMessage;
}

/** A refusal in the form of API v3. */
export class PayError extends Error {
  override readonly name = 'PayError';
  constructor(
    readonly status: number,
    readonly code: string,
    override readonly message: string,
    readonly detail?: { field?: string; issue?: string; location?: string },
  ) {
    super(message);
  }
}

/** Why the phone shows no cashier or takes no payment, in the words it shows. */
export class CashierError extends Error {
  override readonly name = 'CashierError';
}
