import { Text, View } from '@tarojs/components';
import { partInWords, poolOf } from '@wecountry/shared/domain/dividend';
import { dividendPlanLabels } from '@wecountry/shared/domain/dividend-states';
import { formatYuan } from '@wecountry/shared/domain/money';
import { useRead } from '@/platform/query';
import { Card } from '@/ui/card';
import { EmptyState } from '@/ui/empty-state';
import { Icon } from '@/ui/icon';
import { LedgerTable } from '@/ui/ledger-table';
import { QueryView } from '@/ui/query-view';
import { Tag } from '@/ui/tag';
import { planTone } from '../plan-tone';
import type { Plan } from '../plan-words';
import './plan-check.scss';

/** The plans as an auditor reads them: numbers, who drafted, what was decided, and the pool reckoned again. */
export function PlanCheck() {
  const plans = useRead('dividends.plans');
  return (
    <QueryView
      query={plans}
      empty={{
        when: ({ items }) => items.length === 0,
        show: <EmptyState title="还没有分配方案" text="拟了方案，它的数和指纹写在这里。" />,
      }}
    >
      {({ items }) => (
        <>
          {items.map((plan) => (
            <View key={plan.id} className="mt3">
              <PlanSheet plan={plan} />
            </View>
          ))}
        </>
      )}
    </QueryView>
  );
}

function PlanSheet({ plan }: { plan: Plan }) {
  const { year, state, profitFen, partPerTenThousand, poolFen, households, pointsTotal } = plan;
  const agrees = poolOf(profitFen, partPerTenThousand) === poolFen;
  const rows: [string, string][] = [
    [`博物馆 ${year} 年可分的钱`, formatYuan(profitFen)],
    ['拿出来分的份', partInWords(partPerTenThousand)],
    ['拿来分的钱', formatYuan(poolFen)],
    ['有份的户', `${households} 户`],
    ['各户算数的积分合计', pointsTotal.toLocaleString('en-US')],
    ...(plan.basePoints > 0 ? ([['起步的积分', `${plan.basePoints} 分以内不算`]] as [string, string][]) : []),
    ['每户最多', plan.capPoints === null ? '不设上限' : `算 ${plan.capPoints} 分`],
    ['谁拟的', plan.draftedByName],
    ['决议', plan.decisionNo ?? '还没有'],
  ];
  return (
    <Card>
      <View className="row row--wrap plan-check__head">
        <Text className="b">{`${year} 年`}</Text>
        <Tag tone={planTone[state]} className="ml2">
          {dividendPlanLabels[state]}
        </Tag>
        <Text className="grow" />
        <View className={agrees ? 'row c-green' : 'row c-red'}>
          <Icon name={agrees ? 'check' : 'warn'} size={18} />
          <Text className="b ml1">{agrees ? '可分的钱乘份，合得上' : '可分的钱乘份，对不上'}</Text>
        </View>
      </View>
      <LedgerTable
        label={`${year} 年的分配方案`}
        columns={[
          { key: 'name', title: '项目', width: 1, minPx: 150 },
          { key: 'value', title: '数', width: 1, minPx: 150, align: 'right' },
        ]}
        rows={rows.map(([name, value]) => ({ key: name, cells: [name, value] }))}
      />
      <View className="cap plan-check__print">
        方案指纹 <Text className="mono">{plan.fingerprint}</Text>
      </View>
    </Card>
  );
}
