import { Text, View } from '@tarojs/components';
import { formatPermille, permilles } from '@wecountry/shared/domain/percent';
import { formatYuan } from '@wecountry/shared/domain/money';
import { useState } from 'react';
import { a11y } from '@/ui/a11y';
import { Card } from '@/ui/card';
import { cx } from '@/ui/cx';
import { Amount, LedgerTable } from '@/ui/ledger-table';
import { Press } from '@/ui/press';
import { monthWords, type Trial } from '../books';
import { scaleOf } from '../chart-scale';
import './growers-chart.scss';

type Month = Trial['byMonth'][number];

const monthName = (month: string) => `${Number(month.slice(5))}月`;
const partOf = (months: readonly Month[]): string => {
  const salesFen = months.reduce((sum, m) => sum + m.salesFen, 0);
  const growersFen = months.reduce((sum, m) => sum + m.growersFen, 0);
  const [part] = salesFen > 0 ? permilles([growersFen, salesFen - growersFen]) : [];
  return part === undefined ? '' : `${formatPermille(part)}%`;
};

/** What was sold by month, and how much of it the growers got: bars, or the same as a table. */
export function GrowersChart({ months }: { months: readonly Month[] }) {
  const [table, setTable] = useState(false);
  const scale = scaleOf(Math.max(...months.map((m) => m.salesFen), 0));
  return (
    <Card>
      <View className="panel__head">
        <Text className="b grow">卖出的钱，种户得多少</Text>
        {table ? null : <Text className="cap">{scale.unit}</Text>}
      </View>
      {table ? <MonthTable months={months} /> : <Bars months={months} scale={scale} />}
      <View className="chart__legend">
        {table ? null : (
          <>
            <View className="chart__key w1" />
            <Text className="cap">其他去处</Text>
            <View className="chart__key w2 ml3" />
            <Text className="cap">{`种户得（${partOf(months) || '0%'}）`}</Text>
          </>
        )}
        <Text className="grow" />
        <Press className="panel__act no-print" onPress={() => setTable(!table)}>
          {table ? '看图' : '看表格'}
        </Press>
      </View>
    </Card>
  );
}

function Bars({ months, scale }: { months: readonly Month[]; scale: ReturnType<typeof scaleOf> }) {
  const percent = (fen: number) => `${((fen / scale.topFen) * 100).toFixed(2)}%`;
  const last = months[months.length - 1];
  const sentence = `卖出的钱里种户得 ${partOf(months) || '0%'}。${months
    .map((m) => `${monthName(m.month)}卖 ${formatYuan(m.salesFen)} 元，种户得 ${formatYuan(m.growersFen)} 元`)
    .join('；')}`;
  return (
    <View className="chart" {...a11y({ role: 'img', label: sentence })}>
      <View className="chart__plot" {...a11y({ hidden: true })}>
        {scale.ticks.map((tick) => (
          <View key={tick.text} className="chart__tick" style={{ bottom: percent(tick.fen) }}>
            <Text className="cap chart__number">{tick.text}</Text>
            <View className="chart__line" />
          </View>
        ))}
        <View className="chart__bars">
          {months.map((m) => (
            <View key={m.month} className="chart__month">
              {m === last && m.salesFen > 0 ? <Text className="chart__value b">{scale.short(m.salesFen)}</Text> : null}
              <View className="chart__bar w1" style={{ height: percent(Math.max(m.salesFen - m.growersFen, 0)) }} />
              <View className="chart__bar w2" style={{ height: percent(Math.min(m.growersFen, m.salesFen)) }} />
            </View>
          ))}
        </View>
      </View>
      <View className="chart__names" {...a11y({ hidden: true })}>
        {months.map((m) => (
          <Text key={m.month} className={cx('cap chart__name', m === last && 'b')}>
            {months.length > 8 ? String(Number(m.month.slice(5))) : monthName(m.month)}
          </Text>
        ))}
      </View>
    </View>
  );
}

const MonthTable = ({ months }: { months: readonly Month[] }) => (
  <LedgerTable
    label="每月卖出的钱，种户得多少"
    columns={[
      { key: 'month', title: '月份', width: 2, minPx: 92 },
      { key: 'sales', title: '卖出', width: 1, minPx: 92, align: 'right' },
      { key: 'growers', title: '种户得', width: 1, minPx: 92, align: 'right' },
      { key: 'part', title: '份', width: 1, minPx: 60, align: 'right' },
    ]}
    rows={[...months].reverse().map((m) => ({
      key: m.month,
      cells: [
        monthWords(m.month),
        <Amount key="sales" fen={m.salesFen} />,
        <Amount key="growers" fen={m.growersFen} />,
        partOf([m]),
      ],
    }))}
  />
);
