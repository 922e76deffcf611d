import { Text, View } from '@tarojs/components';
import { a11y } from '@/ui/a11y';
import type { Fact } from '../plan-words';
import './fact-rows.scss';

/** Names at the left, values at the right; what does not fit goes below. */
export const FactRows = ({ facts }: { facts: readonly Fact[] }) => (
  <View {...a11y({ role: 'list' })}>
    {facts.map(({ name, value }) => (
      <View
        key={name}
        className="row row--wrap fact-rows__row"
        {...a11y({ role: 'listitem', label: `${name}，${value}` })}
      >
        <Text className="label fact-rows__name">{name}</Text>
        <Text className="right fact-rows__value">{value}</Text>
      </View>
    ))}
  </View>
);
