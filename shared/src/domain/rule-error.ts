/**
 * What a pure rule throws. The code names the case; the texts say in plain Chinese what is wrong and what to do, so
 * that the server's error filter and a screen can show the same words without a second table.
 */
export const ruleErrors = {
  'money.not_fen': { title: '金额要是整数分', next: '请检查金额，最多两位小数' },
  'money.negative': { title: '金额不能是负数', next: '退钱请走退款，不要填负数' },
  'money.too_large': { title: '数字太大，算不准', next: '请检查有没有多写几个零' },
  'money.bad_weight': { title: '分钱的份数要是 0 或正整数', next: '请检查每一户的份数' },
  'money.no_weight': { title: '没有一户有份，分不了', next: '请先登记供货或积分，再分钱' },
  'money.duplicate_key': { title: '同一户出现了两次', next: '请合并成一条再分' },
  'calendar.bad_time': { title: '时间看不懂', next: '请重新选日期和时间' },
  'split.bad_line': { title: '分配约定里有一项填错了', next: '请检查这一项的名称和金额' },
  'split.needs_one_rest': { title: '分配约定要有一项，也只能有一项“剩下的归它”', next: '请指定剩下的钱归谁' },
  'split.over_price': { title: '各项加起来比价钱还多', next: '请把某一项调低，或提高价钱' },
  'split.refund_over_left': { title: '退的钱比剩下的多', next: '请按还能退的金额退' },
  'order.bad_quantity': { title: '数量要是正整数', next: '请重新填数量' },
  'tally.bad_count': { title: '票数对不上', next: '请核对应到、到会和票数' },
  'credit.bad_points': { title: '积分要是整数', next: '请检查积分' },
  'dividend.bad_plan': { title: '分红方案填得不对', next: '请检查比例、起算积分和每户上限' },
  'state.refused': { title: '现在不能这样做', next: '请刷新，看看现在到哪一步了' },
} as const;

export type RuleCode = keyof typeof ruleErrors;

/** A rule refused its input. `detail` holds the offending values, never personal data. */
export class RuleError extends Error {
  readonly code: RuleCode;
  readonly detail: Readonly<Record<string, string | number>>;

  constructor(code: RuleCode, detail: Record<string, string | number> = {}) {
    super(`${code}: ${ruleErrors[code].title}`);
    this.name = 'RuleError';
    this.code = code;
    this.detail = detail;
    // Class fields alone keep `instanceof` right on new engines; a bundle lowered to ES5 needs the prototype restored.
    Object.setPrototypeOf(this, RuleError.prototype);
  }
}
