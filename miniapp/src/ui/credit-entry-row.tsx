import { Text, View } from '@tarojs/components';
import { formatPoints } from '@wecountry/shared/domain/credit';
import { claimLabels, type ClaimState } from '@wecountry/shared/domain/credit-states';
import { cx } from './cx';
import { ListItem } from './list-item';
import { Press } from './press';

interface Props {
  /** What was done: 修上寨水渠半天. */
  title: string;
  /** 11月8日 · 石春生认定; 11月20日 · 周三没人提意见就计入. */
  help: string;
  points: number;
  state: ClaimState;
  onPress?: () => void;
}

const tones: Record<ClaimState, string> = {
  claimed: 'c-gold',
  public: 'c-gold',
  objected: 'c-red',
  rejected: 'c-red',
  counted: 'c-green',
  overturned: 'c-red',
};

/** One entry of a household's points: what, when, by whom; the points and how they stand. */
export function CreditEntryRow({ title, help, points, state, onPress }: Props) {
  const inside = (
    <>
      <View className="grow">
        <View className="b">{title}</View>
        <View className="label">{help}</View>
      </View>
      <View className="right ml3">
        <View className="b credit-entry__points">{formatPoints(points)}</View>
        <Text className={cx('label b nowrap', tones[state])}>{claimLabels[state]}</Text>
      </View>
    </>
  );
  const said = `${title}，${help}，${formatPoints(points)} 积分，${claimLabels[state]}`;
  if (onPress)
    return (
      <ListItem>
        <Press className="row credit-entry" onPress={onPress} label={said}>
          {inside}
        </Press>
      </ListItem>
    );
  return (
    <ListItem className="row credit-entry" label={said}>
      {inside}
    </ListItem>
  );
}
