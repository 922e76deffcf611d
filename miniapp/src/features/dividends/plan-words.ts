import type { ResponseOf } from '@wecountry/shared/contracts';
import { businessDate } from '@wecountry/shared/domain/calendar';
import { dateOnlyWords } from '@wecountry/shared/domain/calendar-words';
import { partInWords, shortFingerprint } from '@wecountry/shared/domain/dividend';
import { formatYuan } from '@wecountry/shared/domain/money';
import { sentencesOf } from '@/platform/spoken';

export type Plan = ResponseOf<'dividends.plan'>;
export type Slip = ResponseOf<'dividends.slip'>;

export interface Fact {
  name: string;
  value: string;
}

/** How the pool comes about and who shares it: what a plan says of everybody. */
export function planFacts(plan: Plan): Fact[] {
  const { year, profitFen, partPerTenThousand, households, basePoints, capPoints } = plan;
  return [
    { name: `博物馆 ${year} 年可分的钱`, value: `¥${formatYuan(profitFen)}` },
    { name: '拿出来分的份', value: partInWords(partPerTenThousand) },
    { name: '有份的户', value: `${households} 户` },
    ...countingFacts(basePoints, capPoints),
    { name: '除不尽的零头', value: '先舍去，再逐户补 1 分钱' },
  ];
}

/** Which points count. */
function countingFacts(basePoints: number, capPoints: number | null): Fact[] {
  const facts: Fact[] = [];
  if (basePoints > 0) facts.push({ name: '起步的积分', value: `${basePoints} 分以内不算` });
  if (capPoints !== null) facts.push({ name: '每户最多', value: `算 ${capPoints} 分` });
  return facts;
}

/** What a household's slip says beside the formula. */
export function slipFacts(slip: Slip): Fact[] {
  const { year, profitFen, partPerTenThousand, points, weight, gotLeftoverFen } = slip;
  return [
    { name: `博物馆 ${year} 年可分的钱`, value: `¥${formatYuan(profitFen)}` },
    { name: '大家投票定的份', value: partInWords(partPerTenThousand) },
    ...(weight === points ? [] : [{ name: '你家全年积分', value: `${points} 分，算数的 ${weight} 分` }]),
    { name: '除不尽的零头', value: '先舍去，再逐户补 1 分钱' },
    { name: '你家补了吗', value: gotLeftoverFen ? '补了 1 分钱' : '这次没有补到' },
  ];
}

/** Where the money is: nothing is paid out of the museum's book yet. */
export const slipStatus = ({ executedAt, amountFen }: Slip, now: number): string =>
  amountFen === 0
    ? '这一年你家没有算数的积分'
    : `${dateOnlyWords(businessDate(executedAt), now)}记在你家名下，等博物馆付`;

/** A code that anybody can read and compare with the slip. */
export const slipCode = (slip: Slip): string => {
  const { year, householdLabel, amountFen, entryNumber, fingerprint } = slip;
  return `${year}年分红 ${householdLabel} ${formatYuan(amountFen)}元 凭证${entryNumber} 指纹${shortFingerprint(fingerprint)}`;
};

const formulaAloud = (weight: number, pointsTotal: number, poolFen: number): string =>
  `你家 ${weight} 积分，除以全村 ${pointsTotal} 积分，乘以拿来分的 ${formatYuan(poolFen)} 元。`;

const factsAloud = (facts: readonly Fact[]): string[] => facts.map(({ name, value }) => `${name}：${value}。`);

/** A slip as it is read aloud: the amount, where it is, how it was reckoned. */
export function slipSpeech(slip: Slip, now: number): string[] {
  return sentencesOf(
    [
      `${slip.year} 年分红单。${slip.householdLabel}，${slip.householdName}户。`,
      `你家分到 ${formatYuan(slip.amountFen)} 元。`,
      `${slipStatus(slip, now)}。`,
      formulaAloud(slip.weight, slip.pointsTotal, slip.poolFen),
      ...factsAloud(slipFacts(slip)),
      `记在账上，凭证第 ${slip.entryNumber} 号，决议 ${slip.decisionNo}。`,
    ].join('\n'),
  );
}

/** A plan as it is read aloud: what my household would get, how it is reckoned. */
export function planSpeech(plan: Plan): string[] {
  const { year, mine, pointsTotal, poolFen } = plan;
  return sentencesOf(
    [
      `${year} 年的分配方案。`,
      mine && `照这份方案，你家分 ${formatYuan(mine.amountFen)} 元。`,
      mine && formulaAloud(mine.weight, pointsTotal, poolFen),
      ...factsAloud(planFacts(plan)),
    ]
      .filter(Boolean)
      .join('\n'),
  );
}
