import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import type { CallReason } from '@wecountry/shared/domain/call-reason';
import { useRef, useState } from 'react';
import { newKey } from '@/platform/new-key';
import { useRead } from '@/platform/query';
import { useAct } from '@/platform/use-act';
import { PrimaryButton } from '@/ui/button';
import { FormTrouble } from '@/ui/form-trouble';
import { QueryView } from '@/ui/query-view';

/**
 * Calls somebody of a household about one thing: the server notes who calls whom for what, and only then says the
 * number, which goes straight to the phone's own dialling and is kept nowhere.
 */
export function DialHousehold({ householdId, reason, subject }: DialProps) {
  const callable = useRead('phones.callable', { params: { household: householdId } });
  const [rung, setRung] = useState<string | null>(null);
  const intent = useRef<{ residentId: string; requestId: string } | null>(null);
  const call = useAct('people.call', {
    onDone: ({ tel }) => {
      intent.current = null;
      void Taro.makePhoneCall({ phoneNumber: tel.slice('tel:'.length) }).catch(() => undefined);
    },
  });
  const dial = (residentId: string, name: string) => {
    // Pressed again after a lost answer it is the same call; after an answer it is another one.
    if (intent.current?.residentId !== residentId) intent.current = { residentId, requestId: newKey() };
    setRung(name);
    const { requestId } = intent.current;
    call.mutate({ params: { resident: residentId }, body: { requestId, reason, subjectId: subject } });
  };
  return (
    <QueryView query={callable}>
      {({ items }) => {
        const reachable = items.filter((person) => person.hasPhone);
        if (reachable.length === 0)
          return <View className="label mt3">这一家没登记号码。上门说，或者请邻居转告。</View>;
        return (
          <View className="mt3">
            {reachable.map(({ residentId, name }) => (
              <PrimaryButton
                key={residentId}
                wide
                icon="phone"
                className="mt2"
                busy={call.isPending && rung === name ? '正在拨' : false}
                onPress={() => dial(residentId, name)}
              >
                {`打给${name}`}
              </PrimaryButton>
            ))}
            <View className="label mt2">
              {call.isSuccess && rung ? `记下了：你打给${rung}。` : '打之前先记下是谁打的、为什么事，他本人看得到。'}
            </View>
            {call.error ? <FormTrouble error={call.error} /> : null}
          </View>
        );
      }}
    </QueryView>
  );
}

interface DialProps {
  householdId: string;
  reason: CallReason;
  /** The notice or the poll it is about. */
  subject: string;
}
