import { View } from '@tarojs/components';
import { go } from '@/platform/navigate';
import { useReadPages } from '@/platform/query';
import { useRoles } from '@/platform/session';
import { SecondaryButton } from '@/ui/button';
import { Card } from '@/ui/card';
import { MoreButton } from '@/ui/more-button';
import { SectionTitle } from '@/ui/section-title';
import { TopicRow } from './topic-row';

/** What people say about a vote: below it, so that who votes reads it, and asks before voting. */
export function PollTopics({ pollId }: { pollId: string }) {
  const topics = useReadPages('topics.list', { query: { poll: pollId } });
  const mayRaise = useRoles().includes('villager');
  const items = topics.data?.pages.flatMap((page) => page.items) ?? [];
  // The vote is what the page is for: without an answer about the talk it stands alone.
  if (!topics.data) return null;
  return (
    <View>
      <SectionTitle aside={items.length > 0 ? `${items.length} 件` : undefined}>大家说</SectionTitle>
      {items.length === 0 ? (
        <View className="label">还没有人说。不清楚的、不同意的，都可以说。</View>
      ) : (
        <Card list label="大家说这次表决">
          {items.map((topic) => (
            <TopicRow key={topic.id} topic={topic} />
          ))}
        </Card>
      )}
      <MoreButton query={topics} />
      {mayRaise ? (
        <SecondaryButton wide className="mt3" onPress={() => go('/packages/affairs/pages/new-topic', { poll: pollId })}>
          说说这次表决
        </SecondaryButton>
      ) : null}
    </View>
  );
}
