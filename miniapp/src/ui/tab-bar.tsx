import { Text, View } from '@tarojs/components';
import { go } from '@/platform/navigate';
import { a11y } from './a11y';
import { cx } from './cx';
import { Icon } from './icon';
import { Press } from './press';

export const tabs = [
  { key: 'home', text: '首页', icon: 'home' },
  { key: 'affairs', text: '议事', icon: 'council' },
  { key: 'market', text: '市集', icon: 'market' },
  { key: 'credit', text: '积分', icon: 'credit' },
  { key: 'me', text: '我的', icon: 'me' },
] as const;

export type TabKey = (typeof tabs)[number]['key'];

interface Props {
  current: TabKey;
  /** Things to do behind a tab. */
  badges?: Partial<Record<TabKey, number>>;
}

/** Five rooms. Grows with the size of the words; a stitch turns gold where one is. */
export function TabBar({ current, badges = {} }: Props) {
  return (
    <View className="tabbar" {...a11y({ role: 'navigation', label: '主要栏目' })}>
      {tabs.map(({ key, text, icon }) => {
        const on = key === current;
        const count = badges[key] ?? 0;
        return (
          <Press
            key={key}
            role="link"
            className={cx('tabbar__tab', on && 'is-on')}
            current={on}
            label={count > 0 ? `${text}，${count} 件没办` : text}
            onPress={() => {
              if (!on) go(`/pages/${key}`);
            }}
          >
            <View className="tabbar__icon">
              <Icon name={icon} size={26} />
              {on ? <View className={cx('tabbar__stitch', `i-${icon}-st`)} /> : null}
            </View>
            <Text>{text}</Text>
            {count > 0 ? <Text className="badge tabbar__badge">{count > 99 ? '99+' : String(count)}</Text> : null}
          </Press>
        );
      })}
    </View>
  );
}
