import { Text, View } from '@tarojs/components';
import type { ResponseOf } from '@wecountry/shared/contracts';
import { a11y } from '@/ui/a11y';
import { Press } from '@/ui/press';
import { StitchRow } from '@/ui/stitch-row';
import './credit-head.scss';

type Mine = ResponseOf<'credit.mine'>;

interface Props {
  /** Undefined while it is fetched. */
  mine: Mine | undefined;
  household: string;
  onRanking: () => void;
}

/** On cloth: my household's points, its place, what is in public, and what they are made of. */
export function CreditHead({ mine, household, onRanking }: Props) {
  if (!mine) return <View className="credit-head credit-head--waiting label">{household}</View>;
  const { householdLabel, season, points, publicPoints, byCategory } = mine;
  const most = Math.max(1, ...byCategory.map((c) => c.points));
  return (
    <View className="credit-head">
      <View className="label">{`${householdLabel} · ${season} 年`}</View>
      <View className="row row--wrap credit-head__sum">
        <View className="row row--base grow" {...a11y({ role: 'img', label: `你家 ${points} 积分` })}>
          <Text className="b credit-head__points">{String(points)}</Text>
          <Text className="b ml1 credit-head__unit">分</Text>
        </View>
        <Rank mine={mine} onPress={onRanking} />
      </View>
      {publicPoints > 0 ? <View className="label right">{`另有 ${publicPoints} 分在公示`}</View> : null}
      <View className="credit-head__categories" {...a11y({ role: 'list', label: '按事情分' })}>
        {byCategory.map((c) => (
          <StitchRow key={c.category} label={c.label} value={c.points} of={most} unit="积分" />
        ))}
      </View>
    </View>
  );
}

const Rank = ({ mine: { rank, households }, onPress }: { mine: Mine; onPress: () => void }) => (
  <Press
    role="link"
    className="credit-head__rank"
    label={`第 ${rank} 名，全村 ${households} 户，看排名`}
    onPress={onPress}
  >
    <Text className="b">{`第 ${rank} 名`}</Text>
    <Text className="label">{` / ${households} 户`}</Text>
  </Press>
);
