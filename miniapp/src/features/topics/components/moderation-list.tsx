import { View } from '@tarojs/components';
import type { ResponseOf } from '@wecountry/shared/contracts';
import { reportReasonLabels } from '@wecountry/shared/domain/post-states';
import { useState } from 'react';
import { useReadPages } from '@/platform/query';
import { EmptyState } from '@/ui/empty-state';
import { MoreButton } from '@/ui/more-button';
import { QueryView } from '@/ui/query-view';
import { SectionTitle } from '@/ui/section-title';
import { Segments } from '@/ui/segments';
import { PostActs } from './post-acts';
import { PostCard } from './post-card';

type Item = ResponseOf<'moderation.queue'>['items'][number];

const why: Record<Item['why'], string> = {
  appeal: '写的人请求再看',
  reported: '有人觉得不对',
  waiting: '等人看一眼',
  hidden: '收起来了',
};
const views = [
  { value: 'waiting', text: '等着看的' },
  { value: 'hidden', text: '收起来的' },
] as const;

/** Who decides here does not report to those who decide. */
const toDecide = ({ post }: Item) => ({ ...post, may: post.may.filter((act) => act !== 'report') });

/** What waits to be looked at, and what is hidden. */
export function ModerationList() {
  const [view, setView] = useState<'waiting' | 'hidden'>('waiting');
  const queue = useReadPages('moderation.queue', { query: { view } });
  return (
    <View>
      <View className="mt3">
        <Segments label="看哪些" items={views} value={view} onChange={setView} />
      </View>
      <QueryView
        query={queue}
        empty={{
          when: ({ pages }) => pages.every((page) => page.items.length === 0),
          show: <EmptyState title="没有等着看的" text="有人觉得不对，或者拿不准的，会在这里。" />,
        }}
      >
        {({ pages }) => (
          <View>
            <SectionTitle aside={`${pages[0]?.total ?? 0} 件`}>
              {view === 'waiting' ? '等着看的' : '收起来的'}
            </SectionTitle>
            {pages
              .flatMap((page) => page.items)
              .map((item) => (
                <PostCard key={item.post.id} post={item.post}>
                  <View className="label mt2">{`“${item.topicTitle}” · ${why[item.why]}`}</View>
                  {item.reports.map((report, i) => (
                    <View key={i} className="label">
                      {[reportReasonLabels[report.reason], report.note].filter(Boolean).join('：')}
                    </View>
                  ))}
                  {toDecide(item).may.length === 0 ? <View className="label b mt2">这一件要别人来看。</View> : null}
                  <PostActs post={toDecide(item)} about={item.topicTitle} />
                </PostCard>
              ))}
            <MoreButton query={queue} />
          </View>
        )}
      </QueryView>
    </View>
  );
}
