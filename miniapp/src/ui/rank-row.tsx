import { Text, View } from '@tarojs/components';
import { a11y } from './a11y';
import { cx } from './cx';

interface Props {
  rank: number;
  /** 吴阿满户. Households only, no names of minors. */
  name: string;
  /** 上寨 17 号. */
  label: string;
  points: number;
  mine: boolean;
}

/** A household's place; one's own row stands on gold. */
export function RankRow({ rank, name, label, points, mine }: Props) {
  return (
    <View
      className={cx('row rank-row', mine && 'rank-row--mine')}
      {...a11y({ role: 'listitem', label: `第 ${rank} 名，${name}，${label}，${points} 积分${mine ? '，你家' : ''}` })}
    >
      <Text className={cx('rank-row__rank b', rank <= 3 && 'c-gold')}>{String(rank)}</Text>
      <View className="grow">
        <View className="b">{mine ? `${name}（你家）` : name}</View>
        <View className="label">{label}</View>
      </View>
      <Text className="b nowrap">{`${points} 分`}</Text>
    </View>
  );
}
