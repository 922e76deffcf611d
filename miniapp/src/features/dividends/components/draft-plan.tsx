import { View } from '@tarojs/components';
import { partInWords } from '@wecountry/shared/domain/dividend';
import { useState } from 'react';
import { useNetwork } from '@/platform/network';
import { useAct } from '@/platform/use-act';
import { PrimaryButton, SecondaryButton } from '@/ui/button';
import { Card } from '@/ui/card';
import { Field } from '@/ui/field';
import { FormTrouble } from '@/ui/form-trouble';
import { SectionTitle } from '@/ui/section-title';
import { ConfirmSheet } from '@/ui/sheet';
import { capOf, partOf } from '../draft-check';

interface Props {
  year: number;
  /** There is a draft of this year that nobody votes on: it will be kept as replaced. */
  again: boolean;
}

/** Drafts the plan of the year that is over; says back what freezes. */
export function DraftPlan({ year, again }: Props) {
  const [part, setPart] = useState('');
  const [cap, setCap] = useState('');
  const [tried, setTried] = useState(false);
  const [asking, setAsking] = useState(false);
  const [open, setOpen] = useState(!again);
  const online = useNetwork((s) => s.online);
  const draft = useAct('dividends.draft', {
    refreshes: ['dividends.plans'],
    onDone: () => {
      setAsking(false);
      setOpen(false);
      setTried(false);
      setPart('');
      setCap('');
    },
  });
  const partPerTenThousand = partOf(part);
  const capPoints = capOf(cap);
  const wrong = {
    part: partPerTenThousand === null ? '写 0.01 到 100 的数' : null,
    cap: capPoints === null ? '写整数，不设就空着' : null,
  };
  const next = () => {
    setTried(true);
    if (!wrong.part && !wrong.cap) setAsking(true);
  };
  const send = () => {
    if (partPerTenThousand === null || capPoints === null) return;
    draft.mutate({ body: { year, partPerTenThousand, capPoints } });
  };
  if (!open)
    return (
      <SecondaryButton wide className="mt3" onPress={() => setOpen(true)}>
        {`重拟 ${year} 年的方案`}
      </SecondaryButton>
    );
  return (
    <>
      <SectionTitle>{again ? `重拟 ${year} 年的` : `拟 ${year} 年的方案`}</SectionTitle>
      <Card padded>
        <Field
          label="拿可分的钱的百分之几"
          example="20，就是一百块拿二十块"
          type="digit"
          value={part}
          maxLength={6}
          error={tried ? wrong.part : null}
          onChange={setPart}
        />
        <Field
          label="一户最多算多少积分（可以不设）"
          example="400"
          type="number"
          value={cap}
          maxLength={6}
          error={tried ? wrong.cap : null}
          onChange={setCap}
        />
        <PrimaryButton wide className="mt3" off={online ? null : '没有网，拟不了'} onPress={next}>
          {`拟 ${year} 年的方案`}
        </PrimaryButton>
      </Card>
      <ConfirmSheet
        open={asking}
        title={`拟 ${year} 年的方案？`}
        confirmName="拟好，冻住积分"
        busy={draft.isPending && '正在算'}
        onConfirm={send}
        onClose={() => setAsking(false)}
      >
        <View className="body">{`拿 ${partInWords(partPerTenThousand ?? 0)} 来分，${capPoints ? `一户最多算 ${capPoints} 分` : '一户算多少不设上限'}。`}</View>
        <View className="body mt2">各户的积分和可分的钱就此冻住，算出指纹。表决只认这个指纹。</View>
        {again ? <View className="body mt2">原来那份留着，写明后来重拟了。</View> : null}
        <FormTrouble error={draft.error} />
      </ConfirmSheet>
    </>
  );
}
