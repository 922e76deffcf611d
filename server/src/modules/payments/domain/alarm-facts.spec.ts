import { describe, expect, it } from '@jest/globals';
import { differences } from '../alarms.service.js';
import { alarmFacts } from './alarm-facts.js';

describe('alarmFacts', () => {
  it('takes apart what differences put together', () => {
    const detail = differences([
      { field: 'amountFen', expected: 13_600, got: 1 },
      { field: 'currency', expected: 'CNY', got: undefined },
    ]);
    expect(alarmFacts(detail)).toEqual({
      refundNo: null,
      said: null,
      differs: [
        { field: 'amountFen', expected: '13600', got: '1' },
        { field: 'currency', expected: 'CNY', got: '' },
      ],
    });
  });

  it('finds the refund and the word of WeChat under any of its names', () => {
    expect(alarmFacts({ outRefundNo: 'R1', why: 'NOT_ENOUGH' })).toMatchObject({ refundNo: 'R1', said: 'NOT_ENOUGH' });
    expect(alarmFacts({ outRefundNo: 'R1', status: 'SUCCESS' }).said).toBe('SUCCESS');
    expect(alarmFacts({ tradeState: 'SUCCESS' }).said).toBe('SUCCESS');
    expect(alarmFacts({})).toEqual({ refundNo: null, said: null, differs: [] });
  });
});
