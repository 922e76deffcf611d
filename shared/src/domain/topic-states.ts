import { stepFor, type Step } from './state-table.js';

/**
 * The life of a topic (说事): asked, answered officially, settled by who asked. The asker may open it again, or settle it
 * without an answer. What is settled takes no more words until it is open again.
 */
export const topicStates = ['open', 'answered', 'settled'] as const;
export type TopicState = (typeof topicStates)[number];

export type TopicEvent = 'reply' | 'answer' | 'settle' | 'reopen';

/** `asker`: who raised it. `official`: committee. `neighbour`: anybody of the village who may write. */
export type TopicActor = 'asker' | 'official' | 'neighbour';

export const topicTable: readonly Step<TopicState, TopicEvent, TopicActor>[] = [
  { from: 'open', event: 'reply', to: 'open', who: ['asker', 'official', 'neighbour'] },
  { from: 'open', event: 'answer', to: 'answered', who: ['official'], needs: ['visible'] },
  { from: 'open', event: 'settle', to: 'settled', who: ['asker'] },
  { from: 'answered', event: 'reply', to: 'answered', who: ['asker', 'official', 'neighbour'] },
  { from: 'answered', event: 'answer', to: 'answered', who: ['official'], needs: ['visible'] },
  { from: 'answered', event: 'settle', to: 'settled', who: ['asker'] },
  { from: 'answered', event: 'reopen', to: 'open', who: ['asker'] },
  { from: 'settled', event: 'reopen', to: 'open', who: ['asker'] },
];

export const topicStateLabels: Readonly<Record<TopicState, string>> = {
  open: '等答复',
  answered: '答复了',
  settled: '说清楚了',
};

/** The state an event leads to, or `topic.not_now`. */
export function nextTopicState(
  from: TopicState,
  event: TopicEvent,
  who: TopicActor | readonly TopicActor[],
): TopicState {
  return stepFor(topicTable, from, event, who, 'topic.not_now').to;
}

/** How long an answer took, in words: 40 分钟, 5 小时, 3 天. Never less than a minute. */
export function tookWords(seconds: number): string {
  const minutes = Math.max(1, Math.floor(seconds / 60));
  if (minutes < 60) return `${minutes} 分钟`;
  const hours = Math.floor(minutes / 60);
  return hours < 24 ? `${hours} 小时` : `${Math.floor(hours / 24)} 天`;
}
