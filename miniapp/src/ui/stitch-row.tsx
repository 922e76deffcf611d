import { Text, View } from '@tarojs/components';
import { a11y } from './a11y';
import { Drawing } from './drawing';
import { stitchRow } from './stitches';

interface Props {
  label: string;
  value: number;
  /** The most among the rows it stands with. */
  of: number;
  /** 积分. */
  unit: string;
}

/** One category's part on cloth: name, stitches, number. */
export function StitchRow({ label, value, of, unit }: Props) {
  return (
    <View className="row stitch-row" {...a11y({ role: 'listitem', label: `${label} ${value} ${unit}` })}>
      <Text className="stitch-row__label">{label}</Text>
      <View className="grow">
        <Drawing svg={stitchRow(Math.max(value, 0), of)} widthPx={210} heightPx={12} />
      </View>
      <Text className="stitch-row__value b">{`${value} 分`}</Text>
    </View>
  );
}
