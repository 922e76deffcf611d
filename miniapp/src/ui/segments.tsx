import { View } from '@tarojs/components';
import { a11y } from './a11y';
import { cx } from './cx';
import { Press } from './press';

interface Props<V extends string> {
  label: string;
  items: readonly { value: V; text: string }[];
  value: V;
  onChange: (value: V) => void;
}

/** Two to four views of one thing, side by side. */
export function Segments<V extends string>({ label, items, value, onChange }: Props<V>) {
  return (
    <View className="segments" {...a11y({ role: 'tablist', label })}>
      {items.map((item) => (
        <Press
          key={item.value}
          role="tab"
          className={cx('segments__item', item.value === value && 'is-on')}
          selected={item.value === value}
          onPress={() => onChange(item.value)}
        >
          {item.text}
        </Press>
      ))}
    </View>
  );
}
