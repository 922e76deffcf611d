import { View } from '@tarojs/components';
import { noticeCategories, noticeCategoryLabels } from '@wecountry/shared/domain/notice';
import { Card } from '@/ui/card';
import { Chips } from '@/ui/chips';
import { Field } from '@/ui/field';
import { PictureField } from '@/ui/picture-field';
import { SectionTitle } from '@/ui/section-title';
import { TextArea } from '@/ui/text-area';
import { useNoticeDraft } from '../api/notice-draft';
import { VoicesCard } from './voices-card';

const PICTURES_MAX = 9;

interface Props {
  wrong: { title: string | null; body: string | null };
}

/** What a notice says, in writing. */
export function NoticeFields({ wrong }: Props) {
  const { draft, change } = useNoticeDraft();
  const line = (key: 'when' | 'where' | 'todo', label: string, example: string) => (
    <Field label={label} example={example} value={draft[key]} maxLength={60} onChange={(v) => change({ [key]: v })} />
  );
  return (
    <View>
      <SectionTitle>哪一种</SectionTitle>
      <Chips
        label="哪一种通知"
        items={noticeCategories.map((value) => ({ value, text: noticeCategoryLabels[value] }))}
        value={draft.category}
        onChange={(category) => change({ category })}
      />
      <Card padded className="mt3">
        <Field
          label="标题"
          example="明天停水，早 8 点到下午 4 点"
          value={draft.title}
          maxLength={40}
          error={wrong.title}
          onChange={(title) => change({ title })}
        />
        {line('when', '什么时候（可以不写）', '明天 8:00 到 16:00')}
        {line('where', '哪里（可以不写）', '上寨、中寨')}
        {line('todo', '要大家做什么（可以不写）', '今晚先接好水')}
        <TextArea
          label="内容"
          example="写短一点，念得出来"
          value={draft.body}
          max={2000}
          error={wrong.body}
          onChange={(body) => change({ body })}
        />
        <PictureField
          label="照片（可以不加）"
          pictures={draft.pictures}
          max={PICTURES_MAX}
          onChange={(pictures) => change({ pictures })}
        />
      </Card>
      <VoicesCard title="用嘴说一遍" voices={draft} onChange={change} />
    </View>
  );
}
