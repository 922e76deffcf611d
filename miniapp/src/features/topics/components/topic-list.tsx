import { View } from '@tarojs/components';
import { tookWords } from '@wecountry/shared/domain/topic-states';
import { useState } from 'react';
import { go } from '@/platform/navigate';
import { useReadPages } from '@/platform/query';
import { useRoles } from '@/platform/session';
import { PrimaryButton } from '@/ui/button';
import { Card } from '@/ui/card';
import { EmptyState } from '@/ui/empty-state';
import { MoreButton } from '@/ui/more-button';
import { QueryView } from '@/ui/query-view';
import { Segments } from '@/ui/segments';
import { TopicRow } from './topic-row';

type View3 = 'newest' | 'unanswered' | 'mine';

const views: readonly { value: View3; text: string }[] = [
  { value: 'newest', text: '新说的' },
  { value: 'unanswered', text: '等答复' },
  { value: 'mine', text: '我说的' },
];

/** What the village talks about, and how soon it is answered. */
export function TopicList() {
  const [view, setView] = useState<View3>('newest');
  const topics = useReadPages('topics.list', { query: { view } });
  const roles = useRoles();
  const raise = () => go('/packages/affairs/pages/new-topic');
  const mayRaise = roles.includes('villager');
  const middle = topics.data?.pages[0]?.answers;
  return (
    <View>
      {mayRaise ? (
        <PrimaryButton wide className="mt3" onPress={raise}>
          说一件事
        </PrimaryButton>
      ) : null}
      <View className="mt3">
        <Segments label="看哪些" items={views} value={view} onChange={setView} />
      </View>
      {middle && middle.middleSeconds !== null ? (
        <View className="label mt2">{`答复过 ${middle.count} 件，一半在 ${tookWords(middle.middleSeconds)}以内`}</View>
      ) : null}
      <QueryView
        query={topics}
        empty={{
          when: ({ pages }) => pages.every((page) => page.items.length === 0),
          show: <EmptyState title="这里还没有" text="村里的事，有想问的、想说的，写下来。" />,
        }}
      >
        {({ pages }) => (
          <View>
            <Card list label="说事" className="mt2">
              {pages
                .flatMap((page) => page.items)
                .map((topic) => (
                  <TopicRow key={topic.id} topic={topic} />
                ))}
            </Card>
            <MoreButton query={topics} />
          </View>
        )}
      </QueryView>
    </View>
  );
}
