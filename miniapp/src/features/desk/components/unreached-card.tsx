import { Text, View } from '@tarojs/components';
import type { ResponseOf } from '@wecountry/shared/contracts';
import { clockWords, momentWords } from '@wecountry/shared/domain/calendar-words';
import { callStateLabels } from '@wecountry/shared/domain/notice-calls';
import { useState } from 'react';
import { useNow } from '@/platform/clock';
import { useNetwork } from '@/platform/network';
import { useRoles } from '@/platform/session';
import { useAct } from '@/platform/use-act';
import { PrimaryButton, SecondaryButton } from '@/ui/button';
import { Card } from '@/ui/card';
import { FormTrouble } from '@/ui/form-trouble';
import { Icon } from '@/ui/icon';
import { Sheet } from '@/ui/sheet';
import { DialHousehold } from './dial-household';

type Reach = ResponseOf<'notices.reach'>;
export type ReachHamlet = Reach['hamlets'][number];
type Household = ReachHamlet['unreached'][number];

const FIRST_SHOWN = 8;
const whyWords = { not_bound: '还没用上手机', not_opened: '没打开' } as const;

/** The households of a hamlet that saw nothing, each with what was done about it. */
export function UnreachedCard({ notice, hamlet }: { notice: Reach; hamlet: ReachHamlet }) {
  const [all, setAll] = useState(false);
  const [calling, setCalling] = useState<Household | null>(null);
  const now = useNow();
  const roles = useRoles();
  const mayCall = notice.state === 'published' && (roles.includes('committee') || roles.includes('group_leader'));
  const shown = all ? hamlet.unreached : hamlet.unreached.slice(0, FIRST_SHOWN);
  const rest = hamlet.unreached.length - shown.length;
  return (
    <Card className="mt3 unreached">
      <View className="row row--wrap unreached__head">
        <Text className="b">{hamlet.name}</Text>
        <Text className="label ml2 grow">{hamlet.leaderName ? `组长 ${hamlet.leaderName}` : '还没有组长'}</Text>
        {hamlet.assignedAt ? <Text className="label">{`${momentWords(hamlet.assignedAt, now)} 交给他了`}</Text> : null}
      </View>
      {shown.map((household) => (
        <View key={household.householdId} className="row unreached__row">
          <View className="unreached__no">
            <View className="b h2">{numberOf(household.code)}</View>
            <View className="cap">号</View>
          </View>
          <View className="grow ml2">
            <View className="b">{`${household.name}户`}</View>
            <View className="label">{callWords(household, now)}</View>
          </View>
          {household.calls.state === 'told' ? (
            <View className="row c-green b">
              <Icon name="check" size={18} />
              <Text className="ml1">{callStateLabels.told}</Text>
            </View>
          ) : mayCall ? (
            <CallButton household={household} onPress={() => setCalling(household)} />
          ) : null}
        </View>
      ))}
      {rest > 0 ? (
        <View className="unreached__more">
          <SecondaryButton wide onPress={() => setAll(true)}>{`${hamlet.name}还有 ${rest} 户`}</SecondaryButton>
        </View>
      ) : null}
      {calling ? <CallSheet notice={notice.id} household={calling} onClose={() => setCalling(null)} /> : null}
    </Card>
  );
}

function CallButton({ household, onPress }: { household: Household; onPress: () => void }) {
  const again = household.calls.state === 'again';
  const Button = again ? SecondaryButton : PrimaryButton;
  return (
    <Button
      icon="phone"
      size="small"
      label={`${again ? '再打' : '打电话'}，${household.code} ${household.name}户`}
      onPress={onPress}
    >
      {again ? callStateLabels.again : '打电话'}
    </Button>
  );
}

/** After the call: was somebody reached? It is kept who called and when. */
function CallSheet({ notice, household, onClose }: { notice: string; household: Household; onClose: () => void }) {
  const online = useNetwork((s) => s.online);
  const call = useAct('notices.call', { refreshes: ['notices.reach', 'notices.assigned'], onDone: onClose });
  const note = (outcome: 'no_answer' | 'told') =>
    call.mutate({ params: { notice }, body: { householdId: household.householdId, outcome } });
  const off = online ? null : '没有网，有网再记';
  return (
    <Sheet open title={`${household.code} ${household.name}户`} onClose={onClose} closeName="先不记">
      <DialHousehold householdId={household.householdId} reason="notice" subject={notice} />
      <View className="body mt4">打完了，或者上门说了，记在这里。组长和村委会都看得到是谁告诉的。</View>
      <PrimaryButton
        wide
        size="big"
        className="mt4"
        off={off}
        busy={call.isPending && '正在记'}
        onPress={() => note('told')}
      >
        告诉了
      </PrimaryButton>
      <SecondaryButton wide className="mt3" off={off} onPress={() => note('no_answer')}>
        没人接，等会再打
      </SecondaryButton>
      {call.error ? <FormTrouble error={call.error} /> : null}
    </Sheet>
  );
}

/** 打过 1 次，没接; 8:05 石春生打的电话; 没打开. */
function callWords({ calls, why }: Household, now: number): string {
  const { state, times, last } = calls;
  if (state === 'told' && last) return `${clockWords(last.at)} ${last.by}告诉的`;
  if (last) return `打过 ${times} 次，没接 · ${last.by} ${momentWords(last.at, now)}`;
  return whyWords[why];
}

/** The number of 上寨 17 号. */
const numberOf = (code: string) => /(\d+)/.exec(code)?.[1] ?? code;
