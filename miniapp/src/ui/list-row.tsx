import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { cx } from './cx';
import { Icon } from './icon';
import type { IconName } from './icon-names';
import { ListItem } from './list-item';
import { Press } from './press';

interface Props {
  /** At most 11 characters. */
  title: string;
  /** One line of help. */
  help?: string;
  icon?: IconName;
  tone?: 'indigo' | 'gold' | 'green' | 'red';
  /** A button or a state at the right; in 特大 it goes below, full width. */
  action?: ReactNode;
  /** The whole row leads somewhere: an arrow stands at the right. */
  onPress?: () => void;
  /** Read as one: title, state, action. */
  label?: string;
}

export function ListRow({ title, help, icon, tone = 'indigo', action, onPress, label }: Props) {
  const inside = (
    <>
      {icon ? (
        <View className={cx('tile', `tile--${tone}`)}>
          <Icon name={icon} />
        </View>
      ) : null}
      <View className={cx('list-row__words grow', icon && 'list-row__words--tiled')}>
        <View className="body b">{title}</View>
        {help ? <View className="label">{help}</View> : null}
      </View>
      {action ? <View className="list-row__action">{action}</View> : null}
      {onPress ? <Icon name="right" size={20} className="list-row__arrow" /> : null}
    </>
  );
  const said = label ?? (help ? `${title}，${help}` : title);
  if (onPress)
    return (
      <ListItem>
        <Press className="list-row" onPress={onPress} label={said}>
          {inside}
        </Press>
      </ListItem>
    );
  return <ListItem className="list-row">{inside}</ListItem>;
}
