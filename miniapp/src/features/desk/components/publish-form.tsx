import { Text, View } from '@tarojs/components';
import { checkText } from '@wecountry/shared/domain/forms';
import { noticeCategories, noticeCategoryLabels, type NoticeCategory } from '@wecountry/shared/domain/notice';
import { useState } from 'react';
import { goInstead } from '@/platform/navigate';
import { useNetwork } from '@/platform/network';
import { useRead } from '@/platform/query';
import { useAct } from '@/platform/use-act';
import { PrimaryButton } from '@/ui/button';
import { Card } from '@/ui/card';
import { Chips } from '@/ui/chips';
import { Field } from '@/ui/field';
import { FormTrouble } from '@/ui/form-trouble';
import { Press } from '@/ui/press';
import { QueryView } from '@/ui/query-view';
import { SectionTitle } from '@/ui/section-title';
import { ConfirmSheet } from '@/ui/sheet';
import { TextArea } from '@/ui/text-area';
import { ListItem } from '@/ui/list-item';
import { useNoticeDraft } from '../api/notice-draft';
import { offerOf, publishAtOf, PublishOptions } from './publish-options';

type Wrong = Record<'title' | 'body', string | null>;

/** Writes a notice; the last step says back to how many households it goes. */
export function PublishForm() {
  const hamlets = useRead('people.hamlets');
  const { draft, change } = useNoticeDraft();
  const [tried, setTried] = useState(false);
  const [asking, setAsking] = useState(false);
  const online = useNetwork((s) => s.online);
  const wrong: Wrong = {
    title: checkText(draft.title, '标题', { min: 2, max: 40 }),
    body: checkText(draft.body, '内容', { min: 2, max: 2000 }),
  };
  const next = () => {
    setTried(true);
    if (!wrong.title && !wrong.body) setAsking(true);
  };
  return (
    <>
      <SectionTitle>哪一种</SectionTitle>
      <Chips
        label="哪一种通知"
        items={noticeCategories.map((value: NoticeCategory) => ({ value, text: noticeCategoryLabels[value] }))}
        value={draft.category}
        onChange={(category) => change({ category })}
      />
      <NoticeFields wrong={tried ? wrong : { title: null, body: null }} />
      <QueryView query={hamlets}>
        {({ items }) => {
          const to = items.filter((h) => draft.hamletIds.length === 0 || draft.hamletIds.includes(h.id));
          const households = to.reduce((n, h) => n + h.households, 0);
          return (
            <>
              <SectionTitle>发给谁</SectionTitle>
              <Audience items={items} chosen={draft.hamletIds} onChange={(hamletIds) => change({ hamletIds })} />
              <PublishOptions />
              <PrimaryButton
                wide
                size="big"
                className="mt4"
                off={online ? null : '没有网，写的存着，有网再发'}
                onPress={next}
              >
                {`发给 ${households} 户`}
              </PrimaryButton>
              <SendSheet open={asking} to={to} households={households} onClose={() => setAsking(false)} />
            </>
          );
        }}
      </QueryView>
    </>
  );
}

function NoticeFields({ wrong }: { wrong: Wrong }) {
  const { draft, change } = useNoticeDraft();
  const line = (key: 'when' | 'where' | 'todo', label: string, example: string) => (
    <Field label={label} example={example} value={draft[key]} maxLength={60} onChange={(v) => change({ [key]: v })} />
  );
  return (
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
    </Card>
  );
}

interface SendProps {
  open: boolean;
  to: readonly { name: string }[];
  households: number;
  onClose: () => void;
}

/** Says back what goes out and to whom, and sends it. */
function SendSheet({ open, to, households, onClose }: SendProps) {
  const { draft, clear } = useNoticeDraft();
  const publish = useAct('notices.publish', {
    refreshes: ['notices.list', 'notices.desk', 'today.get'],
    outlives: true,
    onDone: clear,
    onward: ({ id }) => goInstead('/packages/committee/pages/reach', { notice: id }),
  });
  const send = () => {
    const { category, title, body, when, where, todo, hamletIds } = draft;
    const optional = (text: string) => text.trim() || undefined;
    publish.mutate({
      body: {
        category,
        title: title.trim(),
        body: body.trim(),
        when: optional(when),
        where: optional(where),
        todo: optional(todo),
        hamletIds,
        publishAt: publishAtOf(draft.time ?? 'now', Date.now()),
        commentsOn: draft.comments === 'on',
        hiring: category === 'hiring' ? offerOf(draft) : undefined,
      },
    });
  };
  return (
    <ConfirmSheet
      open={open}
      title={`发给 ${households} 户？`}
      confirmName="发出去"
      busy={publish.isPending && '正在发'}
      onConfirm={send}
      onClose={onClose}
    >
      <View className="body b">{draft.title}</View>
      <View className="label mt1">{`${to.map((h) => h.name).join('、')}。${draft.time && draft.time !== 'now' ? '到时间发出去，之前可以改。' : '发出去，大家马上看到。'}`}</View>
      {publish.error ? <FormTrouble error={publish.error} /> : null}
    </ConfirmSheet>
  );
}

interface AudienceProps {
  items: readonly { id: string; name: string; households: number }[];
  /** None chosen = the whole village. */
  chosen: readonly string[];
  onChange: (ids: string[]) => void;
}

function Audience({ items, chosen, onChange }: AudienceProps) {
  const toggle = (id: string) => onChange(chosen.includes(id) ? chosen.filter((c) => c !== id) : [...chosen, id]);
  const row = (key: string, text: string, on: boolean, press: () => void) => (
    <ListItem key={key}>
      <Press role="checkbox" checked={on} className="row select__item" label={text} onPress={press}>
        <Text className="grow">{text}</Text>
        <Text className="b c-indigo">{on ? '✓ 发' : ''}</Text>
      </Press>
    </ListItem>
  );
  return (
    <Card list>
      {row('all', '全村', chosen.length === 0, () => onChange([]))}
      {items.map((h) => row(h.id, `${h.name}，${h.households} 户`, chosen.includes(h.id), () => toggle(h.id)))}
    </Card>
  );
}
