import { View } from '@tarojs/components';
import type { PropsWithChildren, ReactNode } from 'react';
import { a11y } from './a11y';
import { cx } from './cx';
import { Icon } from './icon';
import type { IconName } from './icon-names';

interface Props {
  title: string;
  icon?: IconName;
  tone?: 'gold' | 'red' | 'green';
  /** A small button at the right. */
  action?: ReactNode;
}

/** A word that concerns what is on the page: 付钱不排队, 你家的票算进去了. */
export function NoticeBox({ title, icon, tone = 'gold', action, children }: PropsWithChildren<Props>) {
  return (
    <View className={cx('notice-box', `notice-box--${tone}`)} {...a11y({ role: tone === 'red' ? 'alert' : 'status' })}>
      {icon ? <Icon name={icon} className="notice-box__icon" /> : null}
      <View className="grow">
        <View className="b">{title}</View>
        {children ? <View className="label">{children}</View> : null}
      </View>
      {action}
    </View>
  );
}
