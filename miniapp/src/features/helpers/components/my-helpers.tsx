import { View } from '@tarojs/components';
import { momentWords } from '@wecountry/shared/domain/calendar-words';
import { consentWayLabels, helperRelationLabels } from '@wecountry/shared/domain/helper';
import type { ResponseOf } from '@wecountry/shared/contracts';
import { useState } from 'react';
import { actFor, actForMyself, useActing } from '@/platform/acting';
import { useNow } from '@/platform/clock';
import { goHome } from '@/platform/navigate';
import { useRead } from '@/platform/query';
import { useAct } from '@/platform/use-act';
import { SecondaryButton } from '@/ui/button';
import { Card } from '@/ui/card';
import { FormTrouble } from '@/ui/form-trouble';
import { ListRow } from '@/ui/list-row';
import { QueryView } from '@/ui/query-view';
import { SectionTitle } from '@/ui/section-title';
import { ConfirmSheet } from '@/ui/sheet';
import { AllowForm } from './allow-form';

type Mine = ResponseOf<'helpers.mine'>;
type Consent = Mine['helpers'][number];

/** For whom I may act, who may act for me, and what they did. */
export function MyHelpers() {
  const mine = useRead('helpers.mine');
  return (
    <QueryView query={mine}>
      {({ actingFor, helpers, acts, candidates }) => (
        <View>
          <ActingFor people={actingFor} />
          <Helpers helpers={helpers} />
          <AllowForm candidates={candidates} />
          <Acts acts={acts} />
        </View>
      )}
    </QueryView>
  );
}

function ActingFor({ people }: { people: Mine['actingFor'] }) {
  const owner = useActing();
  if (people.length === 0) return null;
  const start = (residentId: string, name: string) => {
    actFor(residentId, name);
    goHome();
  };
  return (
    <View>
      <SectionTitle>我能替谁办</SectionTitle>
      <Card list label="我能替谁办">
        {people.map(({ id, ownerId, ownerName, householdCode, relation }) => {
          const now = owner?.residentId === ownerId;
          return (
            <ListRow
              key={id}
              icon="me"
              title={ownerName}
              help={`${householdCode} · 我是${helperRelationLabels[relation]}`}
              action={
                <SecondaryButton
                  size="small"
                  label={now ? '换回自己' : `替${ownerName}办事`}
                  onPress={now ? actForMyself : () => start(ownerId, ownerName)}
                >
                  {now ? '换回自己' : '替他办'}
                </SecondaryButton>
              }
            />
          );
        })}
      </Card>
    </View>
  );
}

function Helpers({ helpers }: { helpers: readonly Consent[] }) {
  const now = useNow();
  const [ending, setEnding] = useState<Consent | null>(null);
  const end = useAct('helpers.end', { refreshes: ['helpers.mine'], onDone: () => setEnding(null) });
  return (
    <View>
      <SectionTitle>谁能替我办</SectionTitle>
      {helpers.length === 0 ? <View className="label">现在没有人能替你办事。</View> : null}
      {helpers.length > 0 ? (
        <Card list label="谁能替我办">
          {helpers.map((consent) => (
            <ListRow
              key={consent.id}
              icon="people"
              title={consent.helperName}
              help={
                consent.endedAt
                  ? `${momentWords(consent.endedAt, now)} 起不能再替办`
                  : `${helperRelationLabels[consent.relation]} · ${consentWayLabels[consent.how]} · ${momentWords(consent.givenAt, now)}`
              }
              action={
                consent.endedAt ? undefined : (
                  <SecondaryButton
                    size="small"
                    label={`不让${consent.helperName}替办了`}
                    onPress={() => setEnding(consent)}
                  >
                    不让替了
                  </SecondaryButton>
                )
              }
            />
          ))}
        </Card>
      ) : null}
      <FormTrouble error={end.error} />
      <ConfirmSheet
        open={ending !== null}
        danger
        title={`不让${ending?.helperName ?? ''}替你办了？`}
        confirmName="不让替了"
        busy={end.isPending ? '正在记下' : false}
        onConfirm={() => ending && end.mutate({ params: { consent: ending.id }, body: {} })}
        onClose={() => setEnding(null)}
      >
        <View className="body">马上就管用。他替你办过的还算数，记录也还在。</View>
      </ConfirmSheet>
    </View>
  );
}

function Acts({ acts }: { acts: Mine['acts'] }) {
  const now = useNow();
  if (acts.length === 0) return null;
  return (
    <View>
      <SectionTitle>替我办过的</SectionTitle>
      <Card list label="替我办过的">
        {acts.map(({ id, helperName, what, actedAt }) => (
          <ListRow key={id} icon="check" title={helperName} help={`${what} · ${momentWords(actedAt, now)}`} />
        ))}
      </Card>
    </View>
  );
}
