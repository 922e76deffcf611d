import { Text, View } from '@tarojs/components';
import { formatYuan, type Fen } from '@wecountry/shared/domain/money';
import { permilles } from '@wecountry/shared/domain/percent';
import { a11y } from './a11y';

interface Props {
  growerFen: Fen;
  priceFen: Fen;
  /** 种的人, 采茶人. */
  word: string;
}

/** On every product in a list: how much of the price goes to who grew it. */
export function GrowerShare({ growerFen, priceFen, word }: Props) {
  const part = permilles([growerFen, priceFen - growerFen])[0] ?? 0;
  return (
    <View className="row grower-share" {...a11y({ role: 'img', label: `${word}得 ${formatYuan(growerFen)} 元` })}>
      <View className="grower-share__bar">
        <View className="grower-share__part w2" style={{ width: `${part / 10}%` }} />
      </View>
      <Text className="label c-gold nowrap ml2">{`${word}得\u00a0`}</Text>
      <Text className="label c-gold b nowrap">{`¥${formatYuan(growerFen)}`}</Text>
    </View>
  );
}
