import { View } from '@tarojs/components';
import type { ResponseOf } from '@wecountry/shared/contracts';
import { ageWords } from '@wecountry/shared/domain/calendar-words';
import { useState } from 'react';
import { useNow } from '@/platform/clock';
import { useRead } from '@/platform/query';
import { useAct } from '@/platform/use-act';
import { PrimaryButton, SecondaryButton } from '@/ui/button';
import { Card } from '@/ui/card';
import { EmptyState } from '@/ui/empty-state';
import { Field } from '@/ui/field';
import { FormTrouble } from '@/ui/form-trouble';
import { QueryView } from '@/ui/query-view';
import { SectionTitle } from '@/ui/section-title';
import { Select } from '@/ui/select';
import { ConfirmSheet } from '@/ui/sheet';

type Request = ResponseOf<'joining.requests'>['items'][number];

/** Who says to be of the village and waits for a yes. */
export function RequestList() {
  const requests = useRead('joining.requests', { everyMs: 60_000 });
  return (
    <QueryView
      query={requests}
      empty={{
        when: ({ items }) => items.length === 0,
        show: <EmptyState title="没有等着的申请" text="有人写名字进村，或者换了微信，会在这里。" />,
      }}
    >
      {({ items }) => (
        <>
          <SectionTitle>{`${items.length} 个人等点头`}</SectionTitle>
          {items.map((request) => (
            <RequestCard key={request.id} request={request} />
          ))}
        </>
      )}
    </QueryView>
  );
}

function RequestCard({ request }: { request: Request }) {
  const now = useNow();
  const mine = request.candidates.filter((candidate) => candidate.mayDecide);
  const likely = mine.filter((candidate) => candidate.sameName);
  const rebinds = likely.length > 0 && likely.every((candidate) => candidate.bound);
  const [who, setWho] = useState<string | null>(likely.length === 1 ? (likely[0]?.residentId ?? null) : null);
  const [asking, setAsking] = useState<'yes' | 'no' | null>(null);
  const [reason, setReason] = useState('');
  const decide = useAct('joining.decide', {
    refreshes: ['joining.requests', 'people.household'],
    onDone: () => setAsking(null),
  });
  const chosen = mine.find((candidate) => candidate.residentId === who);
  const params = { request: request.id };
  return (
    <Card padded className="mt3">
      <View className="h2">{request.name}</View>
      <View className="label">{`写的是 ${request.householdCode} · ${rebinds ? '换了微信 · ' : ''}${ageWords(request.requestedAt, now)}`}</View>
      {mine.length > 0 ? (
        <Select
          label="他是册上的谁"
          items={mine.map((c) => ({ value: c.residentId, text: c.name, help: c.bound ? '换微信' : '还没对上' }))}
          value={who}
          onChange={setWho}
        />
      ) : (
        <View className="body mt2">这一户没有你能点头的人，户号可能写错了。</View>
      )}
      <View className="row mt3">
        <SecondaryButton wide onPress={() => setAsking('no')}>
          不是
        </SecondaryButton>
        <PrimaryButton wide className="ml3" off={chosen ? null : '先选是谁'} onPress={() => setAsking('yes')}>
          是他
        </PrimaryButton>
      </View>
      <ConfirmSheet
        open={asking === 'yes'}
        title={`他真是${chosen?.name ?? ''}？`}
        confirmName="是他"
        busy={decide.isPending && '正在对'}
        onConfirm={() => decide.mutate({ params, body: { confirm: true, residentId: who ?? undefined } })}
        onClose={() => setAsking(null)}
      >
        <View className="body">最好打个电话，或者当面问一句。</View>
        <View className="label mt1">
          {chosen?.bound ? '原来那个微信马上退出，担任的角色要重新给。' : '点了头，他马上能投票、看家里的钱。'}
        </View>
        <FormTrouble error={decide.error} />
      </ConfirmSheet>
      <ConfirmSheet
        open={asking === 'no'}
        danger
        title="不是他？"
        confirmName="告诉他不行"
        busy={decide.isPending && '正在记'}
        onConfirm={() => decide.mutate({ params, body: { confirm: false, reason: reason.trim() } })}
        onClose={() => setAsking(null)}
      >
        <Field label="为什么" example="户号写错了" value={reason} maxLength={200} onChange={setReason} />
        <FormTrouble error={decide.error} />
      </ConfirmSheet>
    </Card>
  );
}
