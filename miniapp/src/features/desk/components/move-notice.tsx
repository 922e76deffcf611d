import { View } from '@tarojs/components';
import type { ResponseOf } from '@wecountry/shared/contracts';
import { whenWords } from '@wecountry/shared/domain/calendar-words';
import { useState } from 'react';
import { useNow } from '@/platform/clock';
import { useNetwork } from '@/platform/network';
import { useAct } from '@/platform/use-act';
import { PrimaryButton, SecondaryButton } from '@/ui/button';
import { Card } from '@/ui/card';
import { FormTrouble } from '@/ui/form-trouble';
import { chosenTimeOf, publishAtOf, timeTrouble } from '../send-time';
import { SendTimeFields } from './send-time-fields';

type Reach = ResponseOf<'notices.reach'>;

/** When a notice that waits will go out, and another time for it. */
export function MoveNotice({ reach }: { reach: Reach }) {
  const now = useNow();
  const [time, setTime] = useState(chosenTimeOf(reach.publishedAt));
  const [open, setOpen] = useState(false);
  const online = useNetwork((s) => s.online);
  const move = useAct('notices.reschedule', {
    refreshes: ['notices.reach', 'notices.desk', 'notices.get'],
    onDone: () => setOpen(false),
  });
  const publishAt = publishAtOf(time);
  const wrong = timeTrouble(time, now);
  const isFine = wrong.day === null && wrong.clock === null;
  const send = () => {
    if (publishAt && isFine) move.mutate({ params: { notice: reach.id }, body: { publishAt } });
  };
  return (
    <Card padded className="mt3">
      <View className="h2">{`${whenWords(reach.publishedAt, now)}发出去`}</View>
      <View className="label mt1">{`发给${reach.audienceLabel}，${reach.reach.households} 户。`}</View>
      {open ? (
        <>
          <SendTimeFields
            now={now}
            time={time}
            wrong={wrong}
            onChange={(part) => setTime((before) => ({ ...before, ...part }))}
          />
          <PrimaryButton
            wide
            className="mt3"
            off={online ? null : '没有网，有网再改'}
            busy={move.isPending && '正在改'}
            onPress={send}
          >
            {publishAt && isFine ? `改到${whenWords(publishAt, now)}` : '改时间'}
          </PrimaryButton>
          <SecondaryButton wide className="mt2" onPress={() => setOpen(false)}>
            不改了
          </SecondaryButton>
        </>
      ) : (
        <SecondaryButton wide icon="clock" className="mt3" onPress={() => setOpen(true)}>
          换个时间
        </SecondaryButton>
      )}
      {move.error ? <FormTrouble error={move.error} /> : null}
    </Card>
  );
}
