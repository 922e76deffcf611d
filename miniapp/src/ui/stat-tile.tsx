import { View } from '@tarojs/components';
import type { PropsWithChildren } from 'react';
import { a11y } from './a11y';
import { cx } from './cx';

interface Props {
  label: string;
  /** With its unit: 2,418 笔. */
  value: string;
  /** Where the number comes from, or what proves it. */
  proof: string;
  tone?: 'ink' | 'good' | 'bad';
}

export function StatTile({ label, value, proof, tone = 'ink' }: Props) {
  return (
    <View className="stat" {...a11y({ role: 'listitem', label: `${label}，${value}，${proof}` })}>
      <View className="label">{label}</View>
      <View className={cx('stat__value b', `stat__value--${tone}`)}>{value}</View>
      <View className="cap">{proof}</View>
    </View>
  );
}

/** Tiles side by side on a wide screen, in pairs on a phone. */
export const StatRow = ({ children }: PropsWithChildren) => (
  <View className="stats card" {...a11y({ role: 'list' })}>
    {children}
  </View>
);
