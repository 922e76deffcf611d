import { Text, View } from '@tarojs/components';
import { a11y } from './a11y';
import { Press } from './press';

interface Props {
  label: string;
  value: number;
  min: number;
  max: number;
  /** 袋, 户. */
  unit?: string;
  onChange: (value: number) => void;
}

/** How many, one by one. */
export function Stepper({ label, value, min, max, unit = '件', onChange }: Props) {
  return (
    <View className="row stepper" {...a11y({ label })}>
      <Press
        className="stepper__button"
        label={`${label}，少一${unit}`}
        disabled={value <= min}
        onPress={() => onChange(value - 1)}
      >
        −
      </Press>
      <Text className="stepper__value b" {...a11y({ live: 'polite' })}>{`${value} ${unit}`}</Text>
      <Press
        className="stepper__button"
        label={`${label}，多一${unit}`}
        disabled={value >= max}
        onPress={() => onChange(value + 1)}
      >
        ＋
      </Press>
    </View>
  );
}
