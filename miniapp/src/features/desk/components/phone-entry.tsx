import { View } from '@tarojs/components';
import { checkPhone } from '@wecountry/shared/domain/forms';
import { useState } from 'react';
import { useAct } from '@/platform/use-act';
import { PrimaryButton } from '@/ui/button';
import { Card } from '@/ui/card';
import { Field } from '@/ui/field';
import { FormTrouble } from '@/ui/form-trouble';
import { NoticeBox } from '@/ui/notice-box';
import { SectionTitle } from '@/ui/section-title';
import { PersonPicker, type Picked } from './person-picker';

/** The committee enters somebody's number; it is not shown again to anybody. */
export function PhoneEntry() {
  const [person, setPerson] = useState<Picked | null>(null);
  const [phone, setPhone] = useState('');
  const [wrong, setWrong] = useState<string | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const enter = useAct('phones.enter', {
    onDone: () => {
      setDone(`${person?.name ?? ''}的号码存下了`);
      setPerson(null);
      setPhone('');
    },
  });
  const send = () => {
    const found = checkPhone(phone);
    setWrong(found);
    if (found === null && person) enter.mutate({ params: { resident: person.residentId }, body: { phone } });
  };
  return (
    <View>
      <SectionTitle>登记手机号</SectionTitle>
      {done ? (
        <NoticeBox icon="check" tone="green" title={done}>
          本人会收到消息，能自己改、自己删。
        </NoticeBox>
      ) : null}
      <Card padded>
        <View className="label">本人愿意才登记。存下以后谁也看不到，要打从通知或表决那里打，每一通都有记录。</View>
        <PersonPicker
          label="谁的号码"
          value={person}
          onChange={(picked) => {
            setDone(null);
            setPerson(picked);
          }}
        />
        <Field
          label="手机号"
          type="phone"
          value={phone}
          maxLength={20}
          placeholder="11 位手机号"
          error={wrong}
          onChange={setPhone}
        />
        <FormTrouble error={enter.error} />
        <PrimaryButton
          wide
          className="mt3"
          off={person ? null : '先选是谁的'}
          busy={enter.isPending ? '正在存' : false}
          onPress={send}
        >
          存下他的号码
        </PrimaryButton>
      </Card>
    </View>
  );
}
