import { Text, View } from '@tarojs/components';
import { useState, type ReactNode } from 'react';
import { a11y } from '@/ui/a11y';
import { cx } from '@/ui/cx';
import { Icon } from '@/ui/icon';
import { Press } from '@/ui/press';
import { Sheet } from '@/ui/sheet';
import './pick.scss';

interface Choices {
  /** What is picked: 哪个月. */
  label: string;
  items: readonly { value: string; text: string; help?: string }[];
  value: string;
  onChange: (value: string) => void;
}

/** One of several in the head of a desk: a button of its value, a sheet to choose another. */
export function Pick(choices: Choices) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <PickButton {...choices} open={open} onPress={() => setOpen(true)} />
      <PickSheet {...choices} open={open} onClose={() => setOpen(false)} />
    </>
  );
}

interface ButtonProps extends Omit<Choices, 'onChange'> {
  open: boolean;
  onPress: () => void;
  /** Stands after the words: 演示. */
  mark?: ReactNode;
}

export function PickButton({ label, items, value, open, onPress, mark }: ButtonProps) {
  const chosen = items.find((item) => item.value === value)?.text ?? '';
  return (
    <Press className="row pick" label={`${label}，${chosen}`} expanded={open} onPress={onPress}>
      <View className="grow">
        <Text>{chosen || label}</Text>
        {mark}
      </View>
      <Icon name="down" size={18} className="pick__icon" />
    </Press>
  );
}

interface SheetProps extends Choices {
  open: boolean;
  onClose: () => void;
}

export const PickSheet = ({ label, items, value, onChange, open, onClose }: SheetProps) => (
  <Sheet open={open} title={label} onClose={onClose}>
    <View className="card card--list" {...a11y({ role: 'radiogroup', label })}>
      {items.map(({ value: each, text, help }) => (
        <Press
          key={each}
          role="radio"
          className="row pick__item"
          checked={each === value}
          label={help ? `${text}，${help}` : text}
          onPress={() => {
            onChange(each);
            onClose();
          }}
        >
          <View className="grow">
            <View className={cx(each === value && 'b')}>{text}</View>
            {help ? <View className="label">{help}</View> : null}
          </View>
          {each === value ? <Icon name="check" size={20} className="c-indigo" /> : null}
        </Press>
      ))}
    </View>
  </Sheet>
);
