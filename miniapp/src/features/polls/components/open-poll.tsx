import { Text, View } from '@tarojs/components';
import type { ResponseOf } from '@wecountry/shared/contracts';
import { deadlineWords } from '@wecountry/shared/domain/calendar-words';
import { useNow } from '@/platform/clock';
import { a11y } from '@/ui/a11y';
import { SectionTitle } from '@/ui/section-title';
import { Tag } from '@/ui/tag';
import { VoteOptions } from '@/ui/vote-options';
import { castOf } from '../api/use-my-ballot';
import { approvalMeanings, castWords, isVotable, pollSpeech, quoted } from '../poll-words';
import { Participation } from './participation';
import { PollText } from './poll-text';
import './open-poll.scss';
import './poll-aside.scss';

type Poll = ResponseOf<'polls.get'>;

interface Props {
  poll: Poll;
  chosen: string | null;
  onChoose: (choice: string) => void;
}

/** An open vote: what is decided, how many have voted, three equal choices. */
export function OpenPoll({ poll, chosen, onChoose }: Props) {
  const now = useNow();
  return (
    <View>
      <View className="row row--wrap">
        <Tag>{poll.presetLabel}</Tag>
        <Tag tone="gold" className="ml2">
          公开投票
        </Tag>
        <Text className="label nowrap poll-until">{deadlineWords(poll.closesAt, now)}</Text>
      </View>
      <View className="serif open-vote__title" {...a11y({ role: 'heading', level: 2 })}>
        {poll.title}
      </View>
      <PollText poll={poll} speech={pollSpeech(poll, now)} />
      <View className="mt3">
        <Participation poll={poll} />
      </View>
      {!isVotable(poll, now) ? (
        <View className="body b mt4">投票截止了，正在数票。一会儿再来看。</View>
      ) : poll.elector ? (
        <View>
          <View className="body b mt4">{`你代表${poll.elector.label}，一户一票`}</View>
          <HouseholdBallot poll={poll} now={now} />
          <VoteOptions label="你家怎么投" options={approvalMeanings} value={chosen} onChange={onChoose} />
        </View>
      ) : (
        <View className="label mt4">这次的名册里没有你家，可以看，不能投。</View>
      )}
      <PollRules poll={poll} />
    </View>
  );
}

/** Who of the household voted last, and what: an open ballot is seen by all of them. */
function HouseholdBallot({ poll, now }: { poll: Poll; now: number }) {
  const cast = castOf(poll);
  if (!cast) return null;
  return (
    <View className="household-ballot" {...a11y({ role: 'status' })}>
      <View className="b">{`你家投了${quoted(poll, cast.choice)}`}</View>
      <View className="label">{`${castWords(cast, now)}，截止以前可以改`}</View>
    </View>
  );
}

/** 怎么算数: the rule in sentences, and that nobody has checked it against the law yet. */
export function PollRules({ poll }: { poll: Poll }) {
  return (
    <View>
      <SectionTitle>怎么算数</SectionTitle>
      {poll.ruleSentences.map((sentence) => (
        <View key={sentence} className="body">
          {sentence}。
        </View>
      ))}
      {poll.presetUnchecked ? <View className="label mt1">这套算法还没有人对过法条。</View> : null}
    </View>
  );
}
