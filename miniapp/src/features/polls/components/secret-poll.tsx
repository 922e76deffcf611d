import { Text, View } from '@tarojs/components';
import type { ResponseOf } from '@wecountry/shared/contracts';
import { deadlineWords } from '@wecountry/shared/domain/calendar-words';
import { secrecyInWords, SMALLEST_GROUP } from '@wecountry/shared/domain/secrecy';
import { verdictLabels } from '@wecountry/shared/domain/tally';
import { unitWords } from '@wecountry/shared/domain/tally-words';
import { useNow } from '@/platform/clock';
import { a11y } from '@/ui/a11y';
import { NoticeBox } from '@/ui/notice-box';
import { SectionTitle } from '@/ui/section-title';
import { Tag } from '@/ui/tag';
import { isVotable, pollSpeech, votedSecretly } from '../poll-words';
import { HelpedBallot } from './helped-ballot';
import { MyReceipt } from './my-receipt';
import { OptionsAhead } from './options-ahead';
import { PollDeskActs, PollRules, PollTimes } from './poll-facts';
import { Proxies } from './proxies';
import { Participation } from './participation';
import { PollText } from './poll-text';
import { SecretChoices } from './secret-choices';
import './open-poll.scss';
import './poll-aside.scss';

type Poll = ResponseOf<'polls.get'>;

interface Props {
  poll: Poll;
  chosen: string | null;
  onChoose: (choice: string | null) => void;
}

/** A secret vote until its counts can be shown: what is decided, who has come, the choices, and what is promised. */
export function SecretPoll({ poll, chosen, onChoose }: Props) {
  const now = useNow();
  return (
    <View>
      <View className="row row--wrap">
        <Tag>{poll.presetLabel}</Tag>
        <Tag tone="indigo" className="ml2">
          不记名投票
        </Tag>
        <Text className="label nowrap poll-until">{deadlineWords(poll.closesAt, now)}</Text>
      </View>
      <View className="serif open-vote__title" {...a11y({ role: 'heading', level: 2 })}>
        {poll.title}
      </View>
      <PollTimes poll={poll} />
      {poll.box?.withheld && poll.verdict ? <Withheld poll={poll} verdict={poll.verdict} /> : null}
      <PollText poll={poll} speech={pollSpeech(poll, now)} />
      {poll.state === 'open' || poll.state === 'closed' ? (
        <Voting poll={poll} chosen={chosen} onChoose={onChoose} />
      ) : null}
      {poll.state === 'announced' ? <OptionsAhead poll={poll} /> : null}
      {poll.state === 'cancelled' ? null : <Promise />}
      <PollDeskActs poll={poll} />
      <PollRules poll={poll} />
    </View>
  );
}

/** From the opening to the result: who has come, the choices of who has not, help and proxies, the receipt. */
function Voting({ poll, chosen, onChoose }: Props) {
  const votable = isVotable(poll, useNow());
  const { elector } = poll;
  const missing = votable && elector !== null && !votedSecretly(poll);
  return (
    <View>
      <View className="mt3">
        <Participation poll={poll} />
      </View>
      {missing ? (
        <View>
          <View className="body b mt4">
            {poll.unit === 'household' ? `你代表${elector.label}，只投一次` : `${elector.label}，一人一票，只投一次`}
          </View>
          <HelpedBallot poll={poll} />
          <SecretChoices poll={poll} value={chosen} onChange={onChoose} />
        </View>
      ) : null}
      {elector === null ? (
        <View className="label mt4">
          {poll.unit === 'household'
            ? '这次的名册里没有你家，可以看，不能投。'
            : '这次的名册里没有你，可以看，不能投。'}
        </View>
      ) : null}
      {!votable && poll.verdict === null ? (
        <View className="body b mt4">投票截止了，正在数票。一会儿再来看。</View>
      ) : null}
      <MyReceipt poll={poll} />
      <Proxies poll={poll} />
    </View>
  );
}

/** Too few ballots to be broken down without telling on somebody. */
function Withheld({ poll, verdict }: { poll: Poll; verdict: NonNullable<Poll['verdict']> }) {
  return (
    <NoticeBox title={verdictLabels[verdict]}>
      {`${poll.voted} ${unitWords[poll.unit]}投了。亲手投的不到 ${SMALLEST_GROUP} 人，各项多少票不公布，免得猜出谁投了什么。`}
    </NoticeBox>
  );
}

/** What a secret ballot keeps and what it cannot, before it is cast. */
function Promise() {
  return (
    <View>
      <SectionTitle>不记名保得住什么</SectionTitle>
      {secrecyInWords.map((sentence) => (
        <View key={sentence} className="body mt1">
          {sentence}
        </View>
      ))}
    </View>
  );
}
