import { describe, expect, it } from '@jest/globals';
import { alarmKinds, alarmWords, differenceWords, saidWord } from './payment-alarms.js';

describe('the words of an alarm', () => {
  it('say what happened and what to do, without a code', () => {
    for (const kind of alarmKinds) {
      const { what, todo } = alarmWords[kind];
      expect(`${what}${todo}`).not.toMatch(/[A-Za-z_]/);
      expect(todo).toMatch(/。$/);
    }
  });

  it('say amounts in yuan and leave numbers of orders alone', () => {
    expect(differenceWords({ field: 'amountFen', expected: '13600', got: '1' })).toBe(
      '订单金额应是 ¥136.00，微信说 ¥0.01',
    );
    expect(differenceWords({ field: 'outTradeNo', expected: '20261122', got: '20261123' })).toBe(
      '订单号应是 20261122，微信说 20261123',
    );
    expect(differenceWords({ field: 'currency', expected: 'CNY', got: '' })).toBe('币种应是 CNY，微信说没有');
  });

  it('keep a code of WeChat that nobody has met yet', () => {
    expect(saidWord('NOT_ENOUGH')).toBe('商户号余额不够');
    expect(saidWord('NEW_CODE')).toBe('NEW_CODE');
  });
});
