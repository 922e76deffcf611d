import { View } from '@tarojs/components';
import { payUnitLabels, payUnits } from '@wecountry/shared/domain/hiring';
import { usualPinDays } from '@wecountry/shared/domain/notice-states';
import { useNow } from '@/platform/clock';
import { Card } from '@/ui/card';
import { Chips } from '@/ui/chips';
import { Field } from '@/ui/field';
import { SectionTitle } from '@/ui/section-title';
import { useNoticeDraft } from '../api/notice-draft';
import type { NoticeTrouble } from '../notice-trouble';
import { SendTimeFields } from './send-time-fields';

const pinChoices = [0, 1, 3, 7, 15].map((days) => ({
  value: String(days),
  text: days === 0 ? '不置顶' : `${days} 天`,
}));

/** When it goes out, how long it stays on top, whether people may write under it; what 招工 offers. */
export function PublishOptions({ wrong }: { wrong: NoticeTrouble }) {
  const now = useNow();
  const { draft, change } = useNoticeDraft();
  return (
    <View>
      {draft.category === 'hiring' ? <HiringFields wrong={wrong} /> : null}
      <SectionTitle>什么时候发</SectionTitle>
      <Chips
        label="什么时候发"
        items={[
          { value: 'now', text: '现在就发' },
          { value: 'later', text: '定个时间' },
        ]}
        value={draft.time}
        onChange={(time) => change({ time })}
      />
      {draft.time === 'later' ? (
        <Card padded className="mt3">
          <SendTimeFields now={now} time={draft} wrong={wrong} onChange={change} />
        </Card>
      ) : null}
      <SectionTitle>放在最上面几天</SectionTitle>
      <Chips
        label="放在最上面几天"
        items={pinChoices}
        value={String(draft.pinDays ?? usualPinDays(draft.category))}
        onChange={(days) => change({ pinDays: Number(days) })}
      />
      <SectionTitle>能不能留言</SectionTitle>
      <Chips<'on' | 'off'>
        label="能不能留言"
        items={[
          { value: 'off', text: '不开留言' },
          { value: 'on', text: '开留言' },
        ]}
        value={draft.comments}
        onChange={(comments) => change({ comments })}
      />
    </View>
  );
}

function HiringFields({ wrong }: { wrong: NoticeTrouble }) {
  const { draft, change } = useNoticeDraft();
  return (
    <>
      <SectionTitle>要人报名吗</SectionTitle>
      <Chips
        label="要人报名吗"
        items={[
          { value: 'yes', text: '在手机上报名' },
          { value: 'no', text: '不用报名' },
        ]}
        value={draft.hires}
        onChange={(hires) => change({ hires })}
      />
      {draft.hires === 'yes' ? (
        <Card padded className="mt3">
          <Field
            label="要几个人"
            example="12"
            type="number"
            maxLength={3}
            value={draft.places}
            error={wrong.places}
            onChange={(places) => change({ places })}
          />
          <View className="field__label b">怎么算钱</View>
          <Chips
            label="怎么算钱"
            items={payUnits.map((value) => ({ value, text: `按${payUnitLabels[value]}` }))}
            value={draft.payUnit}
            onChange={(payUnit) => change({ payUnit })}
          />
          <Field
            label={`${payUnitLabels[draft.payUnit]}多少元`}
            example="130"
            type="digit"
            maxLength={8}
            value={draft.payYuan}
            error={wrong.payYuan}
            onChange={(payYuan) => change({ payYuan })}
          />
        </Card>
      ) : null}
    </>
  );
}
