import { makeDraft } from '@/platform/drafts';
import type { LocalPicture } from '@/platform/media';
import { post } from '@/platform/outbox';

interface TopicDraft {
  title: string;
  body: string;
  pictures: LocalPicture[];
}

/** What is being raised: kept at each change; pictures as long as the app is open. */
export const useTopicDraft = makeDraft<TopicDraft>(
  'topic',
  { title: '', body: '', pictures: [] },
  { of: 'village', passing: ['pictures'] },
);

/** Puts a new topic with its pictures into the outbox. */
export const postTopic = ({ title, body, pictures }: TopicDraft, pollId?: string): string =>
  post('topics.ask', {
    params: {},
    body: { title: title.trim(), body: body.trim(), pictureIds: [], pollId },
    title: `说事：${title.trim()}`,
    icon: 'people',
    refreshes: ['topics.list'],
    pictures,
  });

/** Puts a reply with its pictures into the outbox. */
export const postReply = (topic: { id: string; title: string }, body: string, pictures: LocalPicture[]): string =>
  post('topics.reply', {
    params: { topic: topic.id },
    body: { body: body.trim(), pictureIds: [] },
    title: `接一句：${topic.title}`,
    icon: 'people',
    refreshes: ['topics.posts', 'topics.get', 'topics.list'],
    pictures,
  });
