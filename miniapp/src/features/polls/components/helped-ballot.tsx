import { View } from '@tarojs/components';
import type { ResponseOf } from '@wecountry/shared/contracts';
import { momentWords } from '@wecountry/shared/domain/calendar-words';
import { useState } from 'react';
import { useNow } from '@/platform/clock';
import { useAct } from '@/platform/use-act';
import { a11y } from '@/ui/a11y';
import { DangerButton } from '@/ui/button';
import { FormTrouble } from '@/ui/form-trouble';
import { ConfirmSheet } from '@/ui/sheet';
import { quoted } from '../poll-words';
import './open-poll.scss';

type Poll = ResponseOf<'polls.get'>;

const hows = { phone: '打电话问了', in_person: '当面问了' } as const;

/** A ballot somebody took for me: who, before whom, what; I may overturn it until the close. */
export function HelpedBallot({ poll }: { poll: Poll }) {
  const now = useNow();
  const [asking, setAsking] = useState(false);
  const { helped } = poll;
  const overturn = useAct('polls.overturn', {
    refreshes: ['polls.get', 'polls.list', 'today.get'],
    onDone: () => setAsking(false),
  });
  if (!helped) return null;
  const own = poll.elector ? poll.elector.choice !== null : false;
  return (
    <View className="household-ballot" {...a11y({ role: 'status' })}>
      <View className="b">
        {`${helped.helperName}${hows[helped.how]}，替${poll.unit === 'household' ? '你家' : '你'}录了${helped.choice === null ? '一票' : quoted(poll, helped.choice)}`}
      </View>
      <View className="label">{`${momentWords(helped.at, now)}，${helped.witnesses.join('、')}作证`}</View>
      <View className="label">{own ? '你们自己投了，这一张不算。' : '不对就撤掉，或者自己投，自己投的算数。'}</View>
      {helped.mayOverturn && !own ? (
        <DangerButton size="small" className="mt2" onPress={() => setAsking(true)}>
          撤掉这一票
        </DangerButton>
      ) : null}
      <ConfirmSheet
        open={asking}
        title="撤掉代录的这一票？"
        confirmName="撤掉"
        danger
        busy={overturn.isPending && '正在撤'}
        onConfirm={() => overturn.mutate({ params: { poll: poll.id, ballot: helped.id } })}
        onClose={() => setAsking(false)}
      >
        <View className="body">撤了就不算数。截止以前，你们可以自己投。</View>
        {overturn.error ? <FormTrouble error={overturn.error} /> : null}
      </ConfirmSheet>
    </View>
  );
}
