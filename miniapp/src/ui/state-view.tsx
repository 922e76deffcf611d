import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { a11y } from './a11y';
import { cx } from './cx';

interface Props {
  art: 'drumtower-line' | 'thread' | 'gate';
  title: string;
  /** One sentence: what to do, or what comes. */
  text?: string;
  /** Buttons, the most useful first. */
  children?: ReactNode;
  alert?: boolean;
}

/** A page that has nothing to show says why and what to do, under a line drawing. */
export function StateView({ art, title, text, children, alert }: Props) {
  return (
    <View className="state" {...a11y({ role: alert ? 'alert' : 'status' })}>
      <View className={cx('state__art', `art-${art}`, `state__art--${art}`)} {...a11y({ hidden: true })} />
      <View className="h2 mt4">{title}</View>
      {text ? <View className="body state__text mt2">{text}</View> : null}
      {children ? <View className="state__acts">{children}</View> : null}
    </View>
  );
}
