import { writeFileSync } from 'node:fs';
import path from 'node:path';

/** A payment of the demo's history as WeChat would remember it; `paidAt` in Unix milliseconds. */
export interface PastTrade {
  appid: string;
  openid: string;
  outTradeNo: string;
  transactionId: string;
  totalFen: number;
  paidAt: number;
}

/** Leaves the payments of the past where the simulator takes them up at its start, so that it can refund them. */
export function writePastTrades(dataDir: string, trades: readonly PastTrade[]): void {
  writeFileSync(path.join(dataDir, 'simulator', 'past-trades.json'), JSON.stringify(trades, null, 1), { mode: 0o600 });
}
