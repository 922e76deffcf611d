import { View } from '@tarojs/components';
import type { ResponseOf } from '@wecountry/shared/contracts';
import { deadlineWords } from '@wecountry/shared/domain/calendar-words';
import { checkText } from '@wecountry/shared/domain/forms';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useNow } from '@/platform/clock';
import { goInstead } from '@/platform/navigate';
import { useAct } from '@/platform/use-act';
import { DangerButton, PrimaryButton } from '@/ui/button';
import { Card } from '@/ui/card';
import { DoneNote } from '@/ui/done-note';
import { FormTrouble } from '@/ui/form-trouble';
import { Select } from '@/ui/select';
import { ConfirmSheet } from '@/ui/sheet';
import { TextArea } from '@/ui/text-area';

type Poll = ResponseOf<'polls.get'>;

const spans = [
  { value: '1', text: '延一天' },
  { value: '3', text: '延三天' },
  { value: '7', text: '延七天' },
] as const;

/** Moves the close of a vote later, or calls the vote off; the reason goes to everybody on its roll. */
export function ChangePollForm({ poll }: { poll: Poll }) {
  const now = useNow();
  const [reason, setReason] = useState('');
  const [days, setDays] = useState<(typeof spans)[number]['value']>('3');
  const [tried, setTried] = useState(false);
  const [asking, setAsking] = useState<'extend' | 'cancel' | null>(null);
  const onward = ({ id }: { id: string }) => goInstead('/packages/affairs/pages/poll', { id });
  const extend = useAct('polls.extend', { refreshes: ['polls.get', 'polls.list', 'today.get'], onward });
  const cancel = useAct('polls.cancel', { refreshes: ['polls.get', 'polls.list', 'today.get'], onward });
  if (!poll.may.extend) return <DoneNote title="改不了了" help="截止以后不能延，也不能取消。" />;
  const wrong = checkText(reason, '原因', { min: 4, max: 200 });
  const closesAt = dayjs(poll.closesAt).add(Number(days), 'day').toISOString();
  const ask = (what: 'extend' | 'cancel') => {
    setTried(true);
    if (!wrong) setAsking(what);
  };
  const send = () => {
    const params = { poll: poll.id };
    if (asking === 'extend') extend.mutate({ params, body: { closesAt, reason: reason.trim() } });
    else cancel.mutate({ params, body: { reason: reason.trim() } });
  };
  const error = asking === 'cancel' ? cancel.error : extend.error;
  return (
    <>
      <View className="h2 mt1">{poll.title}</View>
      <View className="label mt1">{`现在是${deadlineWords(poll.closesAt, now)}`}</View>
      <Card padded className="mt3">
        <TextArea label="原因，大家看得到" value={reason} error={tried ? wrong : null} onChange={setReason} />
        <Select label="延多久" items={spans} value={days} onChange={setDays} />
        <PrimaryButton wide className="mt3" onPress={() => ask('extend')}>
          延后截止
        </PrimaryButton>
        <DangerButton wide className="mt3" onPress={() => ask('cancel')}>
          取消这次表决
        </DangerButton>
      </Card>
      <ConfirmSheet
        open={asking !== null}
        title={asking === 'cancel' ? `取消“${poll.title}”？` : `改成${deadlineWords(closesAt, now)}？`}
        confirmName={asking === 'cancel' ? '取消表决' : '延后截止'}
        danger={asking === 'cancel'}
        busy={(extend.isPending || cancel.isPending) && '正在改'}
        onConfirm={send}
        onClose={() => setAsking(null)}
      >
        <View className="body">
          {asking === 'cancel'
            ? '取消了不能恢复，投过的票都不算。大家会收到原因。'
            : '大家会收到新的时间和原因。投过的票照算。'}
        </View>
        {error ? <FormTrouble error={error} /> : null}
      </ConfirmSheet>
    </>
  );
}
