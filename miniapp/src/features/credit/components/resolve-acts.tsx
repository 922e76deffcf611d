import { View } from '@tarojs/components';
import { claimEventLabels } from '@wecountry/shared/domain/credit-states';
import { checkText } from '@wecountry/shared/domain/forms';
import { useState } from 'react';
import { useNetwork } from '@/platform/network';
import { useAct } from '@/platform/use-act';
import { SecondaryButton } from '@/ui/button';
import { FormTrouble } from '@/ui/form-trouble';
import { ConfirmSheet } from '@/ui/sheet';
import { TextArea } from '@/ui/text-area';
import type { Claim } from '../claim-words';

const REASON = { min: 2, max: 200 };

interface Props {
  claim: Claim;
  onDone: (said: { title: string; next: string }) => void;
}

/** 算，计入 or 不算: the supervisors settle an objection with a reason; the two are equal in look. */
export function ResolveActs({ claim, onDone }: Props) {
  const [stands, setStands] = useState<boolean | null>(null);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const online = useNetwork((s) => s.online);
  const what = `${claim.householdLabel}的“${claim.title}”`;
  const resolve = useAct('credit.resolve', {
    refreshes: ['credit.claims', 'credit.public', 'credit.mine', 'credit.ranking', 'today.get'],
    onDone: ({ state }) => {
      setStands(null);
      onDone({ title: state === 'counted' ? `${what}，计入了` : `${what}，不计入`, next: '原因他家看得到。' });
    },
  });
  const wrong = checkText(reason, '原因', REASON);
  const send = () => {
    setTried(true);
    if (wrong || stands === null) return;
    resolve.mutate({ params: { claim: claim.id }, body: { stands, reason: reason.trim() } });
  };
  const choice = (value: boolean) => {
    const name = value ? claimEventLabels.uphold : claimEventLabels.overturn;
    return (
      <SecondaryButton
        className={value ? 'grow' : 'grow ml3'}
        label={`${what}，${name}`}
        onPress={() => setStands(value)}
      >
        {name}
      </SecondaryButton>
    );
  };
  if (!online) return <View className="label mt3">没有网，办不了。</View>;
  return (
    <>
      <View className="row mt3">
        {choice(true)}
        {choice(false)}
      </View>
      <ConfirmSheet
        open={stands !== null}
        title={stands ? `${what}，算？` : `${what}，不算？`}
        confirmName={stands ? claimEventLabels.uphold : claimEventLabels.overturn}
        danger={stands === false}
        busy={resolve.isPending && '正在记'}
        onConfirm={send}
        onClose={() => setStands(null)}
      >
        <TextArea
          label="为什么这样定"
          example="问过两边，那天他家来了"
          value={reason}
          max={REASON.max}
          error={tried ? wrong : null}
          onChange={setReason}
        />
        <View className="label mt2">定了不能改，写进职权记录。</View>
        <FormTrouble error={resolve.error} />
      </ConfirmSheet>
    </>
  );
}
