import { Text, View } from '@tarojs/components';
import { useState, type ReactNode } from 'react';
import { ChoiceSheet, type ChoiceItem } from '@/ui/choice-sheet';
import { Icon } from '@/ui/icon';
import { Press } from '@/ui/press';
import './pick.scss';

interface Choices {
  /** What is picked: 哪个月. */
  label: string;
  items: readonly ChoiceItem<string>[];
  value: string;
  onChange: (value: string) => void;
}

/** One of several in the head of a desk: a button of its value, a sheet to choose another. */
export function Pick(choices: Choices) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <PickButton {...choices} open={open} onPress={() => setOpen(true)} />
      <ChoiceSheet {...choices} open={open} onClose={() => setOpen(false)} />
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
