import { View } from '@tarojs/components';
import type { ResponseOf } from '@wecountry/shared/contracts';
import { topicStateLabels } from '@wecountry/shared/domain/topic-states';
import { useState } from 'react';
import { go } from '@/platform/navigate';
import { useNetwork } from '@/platform/network';
import { useReadPages } from '@/platform/query';
import { useAct } from '@/platform/use-act';
import { PrimaryButton, SecondaryButton } from '@/ui/button';
import { FormTrouble } from '@/ui/form-trouble';
import { MoreButton } from '@/ui/more-button';
import { QueryView } from '@/ui/query-view';
import { SectionTitle } from '@/ui/section-title';
import { Tag } from '@/ui/tag';
import { PostActs } from './post-acts';
import { PostCard } from './post-card';
import { ReasonSheet } from './reason-sheet';
import { ReplyForm } from './reply-form';

type Topic = ResponseOf<'topics.get'>;
const ANSWER_MAX = 1000;

/** One topic: its question, what was said, and what this person may do. */
export function TopicView({ topic }: { topic: Topic }) {
  const posts = useReadPages('topics.posts', { params: { topic: topic.id } });
  const title = topic.title ?? '这件事收起来了';
  return (
    <View>
      <View className="row row--wrap mt3">
        <View className="h1 grow">{title}</View>
        <Tag tone={topic.state === 'open' ? 'gold' : 'green'}>{topicStateLabels[topic.state]}</Tag>
      </View>
      {topic.poll ? <AboutPoll poll={topic.poll} /> : null}
      <PostCard post={topic.question}>
        <PostActs post={topic.question} about={title} />
      </PostCard>
      <OwnActs topic={topic} />
      <SectionTitle>大家说的</SectionTitle>
      <QueryView
        query={posts}
        empty={{
          when: ({ pages }) => pages.every((page) => page.items.length === 0),
          show: <View className="label mt2">还没有人接话。</View>,
        }}
      >
        {({ pages }) => (
          <View>
            {pages
              .flatMap((page) => page.items)
              .map((post) => (
                <PostCard key={post.id} post={post}>
                  <PostActs post={post} about={`${post.authorName}说的`} />
                </PostCard>
              ))}
            <MoreButton query={posts} />
          </View>
        )}
      </QueryView>
      {topic.may.includes('reply') ? <ReplyForm topic={{ id: topic.id, title }} /> : null}
    </View>
  );
}

/** To the vote that it is about. */
const AboutPoll = ({ poll }: { poll: NonNullable<Topic['poll']> }) => (
  <SecondaryButton
    size="small"
    icon="vote"
    className="mt2"
    onPress={() => go('/packages/affairs/pages/poll', { id: poll.id })}
  >
    {`说的是表决：${poll.title}`}
  </SecondaryButton>
);

/** The asker settles or opens again; the committee answers. */
function OwnActs({ topic }: { topic: Topic }) {
  const online = useNetwork((s) => s.online);
  const [answering, setAnswering] = useState(false);
  const settle = useAct('topics.settle', { refreshes: ['topics.get', 'topics.list'] });
  const answer = useAct('topics.answer', {
    refreshes: ['topics.get', 'topics.posts', 'topics.list'],
    onDone: () => setAnswering(false),
  });
  const say = (settled: boolean) => settle.mutate({ params: { topic: topic.id }, body: { settled } });
  if (!online) return null;
  return (
    <View className="mt3">
      {topic.may.includes('answer') ? (
        <PrimaryButton wide onPress={() => setAnswering(true)}>
          正式答复
        </PrimaryButton>
      ) : null}
      {topic.may.includes('settle') ? (
        <SecondaryButton wide className="mt2" busy={settle.isPending && '正在记'} onPress={() => say(true)}>
          说清楚了
        </SecondaryButton>
      ) : null}
      {topic.may.includes('reopen') ? (
        <SecondaryButton wide className="mt2" busy={settle.isPending && '正在记'} onPress={() => say(false)}>
          还没说清楚
        </SecondaryButton>
      ) : null}
      <FormTrouble error={settle.error} />
      {answering ? (
        <ReasonSheet
          title="代表村委会答复？"
          label="答复"
          example="明天上午电工来换"
          confirmName="发出答复"
          min={4}
          max={ANSWER_MAX}
          busy={answer.isPending && '正在发'}
          error={answer.error}
          onConfirm={(body) => answer.mutate({ params: { topic: topic.id }, body: { body, pictureIds: [] } })}
          onClose={() => setAnswering(false)}
        />
      ) : null}
    </View>
  );
}
