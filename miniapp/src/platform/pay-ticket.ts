import type { ResponseOf } from '@wecountry/shared/contracts';

/** What WeChat's cashier needs, signed by the merchant. */
export type PayTicket = ResponseOf<'orders.pay'>;

/** What the cashier said when it closed. */
export type PayWord = 'paid' | 'cancelled' | 'failed';
