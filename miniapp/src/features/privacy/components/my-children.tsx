import { View } from '@tarojs/components';
import { momentWords } from '@wecountry/shared/domain/calendar-words';
import type { ResponseOf } from '@wecountry/shared/contracts';
import { useState } from 'react';
import { useNow } from '@/platform/clock';
import { useRead } from '@/platform/query';
import { useAct } from '@/platform/use-act';
import { SecondaryButton } from '@/ui/button';
import { Card } from '@/ui/card';
import { FormTrouble } from '@/ui/form-trouble';
import { ListRow } from '@/ui/list-row';
import { SectionTitle } from '@/ui/section-title';
import { ConfirmSheet } from '@/ui/sheet';

type Child = ResponseOf<'guardians.mine'>['items'][number];

/** The children of the household below 14, and whether an adult agreed for them; absent where there is none. */
export function MyChildren() {
  const { data } = useRead('guardians.mine');
  const [asked, setAsked] = useState<Child | null>(null);
  const consent = useAct('guardians.consent', { refreshes: ['guardians.mine'], onDone: () => setAsked(null) });
  if (!data || data.items.length === 0) return null;
  const agrees = asked?.consent === null;
  return (
    <View>
      <SectionTitle>家里的小孩</SectionTitle>
      <Card list label="家里的小孩">
        {data.items.map((child) => (
          <ChildRow key={child.residentId} child={child} may={data.may} onPress={() => setAsked(child)} />
        ))}
      </Card>
      <ConfirmSheet
        open={asked !== null}
        danger={!agrees}
        title={agrees ? `替${asked?.name ?? ''}同意？` : `不再替${asked?.name ?? ''}同意？`}
        confirmName={agrees ? '我是监护人，同意' : '收回同意'}
        busy={consent.isPending ? '正在记下' : false}
        onConfirm={() =>
          asked && consent.mutate({ params: { resident: asked.residentId }, body: { agrees: asked.consent === null } })
        }
        onClose={() => setAsked(null)}
      >
        <View className="body">
          {agrees
            ? '同意以后，家里的大人可以给他报活动、报进队里，办活动的人看得到他的名字。积分和名次不写小孩的名字。'
            : '收回以后，不能再给他报名。已经报上的，请到活动里退。'}
        </View>
        <FormTrouble error={consent.error} />
      </ConfirmSheet>
    </View>
  );
}

function ChildRow({ child, may, onPress }: { child: Child; may: boolean; onPress: () => void }) {
  const now = useNow();
  const { name, consent } = child;
  return (
    <ListRow
      icon="people"
      tone={consent ? 'green' : 'gold'}
      title={name}
      help={consent ? `${consent.byName}同意的 · ${momentWords(consent.givenAt, now)}` : '不满 14 岁，还没有大人同意'}
      action={
        may ? (
          <SecondaryButton size="small" label={consent ? `收回替${name}的同意` : `替${name}同意`} onPress={onPress}>
            {consent ? '收回' : '替他同意'}
          </SecondaryButton>
        ) : undefined
      }
    />
  );
}
