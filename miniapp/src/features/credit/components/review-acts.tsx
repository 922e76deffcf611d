import { View } from '@tarojs/components';
import { formatPoints } from '@wecountry/shared/domain/credit';
import { checkText } from '@wecountry/shared/domain/forms';
import { useState } from 'react';
import { nowMs } from '@/platform/clock';
import { useNetwork } from '@/platform/network';
import { useAct } from '@/platform/use-act';
import { PrimaryButton, SecondaryButton } from '@/ui/button';
import { FormTrouble } from '@/ui/form-trouble';
import { ConfirmSheet } from '@/ui/sheet';
import { TextArea } from '@/ui/text-area';
import { untilWords, type Claim } from '../claim-words';

const REASON = { min: 2, max: 200 };

interface Props {
  claim: Claim;
  onDone: (said: { title: string; next: string }) => void;
}

/** 认定, or 不认定 with a reason: by the committee of another household. */
export function ReviewActs({ claim, onDone }: Props) {
  const [asking, setAsking] = useState<'confirm' | 'reject' | null>(null);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const online = useNetwork((s) => s.online);
  const what = `${claim.householdLabel}的“${claim.title}”`;
  const review = useAct('credit.review', {
    refreshes: ['credit.claims', 'credit.public', 'credit.mine', 'credit.ranking', 'today.get'],
    onDone: ({ state, publicUntil }) => {
      setAsking(null);
      if (state === 'rejected') onDone({ title: `没认定${what}`, next: '原因他家看得到。' });
      else if (publicUntil) onDone({ title: `认定了${what}`, next: `开始公示，${untilWords(publicUntil, nowMs())}。` });
      else onDone({ title: `认定了${what}`, next: '这一项不用公示，已经计入。' });
    },
  });
  const wrong = checkText(reason, '原因', REASON);
  const send = (confirm: boolean) => {
    setTried(true);
    if (!confirm && wrong) return;
    const body = confirm ? { confirm } : { confirm, reason: reason.trim() };
    review.mutate({ params: { claim: claim.id }, body });
  };
  return (
    <>
      <View className="row mt3">
        <PrimaryButton
          className="grow"
          off={online ? null : '没有网，办不了'}
          label={`认定${what}`}
          onPress={() => setAsking('confirm')}
        >
          认定
        </PrimaryButton>
        <SecondaryButton
          className="ml3"
          off={online ? null : '没有网，办不了'}
          label={`不认定${what}`}
          onPress={() => setAsking('reject')}
        >
          不认定
        </SecondaryButton>
      </View>
      <ConfirmSheet
        open={asking === 'confirm'}
        title={`认定${what}？`}
        confirmName={`认定，${formatPoints(claim.points)} 分`}
        busy={review.isPending && '正在认定'}
        onConfirm={() => send(true)}
        onClose={() => setAsking(null)}
      >
        <View className="body">要公示的先公示几天，大家可以提意见；不用公示的马上计入。认定人写你的名字。</View>
        <FormTrouble error={review.error} />
      </ConfirmSheet>
      <ConfirmSheet
        open={asking === 'reject'}
        title={`不认定${what}？`}
        confirmName="不认定"
        danger
        busy={review.isPending && '正在发'}
        onConfirm={() => send(false)}
        onClose={() => setAsking(null)}
      >
        <TextArea
          label="为什么不认定"
          example="照片看不出是哪天做的"
          value={reason}
          max={REASON.max}
          error={tried ? wrong : null}
          onChange={setReason}
        />
        <View className="label mt2">他家看得到原因，可以重新拍了再报。</View>
        <FormTrouble error={review.error} />
      </ConfirmSheet>
    </>
  );
}
