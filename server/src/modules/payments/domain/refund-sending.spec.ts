import { describe, expect, it } from '@jest/globals';
import { WechatRefused } from '../../../platform/wechat/wechat-errors.js';
import { checkAgainAt, isFinalRefusal } from './refund-sending.js';

describe('sending a refund', () => {
  it('looks soon at first, then daily, for ever', () => {
    const now = new Date('2026-11-22T08:00:00Z');
    const minutes = [0, 1, 2, 3, 4, 5, 6, 50].map((n) => (checkAgainAt(now, n).getTime() - now.getTime()) / 60_000);
    expect(minutes).toEqual([1, 5, 30, 120, 360, 1440, 1440, 1440]);
  });

  it('gives up only on what will never be', () => {
    const refused = (code: string) => isFinalRefusal(new WechatRefused(code, '', 400));
    expect(['USER_ACCOUNT_ABNORMAL', 'RESOURCE_NOT_EXISTS'].map(refused)).toEqual([true, true]);
    expect(['NOT_ENOUGH', 'SIGN_ERROR', 'FREQUENCY_LIMITED'].map(refused)).toEqual([false, false, false]);
  });
});
