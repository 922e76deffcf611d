import { ScrollView, Text, View } from '@tarojs/components';
import { formatYuan, type Fen } from '@wecountry/shared/domain/money';
import type { ReactNode } from 'react';
import { useSettings, type Mode } from '@/platform/settings';
import { a11y } from './a11y';
import { cx } from './cx';
import { Press } from './press';

export interface LedgerColumn {
  key: string;
  title: string;
  /** Share of the width, as in flex-grow. */
  width: number;
  minPx?: number;
  align?: 'left' | 'right';
}

export interface LedgerRow {
  key: string;
  cells: readonly ReactNode[];
  onPress?: () => void;
  /** Said by a screen reader when the row opens something. */
  label?: string;
  marked?: boolean;
}

interface Props {
  label: string;
  columns: readonly LedgerColumn[];
  rows: readonly LedgerRow[];
  total?: readonly ReactNode[];
}

/** How much wider a column has to be for larger words. */
const widening: Record<Mode, number> = { s: 1, l: 1.2, xl: 1.36 };

/** Rows 30 high and more, the header stays, what does not fit is scrolled sideways; a row opens its postings. */
export function LedgerTable({ label, columns, rows, total }: Props) {
  const factor = useSettings((s) => widening[s.mode]);
  const widthPx = (column: LedgerColumn) => Math.round((column.minPx ?? 80) * factor);
  const minPx = columns.reduce((sum, column) => sum + widthPx(column), 0);
  const cells = (values: readonly ReactNode[], head?: boolean) =>
    columns.map((column, i) => (
      <View
        key={column.key}
        className={cx('table__cell', column.align === 'right' && 'right')}
        style={{ flexGrow: column.width, flexBasis: `${widthPx(column)}px` }}
        {...a11y({ role: head ? 'columnheader' : i === 0 ? 'rowheader' : 'cell' })}
      >
        {values[i]}
      </View>
    ));
  return (
    <ScrollView scrollX scrollY className="table">
      <View style={{ minWidth: `${minPx}px` }} {...a11y({ role: 'table', label })}>
        <View className="table__row table__row--head" {...a11y({ role: 'row' })}>
          {cells(
            columns.map((c) => c.title),
            true,
          )}
        </View>
        {rows.map((row) =>
          row.onPress ? (
            <Press
              key={row.key}
              role="row"
              className={cx('table__row', row.marked && 'table__row--marked')}
              onPress={row.onPress}
              label={row.label}
            >
              {cells(row.cells)}
            </Press>
          ) : (
            <View
              key={row.key}
              className={cx('table__row', row.marked && 'table__row--marked')}
              {...a11y({ role: 'row' })}
            >
              {cells(row.cells)}
            </View>
          ),
        )}
        {total ? (
          <View className="table__row table__row--total b" {...a11y({ role: 'row' })}>
            {cells(total)}
          </View>
        ) : null}
      </View>
    </ScrollView>
  );
}

/** A movement: nothing is a dot. */
export const Amount = ({ fen }: { fen: Fen }) => (
  <Text className={cx('nowrap', fen === 0 && 'table__nothing')} {...a11y({ label: fen === 0 ? '没有' : undefined })}>
    {fen === 0 ? '·' : formatYuan(fen)}
  </Text>
);

/** A balance with its side: 借 is positive, 贷 negative, 平 is zero. */
export const Balance = ({ fen }: { fen: Fen }) => (
  <Text className="nowrap">
    <Text className={cx(fen === 0 && 'table__nothing')}>{formatYuan(Math.abs(fen))}</Text>
    <Text className="table__side">{fen > 0 ? '借' : fen < 0 ? '贷' : '平'}</Text>
  </Text>
);
