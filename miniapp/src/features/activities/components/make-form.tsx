import { View } from '@tarojs/components';
import { addDays, businessDate } from '@wecountry/shared/domain/calendar';
import { whenWords } from '@wecountry/shared/domain/calendar-words';
import { checkText } from '@wecountry/shared/domain/forms';
import { useState } from 'react';
import { useNow } from '@/platform/clock';
import { goInstead } from '@/platform/navigate';
import { useNetwork } from '@/platform/network';
import { useRead } from '@/platform/query';
import { useRoles } from '@/platform/session';
import { useAct } from '@/platform/use-act';
import { PrimaryButton } from '@/ui/button';
import { Card } from '@/ui/card';
import { DaySelect } from '@/ui/day-select';
import { Field } from '@/ui/field';
import { FormTrouble } from '@/ui/form-trouble';
import { Select } from '@/ui/select';
import { ConfirmSheet } from '@/ui/sheet';
import { TextArea } from '@/ui/text-area';
import { useActivityDraft } from '../api/activity-draft';

const AHEAD_DAYS = 90;
const hoursLong = ['1', '2', '3', '4', '6', '8', '10'].map((value) => ({ value, text: `${value} 小时` }));
const times = Array.from({ length: 36 }, (_, i) => {
  const [hour, half] = [6 + Math.floor(i / 2), i % 2 === 1];
  const value = `${String(hour).padStart(2, '0')}:${half ? '30' : '00'}`;
  return { value, text: value };
});

interface Wrong {
  readonly title: string | null;
  readonly place: string | null;
  readonly day: string | null;
  readonly capacity: string | null;
  readonly pay: string | null;
}

const within = (value: number | null, max: number) =>
  value === null || (Number.isInteger(value) && value >= 1 && value <= max);

function wrongIn(
  draft: { title: string; place: string },
  read: { starts: number | null; now: number; capacity: number | null; payFen: number | null },
): Wrong {
  const { starts, now, capacity, payFen } = read;
  return {
    title: checkText(draft.title, '名字', { min: 2, max: 40 }),
    place: checkText(draft.place, '地点', { min: 2, max: 40 }),
    day: starts === null || starts <= now ? '选以后的日子和时间' : null,
    capacity: within(capacity, 5000) ? null : '写人数，或者空着',
    pay: within(payFen, 1_000_000) ? null : '写每人多少元，或者空着',
  };
}

/** Makes an activity, or calls a group to a rehearsal. Says back when it is before it goes out. */
export function MakeForm({ groupId }: { groupId?: string }) {
  const now = useNow();
  const { draft, clear } = useActivityDraft();
  const [tried, setTried] = useState(false);
  const [asking, setAsking] = useState(false);
  const online = useNetwork((s) => s.online);
  const group = useRead('groups.get', { params: { group: groupId ?? '' }, enabled: groupId !== undefined });
  const make = useAct('activities.create', {
    refreshes: ['activities.list', 'groups.get', 'today.get'],
    onDone: clear,
    onward: ({ id }) => goInstead('/packages/activities/pages/run', { id }),
  });
  const today = businessDate(now);
  const starts = draft.day === null ? null : Date.parse(`${draft.day}T${draft.time}:00+08:00`);
  const capacity = draft.capacity === '' ? null : Number(draft.capacity);
  const payFen = draft.pay === '' ? null : Math.round(Number(draft.pay) * 100);
  const wrong = wrongIn(draft, { starts, now, capacity, payFen });
  const sound = Object.values(wrong).every((one) => one === null);
  const credit = group.data?.credit?.itemId ?? (draft.itemId === '' ? null : draft.itemId);
  const send = () => {
    if (starts === null) return;
    const at = (ms: number) => new Date(ms).toISOString();
    make.mutate({
      body: {
        title: draft.title.trim(),
        body: draft.body.trim(),
        pictureIds: [],
        place: draft.place.trim(),
        startsAt: at(starts),
        endsAt: at(starts + Number(draft.hours) * 3_600_000),
        signUpUntil: at(starts),
        capacity,
        hamletIds: groupId === undefined && draft.hamletId !== '' ? [draft.hamletId] : [],
        groupId: groupId ?? null,
        creditItemId: credit,
        payFen,
        opens: true,
      },
    });
  };
  return (
    <>
      {group.data ? <View className="h2 mt1">{`叫${group.data.name}`}</View> : null}
      <Fields groupId={groupId} today={today} error={tried ? wrong : null} />
      <PrimaryButton
        wide
        size="big"
        className="mt4"
        off={online ? null : '没有网，办不了'}
        onPress={() => {
          setTried(true);
          if (sound) setAsking(true);
        }}
      >
        {groupId === undefined ? '开始报名' : '叫大家来'}
      </PrimaryButton>
      <ConfirmSheet
        open={asking}
        title={`办“${draft.title.trim()}”？`}
        confirmName={groupId === undefined ? '开始报名' : '叫大家来'}
        busy={make.isPending && '正在发'}
        onConfirm={send}
        onClose={() => setAsking(false)}
      >
        <View className="body">
          {starts === null ? '' : `${whenWords(starts, now)}，${draft.place.trim()}。报名到开始为止。`}
        </View>
        {make.error ? <FormTrouble error={make.error} /> : null}
      </ConfirmSheet>
    </>
  );
}

/** What is asked; everything but name, place, day and time may stay as it is. */
function Fields({ groupId, today, error }: { groupId?: string; today: string; error: Wrong | null }) {
  const { draft, change } = useActivityDraft();
  return (
    <Card padded className="mt2">
      <Field
        label="名字"
        example="清理上寨水渠"
        value={draft.title}
        maxLength={40}
        error={error?.title}
        onChange={(title) => change({ title })}
      />
      <TextArea
        label="说明（可以不写）"
        example="要带什么，做什么"
        value={draft.body}
        max={2000}
        onChange={(body) => change({ body })}
      />
      <Field
        label="在哪里"
        example="鼓楼"
        value={draft.place}
        maxLength={40}
        error={error?.place}
        onChange={(place) => change({ place })}
      />
      <DaySelect
        label="哪天"
        from={today}
        to={addDays(today, AHEAD_DAYS)}
        today={today}
        value={draft.day}
        error={error?.day ?? null}
        onChange={(day) => change({ day })}
      />
      <Select label="几点开始" items={times} value={draft.time} onChange={(time) => change({ time })} />
      <Select label="多久" items={hoursLong} value={draft.hours} onChange={(hours) => change({ hours })} />
      <Field
        label="最多几个人（可以空着）"
        type="number"
        value={draft.capacity}
        maxLength={4}
        error={error?.capacity}
        onChange={(text) => change({ capacity: text })}
      />
      {groupId === undefined ? <ForWhom /> : null}
      <Pay error={error?.pay ?? null} />
    </Card>
  );
}

/** Which hamlet, and which points: for the village's activities. */
function ForWhom() {
  const { draft, change } = useActivityDraft();
  const hamlets = useRead('people.hamlets');
  const rules = useRead('credit.rules');
  return (
    <>
      <Select
        label="给谁办"
        items={[
          { value: '', text: '全村' },
          ...(hamlets.data?.items ?? []).map(({ id, name }) => ({ value: id, text: name })),
        ]}
        value={draft.hamletId}
        onChange={(hamletId) => change({ hamletId })}
      />
      <Select
        label="到场记积分"
        items={[
          { value: '', text: '不记' },
          ...(rules.data?.items ?? [])
            .filter((item) => item.points > 0)
            .map(({ id, title, points }) => ({ value: id, text: `${title} ${points} 积分` })),
        ]}
        value={draft.itemId}
        onChange={(itemId) => change({ itemId })}
      />
    </>
  );
}

/** What the museum pays; only its people say so. */
function Pay({ error }: { error: string | null }) {
  const { draft, change } = useActivityDraft();
  if (!useRoles().includes('museum_staff')) return null;
  return (
    <Field
      label="到场每人多少元（可以空着）"
      type="digit"
      value={draft.pay}
      maxLength={7}
      error={error}
      onChange={(pay) => change({ pay })}
    />
  );
}
