import { Text, View } from '@tarojs/components';
import type { ResponseOf } from '@wecountry/shared/contracts';
import { deadlineWords } from '@wecountry/shared/domain/calendar-words';
import { useNow } from '@/platform/clock';
import { a11y } from '@/ui/a11y';
import { Tag } from '@/ui/tag';
import { castOf } from '../api/use-my-ballot';
import { castWords, isVotable, pollSpeech, quoted } from '../poll-words';
import { Ballot } from './ballot';
import { HelpedBallot } from './helped-ballot';
import { OptionsAhead } from './options-ahead';
import { Participation } from './participation';
import { PollDeskActs, PollRules, PollTimes } from './poll-facts';
import { PollText } from './poll-text';
import { Proxies } from './proxies';
import './open-poll.scss';
import './poll-aside.scss';

type Poll = ResponseOf<'polls.get'>;

interface Props {
  poll: Poll;
  chosen: string | null;
  onChoose: (choice: string | null) => void;
}

/** An open vote: what is decided, how many have voted, choices equal among each other. */
export function OpenPoll({ poll, chosen, onChoose }: Props) {
  const now = useNow();
  return (
    <View>
      <View className="row row--wrap">
        <Tag>{poll.presetLabel}</Tag>
        <Tag tone="gold" className="ml2">
          {poll.secret ? '不记名' : '公开投票'}
        </Tag>
        <Text className="label nowrap poll-until">{deadlineWords(poll.closesAt, now)}</Text>
      </View>
      <View className="serif open-vote__title" {...a11y({ role: 'heading', level: 2 })}>
        {poll.title}
      </View>
      <PollTimes poll={poll} />
      <PollText poll={poll} speech={pollSpeech(poll, now)} />
      {poll.state === 'open' || poll.state === 'closed' ? (
        <View className="mt3">
          <Participation poll={poll} />
        </View>
      ) : null}
      <MyPart poll={poll} now={now} chosen={chosen} onChoose={onChoose} />
      <Proxies poll={poll} />
      <PollDeskActs poll={poll} />
      <PollRules poll={poll} />
    </View>
  );
}

/** What I may do in it now. */
function MyPart({ poll, now, chosen, onChoose }: Props & { now: number }) {
  if (poll.state === 'announced') return <OptionsAhead poll={poll} />;
  if (poll.state === 'cancelled') return null;
  if (!isVotable(poll, now)) return <View className="body b mt4">投票截止了，正在数票。一会儿再来看。</View>;
  if (!poll.elector)
    return (
      <View>
        <View className="label mt4">
          {poll.unit === 'household'
            ? '这次的名册里没有你家，可以看，不能投。'
            : '这次的名册里没有你，可以看，不能投。'}
        </View>
        <OptionsAhead poll={poll} />
      </View>
    );
  return (
    <View>
      <View className="body b mt4">
        {poll.unit === 'household' ? `你代表${poll.elector.label}，一户一票` : `${poll.elector.label}，一人一票`}
      </View>
      <HelpedBallot poll={poll} />
      <HouseholdBallot poll={poll} now={now} />
      <Ballot poll={poll} chosen={chosen} onChoose={onChoose} />
    </View>
  );
}

/** Who of the household voted last, and what: an open ballot is seen by all of them. */
function HouseholdBallot({ poll, now }: { poll: Poll; now: number }) {
  const cast = castOf(poll);
  if (!cast) return null;
  return (
    <View className="household-ballot" {...a11y({ role: 'status' })}>
      <View className="b">{`${poll.unit === 'household' ? '你家' : '你'}投了${quoted(poll, cast.choice)}`}</View>
      <View className="label">{`${castWords(cast, now)}，截止以前可以改`}</View>
    </View>
  );
}
