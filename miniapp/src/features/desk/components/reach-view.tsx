import { Text, View } from '@tarojs/components';
import type { ResponseOf } from '@wecountry/shared/contracts';
import { momentWords } from '@wecountry/shared/domain/calendar-words';
import { noticeCategoryLabels } from '@wecountry/shared/domain/notice';
import { useState } from 'react';
import { useNow } from '@/platform/clock';
import { Card } from '@/ui/card';
import { Chips } from '@/ui/chips';
import { SecondaryButton } from '@/ui/button';
import { SectionTitle } from '@/ui/section-title';
import { StitchMeter } from '@/ui/stitch-meter';
import { Tag } from '@/ui/tag';
import './reach-view.scss';

type Reach = ResponseOf<'notices.reach'>;
type Hamlet = Reach['hamlets'][number];

const FIRST_SHOWN = 8;
const whyWords = { not_bound: '还没用上手机', not_opened: '没打开' } as const;

/** How far a notice came: every household a stitch, and who has not seen it, by hamlet and by name. */
export function ReachView({ reach }: { reach: Reach }) {
  const now = useNow();
  const counts = reach.reach;
  return (
    <>
      <View className="row row--wrap mt1">
        <Tag tone={reach.category === 'urgent' ? 'red' : 'indigo'}>{noticeCategoryLabels[reach.category]}</Tag>
        <Text className="b grow ml2">{reach.title}</Text>
        <Text className="label">{momentWords(reach.publishedAt, now)}</Text>
      </View>
      <View className="mt2">
        <StitchMeter
          unit="户"
          counts={[
            { label: '知道了', count: counts.acknowledged, stitch: 'full' },
            { label: '看到没按', count: counts.seen, stitch: 'hollow' },
            { label: '没看到', count: counts.unseen, stitch: 'cross' },
          ]}
        />
      </View>
      <Unreached reach={reach} />
    </>
  );
}

function Unreached({ reach }: { reach: Reach }) {
  const waiting = reach.hamlets.filter((h) => h.unreached.length > 0);
  const [chosen, setChosen] = useState<string | null>(null);
  const hamlet = waiting.find((h) => h.id === chosen) ?? waiting[0];
  if (!hamlet) return <SectionTitle>每一户都看到了</SectionTitle>;
  return (
    <>
      <SectionTitle>{`${reach.reach.unseen} 户还没看到`}</SectionTitle>
      <Chips
        label="哪个寨"
        items={waiting.map((h) => ({ value: h.id, text: `${h.name} ${h.unreached.length}` }))}
        value={hamlet.id}
        onChange={setChosen}
      />
      <HamletCard key={hamlet.id} hamlet={hamlet} />
    </>
  );
}

function HamletCard({ hamlet }: { hamlet: Hamlet }) {
  const [all, setAll] = useState(false);
  const shown = all ? hamlet.unreached : hamlet.unreached.slice(0, FIRST_SHOWN);
  const rest = hamlet.unreached.length - shown.length;
  return (
    <Card className="mt3 unreached">
      <View className="row unreached__head">
        <Text className="b">{hamlet.name}</Text>
        <Text className="label ml2">{hamlet.leaderName ? `组长 ${hamlet.leaderName}` : '还没有组长'}</Text>
      </View>
      {shown.map((household) => (
        <View key={household.householdId} className="row unreached__row">
          <View className="unreached__no">
            <View className="b h2">{numberOf(household.code)}</View>
            <View className="cap">号</View>
          </View>
          <View className="grow ml2">
            <View className="b">{`${household.name}户`}</View>
            <View className="label">{whyWords[household.why]}</View>
          </View>
        </View>
      ))}
      {rest > 0 ? (
        <View className="unreached__more">
          <SecondaryButton wide onPress={() => setAll(true)}>{`${hamlet.name}还有 ${rest} 户`}</SecondaryButton>
        </View>
      ) : null}
    </Card>
  );
}

/** The number of 上寨 17 号. */
const numberOf = (code: string) => /(\d+)/.exec(code)?.[1] ?? code;
