import { addDays } from '@wecountry/shared/domain/calendar';
import { useRead } from '@/platform/query';
import { useRoles } from '@/platform/session';
import { Card } from '@/ui/card';
import { DaySelect } from '@/ui/day-select';
import { Field } from '@/ui/field';
import { PictureField } from '@/ui/picture-field';
import { Select } from '@/ui/select';
import { TextArea } from '@/ui/text-area';
import { useActivityDraft } from '../api/activity-draft';
import type { Wrong } from '../activity-times';
import { hoursLong, signUpEnds, startTimes } from '../activity-times';
import { CreditItemSelect } from './credit-item-select';

const AHEAD_DAYS = 90;
const PICTURES_MAX = 6;

/** What is asked; everything but name, place, day and time may stay as it is. */
export function ActivityFields({ groupId, today, error }: { groupId?: string; today: string; error: Wrong | null }) {
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
      <Select label="几点开始" items={startTimes} value={draft.time} onChange={(time) => change({ time })} />
      <Select label="多久" items={hoursLong} value={draft.hours} onChange={(hours) => change({ hours })} />
      <Select
        label="报名到什么时候"
        items={signUpEnds}
        value={draft.until ?? '0'}
        error={error?.until ?? null}
        onChange={(until) => change({ until })}
      />
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
      <PictureField
        label="照片（可以不放）"
        pictures={draft.pictures}
        max={PICTURES_MAX}
        onChange={(pictures) => change({ pictures })}
      />
    </Card>
  );
}

/** Which hamlet, and which points: for the village's activities. */
function ForWhom() {
  const { draft, change } = useActivityDraft();
  const hamlets = useRead('people.hamlets');
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
      <CreditItemSelect label="到场记积分" value={draft.itemId} onChange={(itemId) => change({ itemId })} />
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
