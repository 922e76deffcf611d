import { Text, View } from '@tarojs/components';
import { a11y } from './a11y';
import { Icon } from './icon';
import type { IconName } from './icon-names';

export interface Fact {
  icon: IconName;
  /** 什么时候, 哪里, 你要做什么. */
  name: string;
  value: string;
  help?: string;
}

/** What one must know at a glance: when, where, what to do. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <View className="card card--list" {...a11y({ role: 'list' })}>
      {facts.map((fact) => (
        <View
          key={fact.name}
          className="facts__row"
          {...a11y({ role: 'listitem', label: `${fact.name}，${fact.value}` })}
        >
          <View className="facts__icon">
            <Icon name={fact.icon} size={22} />
          </View>
          <Text className="label facts__name">{fact.name}</Text>
          <View className="facts__value">
            <View className="b">{fact.value}</View>
            {fact.help ? <View className="label">{fact.help}</View> : null}
          </View>
        </View>
      ))}
    </View>
  );
}
