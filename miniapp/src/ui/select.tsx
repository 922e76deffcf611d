import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { a11y } from './a11y';
import { ChoiceSheet, type ChoiceItem } from './choice-sheet';
import { cx } from './cx';
import { Icon } from './icon';
import { Press } from './press';

interface Props<V extends string> {
  label: string;
  items: readonly ChoiceItem<V>[];
  value: V | null;
  onChange: (value: V) => void;
  /** Stands there before anything is chosen: 选一件事. */
  placeholder?: string;
  error?: string | null;
}

/** One of several, chosen from a sheet whose rows grow with the words. */
export function Select<V extends string>({ label, items, value, onChange, placeholder = '选一个', error }: Props<V>) {
  const [open, setOpen] = useState(false);
  const chosen = items.find((item) => item.value === value);
  return (
    <View className={cx('field', error && 'field--wrong')}>
      <View className="field__label b">{label}</View>
      <Press
        className="row field__input select"
        label={`${label}，${chosen?.text ?? placeholder}`}
        expanded={open}
        onPress={() => setOpen(true)}
      >
        <Text className={cx('grow', !chosen && 'field__hint')}>{chosen?.text ?? placeholder}</Text>
        <Icon name="down" size={20} />
      </Press>
      {error ? (
        <View className="label c-red" {...a11y({ role: 'alert' })}>
          {error}
        </View>
      ) : null}
      <ChoiceSheet
        label={label}
        items={items}
        value={value}
        onChange={onChange}
        open={open}
        onClose={() => setOpen(false)}
      />
    </View>
  );
}
