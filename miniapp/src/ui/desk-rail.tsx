import { Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { goHome } from '@/platform/navigate';
import { useMyVillage } from '@/platform/session';
import { a11y } from './a11y';
import { cx } from './cx';
import { DemoTag } from './demo-tag';
import { Icon } from './icon';
import type { IconName } from './icon-names';
import { LineArt } from './line-art';
import { Press } from './press';

export interface RailItem {
  key: string;
  text: string;
  icon: IconName;
  /** How many wait there. */
  badge?: number;
  on: boolean;
  onPress: () => void;
}

interface Props {
  /** 村务台, 审计台. */
  desk: string;
  groups: readonly { title: string; items: readonly RailItem[] }[];
  /** Whose desk it is, where it can be changed; the village in use unless given. */
  place?: ReactNode;
  /** The state of the whole, at the foot: 借贷都平. */
  foot?: ReactNode;
  /** Not on a phone, where the desk lists its rooms itself. */
  wideOnly?: boolean;
}

/** The rooms of a desk: a rail of cloth on a wide screen, icons on a middling one, a row of chips on a phone. */
export function DeskRail({ desk, groups, place, foot, wideOnly }: Props) {
  const village = useMyVillage();
  return (
    <View className={cx('rail cloth no-print', wideOnly && 'rail--wide-only')}>
      <View className="rail__brand">
        <Text className="serif rail__name">为村</Text>
        <Text className="rail__desk">{desk}</Text>
      </View>
      {place ? <View className="rail__place">{place}</View> : null}
      {village && !place ? (
        <View className="rail__village">
          <Text className="b">{village.name}</Text>
          <DemoTag />
        </View>
      ) : null}
      <View className="rail__rooms" {...a11y({ role: 'navigation', label: desk })}>
        {groups.map((group) => (
          <View key={group.title} className="rail__group">
            <View className="rail__title">{group.title}</View>
            {group.items.map((item) => (
              <Press
                key={item.key}
                role="link"
                className={cx('rail__item', item.on && 'is-on')}
                current={item.on}
                label={item.badge ? `${item.text}，${item.badge} 件` : item.text}
                onPress={item.onPress}
              >
                <Icon name={item.icon} size={20} className="rail__icon" />
                <Text className="grow rail__text">{item.text}</Text>
                {item.badge ? <Text className="rail__badge">{String(item.badge)}</Text> : null}
              </Press>
            ))}
          </View>
        ))}
        <Press role="link" className="rail__item rail__home" onPress={goHome}>
          <Icon name="home" size={20} className="rail__icon" />
          <Text className="grow rail__text">回首页</Text>
        </Press>
      </View>
      <View className="rail__art">
        <LineArt name="drumtower-line" widthPx={120} heightPx={146} />
      </View>
      {foot ? <View className="rail__foot">{foot}</View> : null}
    </View>
  );
}
