import { Text, View } from '@tarojs/components';
import type { ResponseOf } from '@wecountry/shared/contracts';
import { deadlineWords, whenWords } from '@wecountry/shared/domain/calendar-words';
import { verdictLabels, type Verdict } from '@wecountry/shared/domain/tally';
import { unitWords } from '@wecountry/shared/domain/tally-words';
import { useNow } from '@/platform/clock';
import { go } from '@/platform/navigate';
import { usePosted } from '@/platform/outbox';
import { useRead } from '@/platform/query';
import { Card } from '@/ui/card';
import { Diamond } from '@/ui/diamond';
import { EmptyState } from '@/ui/empty-state';
import { PrimaryButton, SecondaryButton } from '@/ui/button';
import { ListItem } from '@/ui/list-item';
import { Press } from '@/ui/press';
import { QueryView } from '@/ui/query-view';
import { SectionTitle } from '@/ui/section-title';
import { Tag } from '@/ui/tag';
import { yourWord } from '../poll-words';
import './poll-aside.scss';
import './poll-list.scss';

type Poll = ResponseOf<'polls.list'>['items'][number];

const open = (poll: { id: string }) => go('/packages/affairs/pages/poll', { id: poll.id });

/** The village's votes: those that can still be voted on first. */
export function PollList() {
  const polls = useRead('polls.list');
  return (
    <QueryView
      query={polls}
      empty={{
        when: ({ items }) => items.length === 0,
        show: <EmptyState title="眼下没有要投的票" text="有新的表决，会通知你。" />,
      }}
    >
      {({ items }) => (
        <View>
          <OpenPolls polls={items.filter((poll) => poll.state === 'open')} />
          <AheadPolls polls={items.filter((poll) => poll.state === 'announced')} />
          <ClosedPolls polls={items.filter((poll) => poll.state === 'closed' || poll.state === 'cancelled')} />
          <SecondaryButton wide className="mt4" onPress={() => go('/packages/affairs/pages/tasks')}>
            决议定下的事，办了没有
          </SecondaryButton>
        </View>
      )}
    </QueryView>
  );
}

function OpenPolls({ polls }: { polls: readonly Poll[] }) {
  if (polls.length === 0)
    return (
      <Card padded className="mt3">
        <View className="b">眼下没有要投的票</View>
        <View className="label">有新的表决，会通知你。</View>
      </Card>
    );
  return (
    <View>
      <SectionTitle aside={`${polls.length} 件`}>正在投票</SectionTitle>
      {polls.map((poll) => (
        <OpenPoll key={poll.id} poll={poll} />
      ))}
    </View>
  );
}

/** One open vote: until when, how many have voted, and whether my household has. */
function OpenPoll({ poll }: { poll: Poll }) {
  const now = useNow();
  const posted = usePosted('polls.cast', { poll: poll.id });
  const state = myState(poll, posted?.state);
  const until = deadlineWords(poll.closesAt, now);
  const unit = unitWords[poll.unit];
  const voted = `${poll.electorate} ${unit}里 ${poll.voted} ${unit}投了`;
  const Button = state.todo ? PrimaryButton : SecondaryButton;
  return (
    <Card padded className="open-poll">
      <View className="row row--wrap">
        <Tag>{poll.presetLabel}</Tag>
        {poll.secret ? (
          <Tag tone="indigo" className="ml2">
            不记名
          </Tag>
        ) : null}
        <Text className="label nowrap poll-until">{until}</Text>
      </View>
      <Press
        className="open-poll__title"
        onPress={() => open(poll)}
        label={`${poll.title}，${voted}，${state.words}，${until}`}
      >
        <View className="h2">{poll.title}</View>
        <View className="label">{voted}</View>
      </Press>
      <View className="row open-poll__mine">
        <Diamond state={state.todo ? 'now' : 'done'} />
        <View className="body grow ml2">{state.words}</View>
        <Button size="small" label={`${state.act}，${poll.title}`} onPress={() => open(poll)}>
          {state.act}
        </Button>
      </View>
    </Card>
  );
}

/** What my household has to do with an open vote, in words. */
function myState(poll: Poll, posted: string | undefined): { words: string; act: string; todo: boolean } {
  const your = yourWord(poll);
  if (posted === 'failed') return { words: `${your}的票没发成`, act: '去看看', todo: true };
  if (posted === 'waiting' || posted === 'sending') return { words: `${your}的票等网络`, act: '去看看', todo: false };
  if (poll.mine === 'not_elector') return { words: `名册里没有${your}`, act: '去看看', todo: false };
  if (poll.mine === 'voted' || posted === 'sent')
    return { words: `${your}投了`, act: poll.secret ? '去看看' : '看看或改', todo: false };
  return { words: `${your}还没投`, act: '去投票', todo: true };
}

/** Announced with their papers; the time to vote is still to come. */
function AheadPolls({ polls }: { polls: readonly Poll[] }) {
  const now = useNow();
  if (polls.length === 0) return null;
  return (
    <View>
      <SectionTitle>先看材料</SectionTitle>
      <Card list label="先看材料">
        {polls.map((poll) => (
          <ListItem key={poll.id}>
            <Press className="closed-poll" onPress={() => open(poll)}>
              <Diamond state="todo" />
              <View className="grow ml3">
                <View className="body b">{poll.title}</View>
                <View className="cap">{`${whenWords(poll.openedAt, now)}开投 · ${deadlineWords(poll.closesAt, now)}`}</View>
              </View>
            </Press>
          </ListItem>
        ))}
      </Card>
    </View>
  );
}

function ClosedPolls({ polls }: { polls: readonly Poll[] }) {
  const now = useNow();
  if (polls.length === 0) return null;
  return (
    <View>
      <SectionTitle>投完了的</SectionTitle>
      <Card list label="投完了的">
        {polls.map((poll) => {
          const help = [
            poll.decisionNo ? `成了决议 ${poll.decisionNo} 号` : '',
            deadlineWords(poll.closesAt, now),
          ].filter(Boolean);
          const counting = poll.state === 'cancelled' ? '取消了' : '正在数票';
          const word = poll.verdict ? verdictLabels[poll.verdict] : counting;
          return (
            <ListItem key={poll.id}>
              <Press className="closed-poll" onPress={() => open(poll)} label={[poll.title, word, ...help].join('，')}>
                <Diamond state={poll.state === 'cancelled' ? 'failed' : markOf(poll.verdict)} />
                <View className="grow ml3">
                  <View className="row row--base row--wrap">
                    <View className="body b grow">{poll.title}</View>
                    <Text className="label b c-ink ml2">{word}</Text>
                  </View>
                  <View className="cap">{help.join(' · ')}</View>
                </View>
              </Press>
            </ListItem>
          );
        })}
      </Card>
    </View>
  );
}

/** A tick for what reached its threshold, a cross for what did not; too few came: neither. */
function markOf(verdict: Verdict | null): 'done' | 'failed' | 'todo' | 'now' {
  if (verdict === null) return 'now';
  if (verdict === 'reached') return 'done';
  return verdict === 'not_reached' ? 'failed' : 'todo';
}
