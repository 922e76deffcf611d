import { View } from '@tarojs/components';
import { momentWords } from '@wecountry/shared/domain/calendar-words';
import { consentWayLabels, helperRelationLabels } from '@wecountry/shared/domain/helper';
import type { ResponseOf } from '@wecountry/shared/contracts';
import { useState } from 'react';
import { useNow } from '@/platform/clock';
import { useRead } from '@/platform/query';
import { useRoles } from '@/platform/session';
import { useAct } from '@/platform/use-act';
import { SecondaryButton } from '@/ui/button';
import { Card } from '@/ui/card';
import { EmptyState } from '@/ui/empty-state';
import { Field } from '@/ui/field';
import { FormTrouble } from '@/ui/form-trouble';
import { ListRow } from '@/ui/list-row';
import { QueryView } from '@/ui/query-view';
import { SectionTitle } from '@/ui/section-title';
import { ConfirmSheet } from '@/ui/sheet';

type Consent = ResponseOf<'helpers.desk'>['items'][number];

/** Who acts for whom in the village; those that stand first. */
export function HelperConsents() {
  const desk = useRead('helpers.desk');
  const [ending, setEnding] = useState<Consent | null>(null);
  return (
    <View>
      <SectionTitle>全村谁替谁办</SectionTitle>
      <QueryView
        query={desk}
        empty={{
          when: ({ items }) => items.length === 0,
          show: (
            <EmptyState title="还没有人请帮手" text="老人没有手机的，本人写字据，或者当面说、两人作证，就能登记。" />
          ),
        }}
      >
        {({ items }) => (
          <Card list label="全村谁替谁办">
            {items.map((consent) => (
              <ConsentRow key={consent.id} consent={consent} onEnd={() => setEnding(consent)} />
            ))}
          </Card>
        )}
      </QueryView>
      {ending ? <Ending consent={ending} onClose={() => setEnding(null)} /> : null}
    </View>
  );
}

function ConsentRow({ consent, onEnd }: { consent: Consent; onEnd: () => void }) {
  const now = useNow();
  const mayEnd = useRoles().includes('committee') && consent.endedAt === null;
  const { ownerName, helperName, relation, how, givenAt, endedAt } = consent;
  return (
    <ListRow
      icon="people"
      tone={endedAt ? 'gold' : 'indigo'}
      title={`${helperName} 替 ${ownerName}`}
      help={
        endedAt
          ? `${momentWords(endedAt, now)} 起不替了`
          : `${helperRelationLabels[relation]} · ${consentWayLabels[how]} · ${momentWords(givenAt, now)}`
      }
      action={
        mayEnd ? (
          <SecondaryButton size="small" label={`不让${helperName}替${ownerName}办了`} onPress={onEnd}>
            不让替了
          </SecondaryButton>
        ) : undefined
      }
    />
  );
}

function Ending({ consent, onClose }: { consent: Consent; onClose: () => void }) {
  const [reason, setReason] = useState('');
  const [wrong, setWrong] = useState<string | null>(null);
  const end = useAct('helpers.end', { refreshes: ['helpers.desk'], onDone: onClose });
  const send = () => {
    const said = reason.trim();
    setWrong(said.length < 2 ? '写一句为什么，两边都看得到' : null);
    if (said.length >= 2) end.mutate({ params: { consent: consent.id }, body: { reason: said } });
  };
  return (
    <ConfirmSheet
      open
      danger
      title={`不让${consent.helperName}替${consent.ownerName}办了？`}
      confirmName="不让替了"
      busy={end.isPending ? '正在记下' : false}
      onConfirm={send}
      onClose={onClose}
    >
      <View className="body">马上就管用，两边都会收到消息。</View>
      <Field label="为什么" value={reason} maxLength={200} error={wrong} onChange={setReason} />
      <FormTrouble error={end.error} />
    </ConfirmSheet>
  );
}
