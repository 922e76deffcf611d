import { View } from '@tarojs/components';
import { helperRelationLabels, helperRelations, type HelperRelation } from '@wecountry/shared/domain/helper';
import type { ResponseOf } from '@wecountry/shared/contracts';
import { useState } from 'react';
import { useAct } from '@/platform/use-act';
import { PrimaryButton } from '@/ui/button';
import { Card } from '@/ui/card';
import { FormTrouble } from '@/ui/form-trouble';
import { SectionTitle } from '@/ui/section-title';
import { Select } from '@/ui/select';
import { ConfirmSheet } from '@/ui/sheet';

type Candidates = ResponseOf<'helpers.mine'>['candidates'];

const relations = helperRelations.map((value) => ({ value, text: helperRelationLabels[value] }));

/** Lets an adult of one's own household act for oneself. */
export function AllowForm({ candidates }: { candidates: Candidates }) {
  const [helperId, setHelperId] = useState<string | null>(null);
  const [relation, setRelation] = useState<HelperRelation | null>(null);
  const [asking, setAsking] = useState(false);
  const allow = useAct('helpers.allow', {
    refreshes: ['helpers.mine'],
    onDone: () => {
      setAsking(false);
      setHelperId(null);
    },
  });
  const name = candidates.find((c) => c.residentId === helperId)?.name;
  const people = candidates.map(({ residentId, name: text }) => ({ value: residentId, text }));
  return (
    <View>
      <SectionTitle>让家里人替我办</SectionTitle>
      <Card padded>
        {people.length === 0 ? (
          <View className="label">家里没有别的大人对上手机。外户的亲戚，带字据找村委会登记。</View>
        ) : (
          <View>
            <Select label="让谁替" items={people} value={helperId} onChange={setHelperId} />
            <View className="mt3">
              <Select label="他是我的" items={relations} value={relation} onChange={setRelation} />
            </View>
            <PrimaryButton
              wide
              className="mt4"
              off={name && relation ? null : '先选好是谁、是你的什么人。'}
              onPress={() => setAsking(true)}
            >
              让他替我办
            </PrimaryButton>
          </View>
        )}
      </Card>
      <ConfirmSheet
        open={asking}
        title={`让${name ?? ''}替你办事？`}
        confirmName="让他替我办"
        busy={allow.isPending ? '正在记下' : false}
        onConfirm={() => helperId && relation && allow.mutate({ body: { helperId, relation } })}
        onClose={() => setAsking(false)}
      >
        <View className="body">
          他能替你看通知、按知道了、投公开的票、报积分。不记名的票、钱和角色不能替。每一件你都看得到，随时可以不让替。
        </View>
        <FormTrouble error={allow.error} />
      </ConfirmSheet>
    </View>
  );
}
