import { View } from '@tarojs/components';
import type { ResponseOf } from '@wecountry/shared/contracts';
import { hiringStand, payWords, placesWords } from '@wecountry/shared/domain/hiring';
import { useState } from 'react';
import { useNetwork } from '@/platform/network';
import { useAct } from '@/platform/use-act';
import { PrimaryButton, SecondaryButton } from '@/ui/button';
import { Card } from '@/ui/card';
import { FormTrouble } from '@/ui/form-trouble';
import { ConfirmSheet } from '@/ui/sheet';

type Notice = ResponseOf<'notices.get'>;

const whyOff = { full: '人数够了，有人退出再来', closed: '报名停了' } as const;

/** 招工: what is paid, how many are wanted, and my place. */
export function HiringCard({ notice, villager }: { notice: Notice; villager: boolean }) {
  const { hiring } = notice;
  const [leaving, setLeaving] = useState(false);
  const online = useNetwork((s) => s.online);
  const refreshes = ['notices.get' as const];
  const signUp = useAct('notices.signUp', { refreshes });
  const signOff = useAct('notices.signOff', { refreshes, onDone: () => setLeaving(false) });
  if (!hiring) return null;
  const stand = hiringStand(hiring);
  const params = { notice: notice.id };
  const off = online ? (stand === 'full' || stand === 'closed' ? whyOff[stand] : null) : '没有网，有网再报名';
  return (
    <Card padded className="mt3">
      <View className="h2">{payWords(hiring.payFen, hiring.payUnit)}</View>
      <View className="label mt1">{placesWords(hiring)}</View>
      {stand === 'mine' ? (
        <>
          <View className="b c-green mt2">你报名了</View>
          <SecondaryButton wide className="mt2" onPress={() => setLeaving(true)}>
            不去了
          </SecondaryButton>
        </>
      ) : villager ? (
        <PrimaryButton
          wide
          className="mt3"
          off={off}
          busy={signUp.isPending && '正在报名'}
          onPress={() => signUp.mutate({ params })}
        >
          我要去
        </PrimaryButton>
      ) : null}
      {signUp.error ? <FormTrouble error={signUp.error} /> : null}
      <ConfirmSheet
        open={leaving}
        title="不去了？"
        confirmName="不去了"
        busy={signOff.isPending && '正在退'}
        onConfirm={() => signOff.mutate({ params })}
        onClose={() => setLeaving(false)}
      >
        <View className="label">你的位子让给别人。还有空位时可以再报。</View>
        {signOff.error ? <FormTrouble error={signOff.error} /> : null}
      </ConfirmSheet>
    </Card>
  );
}
