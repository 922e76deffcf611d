import { View } from '@tarojs/components';
import type { ReactNode } from 'react';

interface Props {
  /** The list or the table. */
  main: ReactNode;
  /** What belongs to it: detail, chart, journal. */
  side: ReactNode;
}

/** Side by side where there is room, one after the other where there is not. */
export const DeskColumns = ({ main, side }: Props) => (
  <View className="desk-columns">
    <View className="desk-columns__main">{main}</View>
    <View className="desk-columns__side">{side}</View>
  </View>
);
