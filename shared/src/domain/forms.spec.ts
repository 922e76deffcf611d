import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { checkPhone, checkQuantity, checkReceiver, checkText, normalPhone } from './forms.js';

describe('checkPhone', () => {
  it('takes every mainland mobile however it is spaced', () => {
    const phones = fc.stringMatching(/^1[3-9]\d{9}$/);
    fc.assert(
      fc.property(phones, fc.constantFrom('', '+86', '86', '0086 ', '+86-'), (phone, prefix) => {
        const typed = `${prefix}${phone.slice(0, 3)} ${phone.slice(3, 7)}-${phone.slice(7)}`;
        expect(checkPhone(typed)).toBeNull();
        expect(normalPhone(typed)).toBe(phone);
      }),
    );
  });

  it('says what is wrong', () => {
    expect(checkPhone(' ')).toBe('写上手机号');
    expect(checkPhone('1380013800')).toBe('手机号是 11 位，现在是 10 位');
    expect(checkPhone('12800138000')).toBe('手机号以 13 到 19 开头');
    expect(checkPhone('1380013800a')).toBe('手机号只有数字');
    expect(checkPhone('0851-5555555')).not.toBeNull();
  });
});

describe('checkReceiver', () => {
  const good = { name: '周先生', phone: '13800138000', region: '贵州省贵阳市', detail: '中山路 1 号' };

  it('names each wrong field', () => {
    expect(checkReceiver(good)).toEqual({});
    expect(checkReceiver({ name: ' ', phone: '1', region: '贵', detail: '路'.repeat(81) })).toEqual({
      name: '写上收货人',
      phone: '手机号是 11 位，现在是 1 位',
      region: '省市区至少 2 个字',
      detail: '详细地址最多 80 个字，多了 1 个',
    });
  });

  it('counts trimmed text, and lets an optional one be empty', () => {
    expect(checkText('  ', '备注', { min: 0, max: 10 })).toBeNull();
    expect(checkText(' 十个字十个字十个字十 ', '备注', { min: 0, max: 10 })).toBeNull();
  });
});

describe('checkQuantity', () => {
  it('looks at the stock and at the most of one order', () => {
    expect(checkQuantity(2, 10)).toBeNull();
    expect(checkQuantity(99, 1000)).toBeNull();
    expect(checkQuantity(100, 1000)).toBe('一单最多 99 件');
    expect(checkQuantity(11, 10)).toBe('只剩 10 件');
    expect(checkQuantity(1, 0)).toBe('卖完了');
    expect(checkQuantity(0, 10)).toBe('至少买 1 件');
    expect(checkQuantity(1.5, 10)).toBe('件数要是整数');
    expect(checkQuantity(Number.NaN, 10)).toBe('件数要是整数');
  });
});
