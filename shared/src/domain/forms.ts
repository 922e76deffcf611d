/**
 * Checks of what people type, for screens that do not carry the contract's schemas. Each returns what to write at the
 * field in Chinese, or null when it is right. The server checks again by its contract.
 */

/** A mainland mobile number as typed, without spaces, dashes and +86. */
export function normalPhone(typed: string): string {
  return typed.replace(/[\s-]/g, '').replace(/^(?:\+|00)?86(?=1\d{10}$)/, '');
}

/** Mainland mobile: 11 digits from 13 to 19. */
export function checkPhone(typed: string): string | null {
  const phone = normalPhone(typed);
  if (phone === '') return '写上手机号';
  if (!/^\d+$/.test(phone)) return '手机号只有数字';
  if (phone.length !== 11) return `手机号是 11 位，现在是 ${phone.length} 位`;
  return /^1[3-9]/.test(phone) ? null : '手机号以 13 到 19 开头';
}

/** Lengths are counted in characters as people see them, and as the contract counts: trimmed. */
export function checkText(typed: string, name: string, limits: { min: number; max: number }): string | null {
  const length = typed.trim().length;
  if (length === 0 && limits.min > 0) return `写上${name}`;
  if (length < limits.min) return `${name}至少 ${limits.min} 个字`;
  return length > limits.max ? `${name}最多 ${limits.max} 个字，多了 ${length - limits.max} 个` : null;
}

/** How long the parts of a receiver's address may be; the contract of orders has the same. */
export const receiverLimits = {
  name: { min: 1, max: 20 },
  region: { min: 2, max: 40 },
  detail: { min: 2, max: 80 },
} as const;

/** Where an order goes. */
export interface Receiver {
  name: string;
  phone: string;
  /** Province, city, county: 贵州省贵阳市南明区. */
  region: string;
  /** Street and number. */
  detail: string;
}

/** What is wrong with each field of an address; an empty object = all right. */
export function checkReceiver(receiver: Receiver): Partial<Record<keyof Receiver, string>> {
  const found = {
    name: checkText(receiver.name, '收货人', receiverLimits.name),
    phone: checkPhone(receiver.phone),
    region: checkText(receiver.region, '省市区', receiverLimits.region),
    detail: checkText(receiver.detail, '详细地址', receiverLimits.detail),
  };
  const wrong: Partial<Record<keyof Receiver, string>> = {};
  for (const key of ['name', 'phone', 'region', 'detail'] as const) {
    const message = found[key];
    if (message !== null) wrong[key] = message;
  }
  return wrong;
}

/** Most pieces in one order. */
export const QUANTITY_MAX = 99;

/** A number of pieces against what is left to sell. */
export function checkQuantity(quantity: number, stock: number): string | null {
  if (!Number.isSafeInteger(quantity)) return '件数要是整数';
  if (quantity < 1) return '至少买 1 件';
  if (stock < 1) return '卖完了';
  if (quantity > stock) return `只剩 ${stock} 件`;
  return quantity > QUANTITY_MAX ? `一单最多 ${QUANTITY_MAX} 件` : null;
}
