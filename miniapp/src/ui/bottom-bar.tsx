import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { a11y } from './a11y';

interface Props {
  children: ReactNode;
  /** What happens then: 投出后可以改，到周三晚 8 点. */
  note?: string;
}

/** The page's acts, at the bottom: small things left, the one primary button right. */
export function BottomBar({ children, note }: Props) {
  return (
    <View className="bottom">
      {note ? (
        <View className="label center bottom__note" {...a11y({ live: 'polite' })}>
          {note}
        </View>
      ) : null}
      <View className="bottom__row">{children}</View>
    </View>
  );
}
