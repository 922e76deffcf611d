import type { ResponseOf } from '@wecountry/shared/contracts';
import { useState } from 'react';
import { ApiError } from '@/platform/api-error';
import { isH5 } from '@/platform/env';
import { requestPayment } from '@/platform/pay';
import { keepAnswer } from '@/platform/query';
import { call } from '@/platform/request';

export type PayOutcome = 'paid' | 'cancelled' | 'unknown';

/**
 * Takes an order through WeChat's cashier. Whatever the phone says afterwards, the server asks WeChat and has the last
 * word: `unknown` means the money may have left and the callback is still on its way. A payment never waits in the
 * outbox.
 */
export function usePayOrder(order: string, village: string) {
  const [paying, setPaying] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);
  const pay = async (): Promise<PayOutcome | null> => {
    setPaying(true);
    setError(null);
    try {
      const params = { order, village };
      const ticket = await call('orders.pay', { params, body: { client: isH5 ? 'web' : 'mini' }, timeoutMs: 30_000 });
      const said = await requestPayment(ticket);
      const after: ResponseOf<'orders.sync'> = await call('orders.sync', { params, timeoutMs: 30_000 });
      keepAnswer('orders.get', { params }, after);
      if (after.state !== 'placed') return 'paid';
      return said === 'cancelled' ? 'cancelled' : 'unknown';
    } catch (trouble) {
      if (!(trouble instanceof ApiError)) throw trouble;
      setError(trouble);
      return null;
    } finally {
      setPaying(false);
    }
  };
  return { pay, paying, error };
}
