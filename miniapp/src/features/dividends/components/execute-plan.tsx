import { View } from '@tarojs/components';
import { shortFingerprint } from '@wecountry/shared/domain/dividend';
import { formatYuan } from '@wecountry/shared/domain/money';
import { useState } from 'react';
import { useNetwork } from '@/platform/network';
import { useAct } from '@/platform/use-act';
import { PrimaryButton } from '@/ui/button';
import { FormTrouble } from '@/ui/form-trouble';
import { ConfirmSheet } from '@/ui/sheet';
import type { Plan } from '../plan-words';

/** 照决议分: books the dividend for every household, once, by another person than drafted it. */
export function ExecutePlan({ plan }: { plan: Plan }) {
  const [asking, setAsking] = useState(false);
  const online = useNetwork((s) => s.online);
  const execute = useAct('dividends.execute', {
    refreshes: ['dividends.plans', 'dividends.plan', 'credit.mine', 'ledger.books', 'money.mine', 'today.get'],
    onDone: () => setAsking(false),
  });
  return (
    <>
      <PrimaryButton
        wide
        className="mt3"
        off={plan.draftedByMe ? '你拟的，要另一个人来按' : online ? null : '没有网，分不了'}
        onPress={() => setAsking(true)}
      >
        照决议分
      </PrimaryButton>
      {plan.draftedByMe ? null : <View className="label mt2">{`要另一个人来按，不能是${plan.draftedByName}。`}</View>}
      <ConfirmSheet
        open={asking}
        title={`分 ${plan.year} 年的 ¥${formatYuan(plan.poolFen)}？`}
        confirmName={`记给 ${plan.households} 户`}
        busy={execute.isPending && '正在记账'}
        onConfirm={() => execute.mutate({ params: { plan: plan.id } })}
        onClose={() => setAsking(false)}
      >
        <View className="body">{`照决议 ${plan.decisionNo ?? ''}，只认指纹 ${shortFingerprint(plan.fingerprint)} 的这一份。`}</View>
        <View className="body mt2">记进博物馆的账，各户马上看得到分红单。记了不能改。</View>
        <FormTrouble error={execute.error} />
      </ConfirmSheet>
    </>
  );
}
