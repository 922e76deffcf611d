import { View } from '@tarojs/components';
import { momentWords } from '@wecountry/shared/domain/calendar-words';
import { callReasonLabels } from '@wecountry/shared/domain/call-reason';
import { checkPhone } from '@wecountry/shared/domain/forms';
import type { ResponseOf } from '@wecountry/shared/contracts';
import { useState } from 'react';
import { useNow } from '@/platform/clock';
import { useRead } from '@/platform/query';
import { useAct } from '@/platform/use-act';
import { PrimaryButton, SecondaryButton } from '@/ui/button';
import { Card } from '@/ui/card';
import { Field } from '@/ui/field';
import { FormTrouble } from '@/ui/form-trouble';
import { ListRow } from '@/ui/list-row';
import { QueryView } from '@/ui/query-view';
import { SectionTitle } from '@/ui/section-title';
import { ConfirmSheet } from '@/ui/sheet';

type Mine = ResponseOf<'phones.mine'>;

/** My number as the village keeps it, and who called it for what. */
export function MyPhone() {
  const mine = useRead('phones.mine');
  return (
    <QueryView query={mine}>
      {(data) => (
        <View>
          <SectionTitle>我的手机号</SectionTitle>
          <PhoneForm masked={data.masked} />
          <Calls calls={data.calls} />
        </View>
      )}
    </QueryView>
  );
}

function PhoneForm({ masked }: { masked: string | null }) {
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState<string | null>(null);
  const [removing, setRemoving] = useState(false);
  const set = useAct('phones.set', {
    refreshes: ['phones.mine'],
    onDone: () => {
      setTyped('');
      setRemoving(false);
    },
  });
  const save = () => {
    const found = checkPhone(typed);
    setWrong(found);
    if (found === null) set.mutate({ body: { phone: typed } });
  };
  return (
    <Card padded>
      <View className="body b">{masked ?? '没有登记'}</View>
      <View className="label mt1">别的村民看不到。村委会和组长要打，先记下是谁、为什么事，才给号码。</View>
      <View className="mt3">
        <Field
          label={masked ? '换一个号码' : '登记号码'}
          type="phone"
          value={typed}
          maxLength={20}
          placeholder="11 位手机号"
          error={wrong}
          onChange={setTyped}
        />
      </View>
      <FormTrouble error={set.error} />
      <PrimaryButton wide className="mt3" busy={set.isPending ? '正在存' : false} onPress={save}>
        {masked ? '换成这个号码' : '存下号码'}
      </PrimaryButton>
      {masked ? (
        <SecondaryButton wide className="mt3" onPress={() => setRemoving(true)}>
          删掉号码
        </SecondaryButton>
      ) : null}
      <ConfirmSheet
        open={removing}
        danger
        title="删掉手机号？"
        confirmName="删掉号码"
        busy={set.isPending ? '正在删' : false}
        onConfirm={() => set.mutate({ body: { phone: null } })}
        onClose={() => setRemoving(false)}
      >
        <View className="body">删了以后，村里有急事打不到你。谁打过的记录还在。</View>
      </ConfirmSheet>
    </Card>
  );
}

function Calls({ calls }: { calls: Mine['calls'] }) {
  const now = useNow();
  return (
    <View>
      <SectionTitle>谁打过</SectionTitle>
      {calls.length === 0 ? (
        <View className="label">还没有人打过。</View>
      ) : (
        <Card list label="谁打过">
          {calls.map(({ id, callerName, reason, calledAt }) => (
            <ListRow
              key={id}
              icon="phone"
              title={callerName || '村里的工作人员'}
              help={`为一条${callReasonLabels[reason]} · ${momentWords(calledAt, now)}`}
            />
          ))}
        </Card>
      )}
    </View>
  );
}
