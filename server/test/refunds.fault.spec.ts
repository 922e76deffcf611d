import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import pg from 'pg';
import { WechatPay } from '../src/platform/wechat/pay.js';
import { WechatRefused, WechatUnknown } from '../src/platform/wechat/wechat-errors.js';
import { makeApp } from '../src/server.js';
import { type Order, TestShop } from './harness/shop.js';

const DAY_MS = 24 * 3_600_000;

describe('a refund that WeChat does not take at once', () => {
  let shop: TestShop;
  beforeAll(async () => {
    shop = await TestShop.start();
  });
  afterAll(() => shop.close());
  afterEach(async () => {
    jest.restoreAllMocks();
    await shop.checkBooks();
  });

  const approved = async () => {
    const order = await shop.paid(await shop.stocked(1));
    await shop.decideRefund((await shop.requestRefund(order)).body, true);
    return order;
  };
  const asking = () => jest.spyOn(shop.app.get(WechatPay), 'refund');
  const alarmsOf = async (order: Order) =>
    (await shop.alarms()).filter((alarm) => alarm.outTradeNo === order.no).map((alarm) => alarm.kind);
  const asOwner = async <T extends object>(sql: string): Promise<T[]> => {
    const client = new pg.Client({ connectionString: shop.app.database.ownerUrl });
    await client.connect();
    try {
      return (await client.query<T>(sql)).rows;
    } finally {
      await client.end();
    }
  };

  it('is tried again every day while the merchant has too little money, and a person is told', async () => {
    const order = await approved();
    const ask = asking().mockRejectedValue(new WechatRefused('NOT_ENOUGH', '基本账户余额不足', 403));
    const start = Date.now();
    await shop.app.runDue(new Date(start + 60_000));
    expect(await alarmsOf(order)).toEqual(['refund_delayed']);
    await shop.app.runDue(new Date(start + 3 * DAY_MS));
    for (let day = 4; day <= 8; day += 1) {
      const before = ask.mock.calls.length;
      await shop.app.runDue(new Date(start + day * DAY_MS));
      expect(ask.mock.calls.length).toBeGreaterThan(before);
    }
    expect((await alarmsOf(order)).length).toBeGreaterThan(5);
    expect((await shop.order(order)).refund?.state).toBe('approved');
    ask.mockRestore();
    await shop.app.runDue(new Date(start + 9 * DAY_MS));
    await shop.until(order, (now) => now.state === 'refunded');
    // Nothing that was run is left behind, to be run once more by the worker.
    expect(await asOwner(`SELECT FROM graphile_worker.jobs WHERE locked_at IS NOT NULL`)).toEqual([]);
  });

  it('is looked after from before it is asked for, so that no crash after WeChat took it loses it', async () => {
    const order = await approved();
    let filed = 0;
    asking().mockImplementation(async () => {
      filed = (
        await asOwner(`SELECT FROM graphile_worker.jobs WHERE task_identifier = 'payments.refund_check'
        AND key LIKE '%' || (SELECT id FROM refunds WHERE out_refund_no = '${order.no}R1')`)
      ).length;
      throw new WechatRefused('NOT_ENOUGH', '', 403);
    });
    await shop.app.runDue();
    expect(filed).toBe(1);
    jest.restoreAllMocks();
    await shop.app.runDue(new Date(Date.now() + DAY_MS));
    await shop.until(order, (now) => now.state === 'refunded');
  });

  it('calls a person when its job has failed for the last time', async () => {
    const order = await approved();
    await asOwner(`UPDATE graphile_worker._private_jobs SET attempts = max_attempts - 1
      WHERE key LIKE '%:payments.refund:%'`);
    const worker = await makeApp({ ...shop.app.config, worker: true });
    try {
      jest.spyOn(worker.get(WechatPay), 'refund').mockRejectedValue(new WechatUnknown('no answer'));
      for (let i = 0; i < 100 && (await alarmsOf(order)).length === 0; i++)
        await new Promise((wait) => setTimeout(wait, 100));
      expect(await alarmsOf(order)).toEqual(['job_exhausted']);
    } finally {
      await worker.close();
    }
  });
});
