import { createHash } from 'node:crypto';
import { partInWords, planText, type DividendPlan } from '@wecountry/shared/domain/dividend';
import { formatYuan } from '@wecountry/shared/domain/money';
import type { DividendPlanRow } from './plan.entity.js';

/** The fingerprint of a plan: SHA-256 over the UTF-8 of its canonical text, lower-case hex. */
export function fingerprintOf(plan: DividendPlan): string {
  return createHash('sha256').update(planText(plan), 'utf8').digest('hex');
}

type Terms = Pick<
  DividendPlanRow,
  'year' | 'profitFen' | 'partPerTenThousand' | 'capPoints' | 'basePoints' | 'fingerprint'
>;

/** What a poll's text says of the plan that it is about. */
export function termsOf({ year, profitFen, partPerTenThousand, capPoints, basePoints, fingerprint }: Terms): string {
  const lines = [
    `博物馆 ${year} 年能分的钱 ¥${formatYuan(profitFen)}，拿出 ${partInWords(partPerTenThousand)}，按积分分给各户。`,
    ...(basePoints > 0 ? [`每户先有的 ${basePoints} 积分不算。`] : []),
    ...(capPoints === null ? [] : [`一户最多算 ${capPoints} 积分。`]),
    `除不尽的零头，先舍去，再逐户补 1 分钱。`,
    `方案指纹：${fingerprint}`,
  ];
  return lines.join('\n');
}
