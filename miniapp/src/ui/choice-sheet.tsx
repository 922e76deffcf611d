import { View } from '@tarojs/components';
import { useState } from 'react';
import { a11y } from './a11y';
import { SecondaryButton } from './button';
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

/** So many stand there at first; a year of days is not scrolled through by thumb. */
const FIRST = 31;

/** One of several on a sheet whose rows grow with the words; choosing closes it. */
export function ChoiceSheet<V extends string>({ label, items, value, onChange, open, onClose }: Props<V>) {
  const [all, setAll] = useState(false);
  const shown = all || items.findIndex((item) => item.value === value) >= FIRST ? items : items.slice(0, FIRST);
  return (
    <Sheet open={open} title={label} onClose={onClose}>
      <View className="card card--list" {...a11y({ role: 'radiogroup', label })}>
        {shown.map((item) => (
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
      {shown.length < items.length ? (
        <SecondaryButton wide className="mt3" onPress={() => setAll(true)}>
          {`还有 ${items.length - shown.length} 个，都列出来`}
        </SecondaryButton>
      ) : null}
    </Sheet>
  );
}
