import { Text, View } from '@tarojs/components';
import type { ResponseOf } from '@wecountry/shared/contracts';
import { shortFingerprint } from '@wecountry/shared/domain/dividend';
import { useState } from 'react';
import { go } from '@/platform/navigate';
import { SecondaryButton } from '@/ui/button';
import { cx } from '@/ui/cx';
import { Icon } from '@/ui/icon';
import { ListenButton } from '@/ui/listen-button';
import './poll-text.scss';

type Poll = ResponseOf<'polls.get'>;

/** Longer texts begin folded. */
const shortLength = 70;

/** What is voted on: the text (folded when long), what it would mean for my household, the plan's fingerprint. */
export function PollText({ poll, speech }: { poll: Poll; speech: readonly string[] }) {
  const long = poll.body.length > shortLength || poll.body.includes('\n');
  const [whole, setWhole] = useState(!long);
  return (
    <View>
      <View className="row row--top poll-text__words">
        <ListenButton id={`poll-${poll.id}`} text={speech} label="听这件事" />
        <View className={cx('label c-ink grow poll-text__body', whole ? 'pre' : 'poll-text__folded')}>{poll.body}</View>
      </View>
      <View className="row poll-text__acts">
        {long ? (
          <SecondaryButton size="small" className="grow" onPress={() => setWhole(!whole)}>
            {whole ? '收起来' : '看全文'}
          </SecondaryButton>
        ) : null}
        {poll.plan ? (
          <TryPlan planId={poll.plan.id} name={poll.state === 'open' ? '先算算我家分多少' : '看我家分多少'} />
        ) : null}
      </View>
      {poll.plan ? (
        <View className="row row--wrap cap mt2">
          <Icon name="chain" size={16} />
          <Text className="poll-text__print">投的就是这一份：方案指纹 </Text>
          <Text className="mono nowrap">{shortFingerprint(poll.plan.fingerprint)}</Text>
        </View>
      ) : null}
    </View>
  );
}

const TryPlan = ({ planId, name }: { planId: string; name: string }) => (
  <SecondaryButton size="small" className="grow" onPress={() => go('/packages/credit/pages/plan', { plan: planId })}>
    {name}
  </SecondaryButton>
);
