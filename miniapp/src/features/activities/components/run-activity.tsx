import { Text, View } from '@tarojs/components';
import type { ResponseOf } from '@wecountry/shared/contracts';
import { activityEventLabels, type ActivityEvent } from '@wecountry/shared/domain/activity-states';
import { comingLabels } from '@wecountry/shared/domain/attendance';
import { placeLabels } from '@wecountry/shared/domain/places';
import { useState } from 'react';
import { useNetwork } from '@/platform/network';
import { useRead } from '@/platform/query';
import { useAct } from '@/platform/use-act';
import { DangerButton, PrimaryButton, SecondaryButton } from '@/ui/button';
import { Card } from '@/ui/card';
import { Field } from '@/ui/field';
import { FormTrouble } from '@/ui/form-trouble';
import { ListRow } from '@/ui/list-row';
import { QueryView } from '@/ui/query-view';
import { SectionTitle } from '@/ui/section-title';
import { ConfirmSheet } from '@/ui/sheet';
import { TextArea } from '@/ui/text-area';
import { type Activity, resultWords } from '../activity-words';
import { CodeScreen } from './code-screen';
import { RemovePerson } from './remove-person';

type Roll = ResponseOf<'activities.roll'>;
type Person = Roll['people'][number];

const ROLL_EVERY_MS = 10_000;
const then: Record<ActivityEvent, string> = {
  open: '村里人现在就能报名。',
  begin: '报名到此为止。手机上亮出签到码。',
  close: '到场就此定下：积分照细则公示，工钱记给各人。收工后不能再改。',
  cancel: '报了名的人会收到消息。取消后不能再开。',
};

/** What who runs an activity works with: the code, the list, the steps. */
export function RunActivity({ activity }: { activity: Activity }) {
  return (
    <View>
      <View className="h2 mt1">{activity.title}</View>
      {activity.state === 'held' ? <CodeScreen id={activity.id} /> : null}
      <RollView activity={activity} />
      <Steps activity={activity} />
    </View>
  );
}

function RollView({ activity: { id, state } }: { activity: Activity }) {
  const [typed, setTyped] = useState('');
  const held = state === 'held';
  const query = held && typed.trim() !== '' ? { q: typed.trim() } : {};
  const roll = useRead('activities.roll', {
    params: { activity: id },
    query,
    everyMs: held ? ROLL_EVERY_MS : undefined,
  });
  const mark = useAct('activities.mark', { refreshes: ['activities.roll', 'activities.get', 'activities.code'] });
  const put = (residentId: string, present: boolean, reason?: string) =>
    mark.mutate({ params: { activity: id }, body: { residentId, present, reason } });
  return (
    <QueryView query={roll}>
      {({ counts, people, found }) => (
        <View>
          <View className="body b mt3">{countWords(counts, state)}</View>
          {mark.error ? <FormTrouble error={mark.error} /> : null}
          {held ? (
            <Card padded className="mt3">
              <Field label="没报名的，按名字或门牌找" example="吴阿满，上寨 17" value={typed} onChange={setTyped} />
              {found
                .filter((one) => !people.some((person) => person.residentId === one.residentId))
                .map((one) => (
                  <ListRow
                    key={one.residentId}
                    title={one.name}
                    help={one.householdLabel}
                    action={
                      <SecondaryButton
                        size="small"
                        label={`到了，${one.name}`}
                        onPress={() => put(one.residentId, true)}
                      >
                        到了
                      </SecondaryButton>
                    }
                  />
                ))}
            </Card>
          ) : null}
          <SectionTitle aside={`${people.length} 人`}>名单</SectionTitle>
          {people.length === 0 ? (
            <View className="label">还没有人报名。</View>
          ) : (
            <Card list label="名单">
              {people.map((person) => (
                <RollRow key={person.residentId} person={person} activity={{ id, state }} put={put} />
              ))}
            </Card>
          )}
        </View>
      )}
    </QueryView>
  );
}

/** 报上 12 人，到了 9 人，没来 3 人. */
function countWords(counts: Roll['counts'], state: Activity['state']): string {
  const parts = [`报上 ${counts.in} 人`];
  if (state === 'held' || state === 'closed') parts.push(`到了 ${counts.came} 人`);
  if (state === 'closed') parts.push(`没来 ${counts.noShow} 人`);
  else if (counts.waiting > 0) parts.push(`候补 ${counts.waiting} 人`);
  return parts.join('，');
}

interface RowProps {
  person: Person;
  activity: Pick<Activity, 'id' | 'state'>;
  put: (residentId: string, present: boolean, reason?: string) => void;
}

/** One of the list: before it begins who runs it may take the place back, while it is held say who is there. */
function RollRow({ person, activity: { id, state }, put }: RowProps) {
  const { residentId, name, householdLabel, place, note, coming, marks, removed } = person;
  const held = state === 'held';
  const here = coming === 'came' || coming === 'came_unasked';
  const words = held || here || coming === 'no_show' ? comingLabels[coming] : place ? placeLabels[place] : '';
  const help = [
    householdLabel,
    note,
    removed === null ? '' : `名额收回了：${removed}`,
    marks > 1 ? `改过 ${marks - 1} 次` : '',
    resultWords(person),
  ]
    .filter(Boolean)
    .join(' · ');
  const removable = state === 'open' && (removed !== null || place === 'in' || place === 'waiting');
  if (removable)
    return (
      <ListRow
        title={name}
        help={removed === null ? `${words} · ${help}` : help}
        action={<RemovePerson key={removed} activityId={id} person={person} />}
      />
    );
  const action = !held ? (
    <Text className="label b">{words}</Text>
  ) : here ? (
    <SecondaryButton size="small" label={`点错了，${name}`} onPress={() => put(residentId, false, '点错了')}>
      点错了
    </SecondaryButton>
  ) : (
    <PrimaryButton size="small" label={`到了，${name}`} onPress={() => put(residentId, true)}>
      到了
    </PrimaryButton>
  );
  return <ListRow title={name} help={held && here ? `${words} · ${help}` : help} action={action} />;
}

function Steps({ activity: { id, may, title } }: { activity: Activity }) {
  const [asking, setAsking] = useState<ActivityEvent | null>(null);
  const [reason, setReason] = useState('');
  const online = useNetwork((s) => s.online);
  const step = useAct('activities.step', {
    refreshes: ['activities.get', 'activities.list', 'activities.roll', 'groups.get', 'credit.mine'],
    onDone: () => setAsking(null),
  });
  const off = online ? null : '没有网，办不了';
  const send = (event: ActivityEvent) =>
    step.mutate({ params: { activity: id }, body: { event, reason: reason.trim() } });
  return (
    <View className="mt4">
      {may.map((event) => {
        const Button = event === 'cancel' ? DangerButton : PrimaryButton;
        return (
          <Button key={event} wide size="big" className="mt3" off={off} onPress={() => setAsking(event)}>
            {activityEventLabels[event]}
          </Button>
        );
      })}
      {asking ? (
        <ConfirmSheet
          open
          title={`${activityEventLabels[asking]}：${title}？`}
          confirmName={activityEventLabels[asking]}
          busy={step.isPending && '正在办'}
          danger={asking === 'cancel'}
          onConfirm={() => send(asking)}
          onClose={() => setAsking(null)}
        >
          <View className="body">{then[asking]}</View>
          {asking === 'cancel' ? (
            <TextArea label="为什么取消" example="下大雨，改天再办" value={reason} max={200} onChange={setReason} />
          ) : null}
          {step.error ? <FormTrouble error={step.error} /> : null}
        </ConfirmSheet>
      ) : null}
    </View>
  );
}
