import { Text, View } from '@tarojs/components';
import { partInWords, shortFingerprint } from '@wecountry/shared/domain/dividend';
import { dividendPlanLabels } from '@wecountry/shared/domain/dividend-states';
import { formatYuan } from '@wecountry/shared/domain/money';
import { useRoles } from '@/platform/session';
import { PrimaryButton, SecondaryButton } from '@/ui/button';
import { Card } from '@/ui/card';
import { MoneyText } from '@/ui/money-text';
import { Tag } from '@/ui/tag';
import { nextStep } from '../plan-acts';
import { planTone } from '../plan-tone';
import type { Fact, Plan } from '../plan-words';
import { ExecutePlan } from './execute-plan';
import { FactRows } from './fact-rows';

export interface PlanWays {
  onOpenPoll: (plan: string) => void;
  onPoll: (poll: string) => void;
  onSlip: (plan: string) => void;
}

/** A plan with its numbers, and the one step that comes next. */
export function PlanCard({ plan, ...ways }: PlanWays & { plan: Plan }) {
  return (
    <Card padded>
      <View className="row row--wrap">
        <Text className="h2 grow">{`${plan.year} 年`}</Text>
        <Tag tone={planTone[plan.state]}>{dividendPlanLabels[plan.state]}</Tag>
      </View>
      <View className="row row--wrap row--base mt1">
        <Text className="label">拿来分的</Text>
        <MoneyText fen={plan.poolFen} size="h1" className="ml2" />
      </View>
      <FactRows facts={deskFacts(plan)} />
      <Step plan={plan} {...ways} />
    </Card>
  );
}

function deskFacts(plan: Plan): Fact[] {
  const { profitFen, partPerTenThousand, pointsTotal, households, basePoints, capPoints } = plan;
  return [
    { name: '可分的钱 × 份', value: `¥${formatYuan(profitFen)} × ${partInWords(partPerTenThousand)}` },
    { name: '分给', value: `${households} 户，一共 ${pointsTotal.toLocaleString('en-US')} 积分` },
    { name: '哪些积分算数', value: countingWords(basePoints, capPoints) },
    { name: '谁拟的', value: plan.draftedByName },
    { name: '方案指纹', value: shortFingerprint(plan.fingerprint) },
    ...(plan.decisionNo ? [{ name: '决议', value: plan.decisionNo }] : []),
  ];
}

function countingWords(basePoints: number, capPoints: number | null): string {
  const from = basePoints === 0 ? '都算' : `${basePoints} 分以上`;
  return capPoints === null ? from : `${from}，一户最多算 ${capPoints} 分`;
}

function Step({ plan, onOpenPoll, onPoll, onSlip }: PlanWays & { plan: Plan }) {
  const step = nextStep(plan, useRoles());
  const { id, pollId, year } = plan;
  switch (step.act) {
    case 'open-poll':
      return (
        <PrimaryButton wide className="mt3" label={`${year} 年的方案，开表决`} onPress={() => onOpenPoll(id)}>
          开表决
        </PrimaryButton>
      );
    case 'see-poll':
      return (
        <SecondaryButton wide className="mt3" onPress={() => pollId && onPoll(pollId)}>
          去看表决
        </SecondaryButton>
      );
    case 'execute':
      return <ExecutePlan plan={plan} />;
    case 'see-slip':
      return (
        <SecondaryButton wide className="mt3" onPress={() => onSlip(id)}>
          看我家分红单
        </SecondaryButton>
      );
    case null:
      return <View className="label b mt3">{step.says}</View>;
  }
}
