import { describe, expect, it } from '@jest/globals';
import { numberSpace, orderNumber } from './order-number.js';
import { receiverLabel } from './receiver-label.js';

describe('receiverLabel', () => {
  it.each([
    ['贵州省贵阳市南明区', '贵阳'],
    ['贵州省 贵阳市 南明区', '贵阳'],
    ['上海市杨浦区', '上海'],
    ['广西壮族自治区柳州市三江侗族自治县', '柳州'],
    ['贵州省黔东南苗族侗族自治州黎平县', '黔东南苗族侗族'],
    ['内蒙古自治区锡林郭勒盟', '锡林郭勒'],
    ['香港', '香港'],
  ])('%s is in %s', (region, city) => {
    expect(receiverLabel('周先生', region)).toBe(`周先生 · ${city}`);
  });
});

describe('orderNumber', () => {
  it('is the day in the village and 14 digits, as WeChat takes numbers', () => {
    expect(orderNumber(new Date('2026-11-21T17:00:00Z'), 7)).toBe('26112200000000000007');
    expect(orderNumber(new Date('2026-11-21T17:00:00Z'), numberSpace - 1)).toMatch(/^\d{20}$/);
  });
});
