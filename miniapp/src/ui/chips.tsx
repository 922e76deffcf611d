import { ScrollView, View } from '@tarojs/components';
import { a11y } from './a11y';
import { cx } from './cx';
import { Press } from './press';

interface Props<V extends string> {
  label: string;
  items: readonly { value: V; text: string }[];
  value: V;
  onChange: (value: V) => void;
}

/** The one filter row of a list; scrolls sideways when it is long. */
export function Chips<V extends string>({ label, items, value, onChange }: Props<V>) {
  return (
    <ScrollView scrollX className="chips">
      <View className="chips__row" {...a11y({ role: 'tablist', label })}>
        {items.map((item) => (
          <Press
            key={item.value}
            role="tab"
            className={cx('chip', item.value === value && 'is-on')}
            selected={item.value === value}
            onPress={() => onChange(item.value)}
          >
            {item.text}
          </Press>
        ))}
      </View>
    </ScrollView>
  );
}
