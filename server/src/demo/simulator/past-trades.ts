import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import type { Tables } from './model.js';
import type { Store } from './store.js';
import { randomDigits } from './wire.js';

const pastTrades = z.array(
  z.object({
    appid: z.string(),
    openid: z.string(),
    outTradeNo: z.string(),
    transactionId: z.string(),
    totalFen: z.int().positive(),
    /** Unix milliseconds. */
    paidAt: z.int(),
  }),
);

/** Payments that the demo's history says were made: what WeChat would remember of them. Those known already stay. */
export function takeUpPastTrades(store: Store<Tables>, folder: string): void {
  const file = path.join(folder, 'past-trades.json');
  if (!existsSync(file)) return;
  for (const past of pastTrades.parse(JSON.parse(readFileSync(file, 'utf8')))) {
    if (store.get('trades', past.outTradeNo)) continue;
    store.put('trades', past.outTradeNo, {
      ...past,
      description: '',
      notifyUrl: '',
      expiresAt: past.paidAt,
      content: '',
      prepayId: `wx${randomDigits(34)}`,
      prepaidAt: past.paidAt,
      state: 'SUCCESS',
    });
  }
}
