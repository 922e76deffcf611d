import { View } from '@tarojs/components';
import type { ResponseOf } from '@wecountry/shared/contracts';
import { deadlineWords } from '@wecountry/shared/domain/calendar-words';
import { verdictLabels } from '@wecountry/shared/domain/tally';
import { unitWords } from '@wecountry/shared/domain/tally-words';
import { useNow } from '@/platform/clock';
import { ListenButton } from '@/ui/listen-button';
import { SectionTitle } from '@/ui/section-title';
import { RuleTicks, VerdictHead } from '@/ui/verdict-head';
import { castOf } from '../api/use-my-ballot';
import { castWords, quoted, resultSpeech } from '../poll-words';
import { MyReceipt } from './my-receipt';
import { NextSteps } from './next-steps';
import { OptionResultHead } from './option-result';
import { PollDeskActs, PollRules } from './poll-facts';
import { TaskList } from './task-list';
import { PollText } from './poll-text';
import './open-poll.scss';

type Poll = ResponseOf<'polls.get'>;
type Counted = Poll & { result: NonNullable<Poll['result']> };

/** Whether it is counted: closed, with its sums. */
export const isCounted = (poll: Poll): poll is Counted => poll.result !== null;

/** The word, every household by choice, the numbers: on cloth. */
export function ResultHead({ poll }: { poll: Counted }) {
  const now = useNow();
  if (poll.kind !== 'approval') return <OptionResultHead poll={poll} />;
  return (
    <VerdictHead
      title={poll.title}
      word={verdictLabels[poll.result.verdict]}
      closed={deadlineWords(poll.closesAt, now)}
      counts={poll.result}
      unit={unitWords[poll.unit]}
      listen={<ListenButton id={`poll-result-${poll.id}`} text={resultSpeech(poll)} label="听结果" />}
    />
  );
}

/** A closed vote: the sums in words, our household's ballot, what follows, and that the meeting decides. */
export function PollResult({ poll }: { poll: Counted }) {
  const now = useNow();
  const { elector, result } = poll;
  const cast = castOf(poll);
  const mine = poll.unit === 'household' ? '你家' : '你';
  return (
    <View className="mt3">
      <RuleTicks sentences={result.sentences} />
      {poll.secret ? (
        <MyReceipt poll={poll} />
      ) : elector ? (
        <View className="household-ballot">
          <View className="b">{cast ? `${mine}投的是${quoted(poll, cast.choice)}` : `${mine}没投`}</View>
          <View className="label">{cast ? `${castWords(cast, now)}，算进去了` : '没投的不算到会'}</View>
        </View>
      ) : null}
      <NextSteps poll={poll} />
      {poll.tasks.length > 0 ? (
        <View>
          <SectionTitle>决议定下的事</SectionTitle>
          <TaskList tasks={poll.tasks} />
        </View>
      ) : null}
      <PollDeskActs poll={poll} />
      <View className="label mt3">{result.closing}</View>
      <SectionTitle>表决的是</SectionTitle>
      <PollText poll={poll} speech={[`${poll.title}。`, poll.body]} />
      <PollRules poll={poll} />
    </View>
  );
}
