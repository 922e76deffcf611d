import { View } from '@tarojs/components';
import { useState } from 'react';
import { useRead } from '@/platform/query';
import { useAct } from '@/platform/use-act';
import { a11y } from '@/ui/a11y';
import { PrimaryButton } from '@/ui/button';
import { Card } from '@/ui/card';
import { DoneNote } from '@/ui/done-note';
import { EmptyState } from '@/ui/empty-state';
import { Field } from '@/ui/field';
import { FormTrouble } from '@/ui/form-trouble';
import { Icon } from '@/ui/icon';
import { Press } from '@/ui/press';
import { QueryView } from '@/ui/query-view';
import { type Activity, resultWords } from '../activity-words';

/** Checks in with the six digits of the organiser's screen, for oneself and for those of the household without a phone. */
export function CheckInForm({ id, scanned }: { id: string; scanned: string }) {
  const activity = useRead('activities.get', { params: { activity: id } });
  return <QueryView query={activity}>{(it) => <Form activity={it} scanned={scanned} />}</QueryView>;
}

function Form({ activity, scanned }: { activity: Activity; scanned: string }) {
  const [code, setCode] = useState(scanned);
  const [others, setOthers] = useState<readonly string[]>([]);
  const checkIn = useAct('activities.checkIn', { refreshes: ['activities.get', 'activities.list', 'today.get'] });
  const me = activity.household.find((member) => member.self);
  const phoneless = activity.household.filter((member) => !member.hasPhone && member.invited && !isHere(member.coming));
  if (!me || !activity.invited) return <EmptyState title="这个活动没有请你家" text="看看是给哪些寨、哪个队办的。" />;
  if (checkIn.data || isHere(me.coming)) {
    const given = resultWords(me);
    const points = activity.credit ? `收工以后记 ${activity.credit.points} 积分。` : '组织的人看得到。';
    return <DoneNote title="签到了" help={given === '' ? points : given} />;
  }
  if (activity.state !== 'held') return <EmptyState title="现在不用签到" text="组织的人开始签到了，再来。" />;
  const ready = /^\d{6}$/.test(code);
  const send = () =>
    checkIn.mutate({ params: { activity: activity.id }, body: { code, residentIds: [me.residentId, ...others] } });
  const toggle = (residentId: string) =>
    setOthers(others.includes(residentId) ? others.filter((one) => one !== residentId) : [...others, residentId]);
  return (
    <Card padded className="mt2">
      <View className="h2">{activity.title}</View>
      <View className="label mt1">看组织人手机上的六个数字，三十秒一换。</View>
      <Field label="签到码" type="number" value={code} maxLength={6} example="六个数字" onChange={setCode} />
      {phoneless.length > 0 ? (
        <View {...a11y({ role: 'group', label: '一起来的家里人' })}>
          <View className="b">一起来的家里人，没有手机的</View>
          {phoneless.map(({ residentId, name }) => (
            <Press
              key={residentId}
              role="checkbox"
              className="row select__item"
              checked={others.includes(residentId)}
              onPress={() => toggle(residentId)}
            >
              <View className="grow">{name}</View>
              {others.includes(residentId) ? <Icon name="check" size={20} className="c-indigo" /> : null}
            </Press>
          ))}
        </View>
      ) : null}
      {checkIn.error ? <FormTrouble error={checkIn.error} /> : null}
      <PrimaryButton
        wide
        size="big"
        className="mt3"
        busy={checkIn.isPending && '正在签到'}
        off={ready ? null : '先填六个数字'}
        onPress={send}
      >
        {others.length > 0 ? `签到，${others.length + 1} 个人` : '签到'}
      </PrimaryButton>
    </Card>
  );
}

const isHere = (coming: Activity['household'][number]['coming']): boolean =>
  coming === 'came' || coming === 'came_unasked';
