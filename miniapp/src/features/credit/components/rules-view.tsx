import { Text, View } from '@tarojs/components';
import type { ResponseOf } from '@wecountry/shared/contracts';
import { dateOnlyWords } from '@wecountry/shared/domain/calendar-words';
import { formatPoints } from '@wecountry/shared/domain/credit';
import { useNow } from '@/platform/clock';
import { useRead } from '@/platform/query';
import { a11y } from '@/ui/a11y';
import { AudioBar } from '@/ui/audio-bar';
import { Card } from '@/ui/card';
import { QueryView } from '@/ui/query-view';
import { SectionTitle } from '@/ui/section-title';
import { publicDaysWords } from '../claim-words';
import { rulesSpeech } from '../credit-speech';
import './rules-view.scss';

type Rules = ResponseOf<'credit.rules'>;
type Item = Rules['items'][number];

/** What the village agreed to give points for, by category. */
export function RulesView() {
  const rules = useRead('credit.rules');
  return <QueryView query={rules}>{(data) => <Rulebook rules={data} />}</QueryView>;
}

function Rulebook({ rules }: { rules: Rules }) {
  const now = useNow();
  const { version, effectiveOn, basePoints, items } = rules;
  const categories = [...new Map(items.map((i) => [i.category, i.categoryLabel]))];
  const base = basePoints > 0 ? `每户一年从 ${basePoints} 分起。` : '';
  return (
    <>
      <View className="label mt1">{`第 ${version} 版，${dateOnlyWords(effectiveOn, now)}起用。${base}`}</View>
      <View className="mt3">
        <AudioBar id="credit-rules" text={rulesSpeech(rules)} label="听规矩" />
      </View>
      <Card padded className="mt3">
        <View className="b">一件事怎么变成积分</View>
        <View className="label mt1">你报上来，别户的村委认定，再公示给大家看。</View>
        <View className="label">没人提意见就计入。有人提意见，监督委员会来定。</View>
        <View className="label">积分不影响卖东西的钱，一分钱都不扣。</View>
      </Card>
      {categories.map(([category, label]) => (
        <View key={category}>
          <SectionTitle>{label}</SectionTitle>
          <Card list label={label}>
            {items
              .filter((i) => i.category === category)
              .map((item) => (
                <Rule key={item.id} item={item} />
              ))}
          </Card>
        </View>
      ))}
    </>
  );
}

function Rule({ item }: { item: Item }) {
  const { title, points, evidence, publicDays, capPerSeason, claimable } = item;
  const help = [
    claimable ? publicDaysWords(publicDays) : '不用自己报',
    capPerSeason !== null && `一户一年最多 ${capPerSeason} 分`,
    evidence && `要${evidence}`,
  ]
    .filter(Boolean)
    .join(' · ');
  return (
    <View className="row rule" {...a11y({ role: 'listitem', label: `${title}，${formatPoints(points)} 分，${help}` })}>
      <View className="grow">
        <View className="b">{title}</View>
        <View className="label">{help}</View>
      </View>
      <Text className="b nowrap ml3 rule__points">{`${formatPoints(points)} 分`}</Text>
    </View>
  );
}
