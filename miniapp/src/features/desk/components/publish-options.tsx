import { View } from '@tarojs/components';
import { businessDate, startOfDay } from '@wecountry/shared/domain/calendar';
import { Card } from '@/ui/card';
import { Chips } from '@/ui/chips';
import { Field } from '@/ui/field';
import { SectionTitle } from '@/ui/section-title';
import { useNoticeDraft } from '../api/notice-draft';

export type SendTime = 'now' | 'morning' | 'evening';
const hours = { morning: 7, evening: 19 } as const;
const hourMs = 3600_000;

/** The next 7 in the morning or 7 in the evening in the village, as the server takes it; undefined for at once. */
export function publishAtOf(time: SendTime, now: number): string | undefined {
  if (time === 'now') return undefined;
  const today = startOfDay(businessDate(now)).getTime() + hours[time] * hourMs;
  return new Date(today > now ? today : today + 24 * hourMs).toISOString();
}

/** When it goes out, how long it stays on top, whether people may write under it; what 招工 offers. */
export function PublishOptions() {
  const { draft, change } = useNoticeDraft();
  return (
    <View>
      {draft.category === 'hiring' ? (
        <Card padded className="mt3">
          <Field
            label="要几个人（写了才能报名）"
            example="12"
            type="number"
            maxLength={3}
            value={draft.places ?? ''}
            onChange={(places) => change({ places })}
          />
          <Field
            label="一天多少元"
            example="130"
            type="number"
            maxLength={5}
            value={draft.payYuan ?? ''}
            onChange={(payYuan) => change({ payYuan })}
          />
        </Card>
      ) : null}
      <SectionTitle>什么时候发</SectionTitle>
      <Chips<SendTime>
        label="什么时候发"
        items={[
          { value: 'now', text: '现在' },
          { value: 'evening', text: '晚上 7 点' },
          { value: 'morning', text: '早上 7 点' },
        ]}
        value={draft.time ?? 'now'}
        onChange={(time) => change({ time })}
      />
      <SectionTitle>能不能留言</SectionTitle>
      <Chips<'on' | 'off'>
        label="能不能留言"
        items={[
          { value: 'off', text: '不开留言' },
          { value: 'on', text: '开留言' },
        ]}
        value={draft.comments ?? 'off'}
        onChange={(comments) => change({ comments })}
      />
    </View>
  );
}

/** What the places and the pay make; undefined while one of them is missing. */
export function offerOf({ places, payYuan }: { places?: string; payYuan?: string }) {
  const [people, yuan] = [Number(places), Number(payYuan)];
  if (!Number.isInteger(people) || !Number.isInteger(yuan) || people < 1 || yuan < 1) return undefined;
  return { places: Math.min(people, 500), payFen: yuan * 100, payUnit: 'day' as const };
}
