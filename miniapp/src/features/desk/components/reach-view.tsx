import { Text, View } from '@tarojs/components';
import type { ResponseOf } from '@wecountry/shared/contracts';
import { momentWords } from '@wecountry/shared/domain/calendar-words';
import { noticeCategoryLabels } from '@wecountry/shared/domain/notice';
import { noticeStateLabels } from '@wecountry/shared/domain/notice-states';
import { useState } from 'react';
import { useNow } from '@/platform/clock';
import { useRoles } from '@/platform/session';
import { Chips } from '@/ui/chips';
import { SectionTitle } from '@/ui/section-title';
import { StitchMeter } from '@/ui/stitch-meter';
import { Tag } from '@/ui/tag';
import { ChaseNotice } from './chase-notice';
import { MoveNotice } from './move-notice';
import { NoticeActs } from './notice-acts';
import { UnreachedCard } from './unreached-card';
import './reach-view.scss';

type Reach = ResponseOf<'notices.reach'>;

/** How far a notice came: every household a stitch, who has not seen it by hamlet and by name, and what to do about it. */
export function ReachView({ reach }: { reach: Reach }) {
  const now = useNow();
  const committee = useRoles().includes('committee');
  const counts = reach.reach;
  return (
    <>
      <View className="row row--wrap mt1">
        <Tag tone={reach.category === 'urgent' ? 'red' : 'indigo'}>{noticeCategoryLabels[reach.category]}</Tag>
        <Text className="b grow ml2">{reach.title}</Text>
        <Text className="label">{momentWords(reach.publishedAt, now)}</Text>
      </View>
      <View className="label mt1">
        {reach.state === 'published'
          ? `发给${reach.audienceLabel}`
          : `${noticeStateLabels[reach.state]}，发给${reach.audienceLabel}`}
      </View>
      {reach.state === 'scheduled' || reach.state === 'cancelled' ? null : (
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
      )}
      {committee && reach.state === 'published' ? <ChaseNotice reach={reach} /> : null}
      {committee && reach.state === 'scheduled' ? <MoveNotice reach={reach} /> : null}
      {reach.state === 'published' ? <Unreached reach={reach} /> : null}
      <NoticeActs reach={reach} />
    </>
  );
}

function Unreached({ reach }: { reach: Reach }) {
  const waiting = reach.hamlets.filter((h) => h.unreached.length > 0);
  const [chosen, setChosen] = useState<string | null>(null);
  const hamlet = waiting.find((h) => h.id === chosen) ?? waiting[0];
  if (!hamlet) return <SectionTitle>每一户都看到了</SectionTitle>;
  const told = waiting.flatMap((h) => h.unreached).filter((u) => u.calls.state === 'told').length;
  return (
    <>
      <SectionTitle>{`${reach.reach.unseen} 户还没看到${told > 0 ? `，${told} 户打电话告诉了` : ''}`}</SectionTitle>
      <Chips
        label="哪个寨"
        items={waiting.map((h) => ({ value: h.id, text: `${h.name} ${h.unreached.length}` }))}
        value={hamlet.id}
        onChange={setChosen}
      />
      <UnreachedCard key={hamlet.id} notice={reach} hamlet={hamlet} />
    </>
  );
}
