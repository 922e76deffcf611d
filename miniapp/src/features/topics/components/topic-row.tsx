import type { ResponseOf } from '@wecountry/shared/contracts';
import { momentWords } from '@wecountry/shared/domain/calendar-words';
import { postStateLabels } from '@wecountry/shared/domain/post-states';
import { topicStateLabels } from '@wecountry/shared/domain/topic-states';
import { useNow } from '@/platform/clock';
import { go } from '@/platform/navigate';
import { ListRow } from '@/ui/list-row';
import { Tag } from '@/ui/tag';

type Topic = ResponseOf<'topics.list'>['items'][number];

/** One matter of a list: its title, whose and when, how far it is. */
export function TopicRow({ topic }: { topic: Topic }) {
  const now = useNow();
  const title = topic.title ?? '这件事收起来了';
  const word = postStateLabels[topic.post] || topicStateLabels[topic.state];
  const help = [
    topic.rumour ? '有更正' : '',
    topic.hiddenReason ? `原因：${topic.hiddenReason}` : '',
    topic.askedByName,
    momentWords(topic.askedAt, now),
    topic.replies > 0 ? `${topic.replies} 句` : '',
  ]
    .filter(Boolean)
    .join(' · ');
  const tone = topic.rumour ? 'red' : topic.state === 'open' ? 'gold' : 'green';
  return (
    <ListRow
      title={title}
      help={help}
      action={<Tag tone={topic.post === 'visible' ? tone : 'line'}>{word}</Tag>}
      label={`${title}，${word}，${help}`}
      onPress={() => go('/packages/affairs/pages/topic', { id: topic.id })}
    />
  );
}
