import { View } from '@tarojs/components';
import { a11y } from './a11y';
import { cx } from './cx';
import { Icon } from './icon';
import { Press } from './press';
import { Sheet } from './sheet';

export interface ChoiceItem<V extends string> {
  value: V;
  text: string;
  help?: string;
}

interface Props<V extends string> {
  /** What is chosen: 哪个月. */
  label: string;
  items: readonly ChoiceItem<V>[];
  value: V | null;
  onChange: (value: V) => void;
  open: boolean;
  onClose: () => void;
}

/** One of several on a sheet whose rows grow with the words; choosing closes it. */
export const ChoiceSheet = <V extends string>({ label, items, value, onChange, open, onClose }: Props<V>) => (
  <Sheet open={open} title={label} onClose={onClose}>
    <View className="card card--list" {...a11y({ role: 'radiogroup', label })}>
      {items.map((item) => (
        <Press
          key={item.value}
          role="radio"
          className="row select__item"
          checked={item.value === value}
          label={item.help ? `${item.text}，${item.help}` : item.text}
          onPress={() => {
            onChange(item.value);
            onClose();
          }}
        >
          <View className="grow">
            <View className={cx(item.value === value && 'b')}>{item.text}</View>
            {item.help ? <View className="label">{item.help}</View> : null}
          </View>
          {item.value === value ? <Icon name="check" size={20} className="c-indigo" /> : null}
        </Press>
      ))}
    </View>
  </Sheet>
);
