import { View } from '@tarojs/components';
import type { ResponseOf } from '@wecountry/shared/contracts';
import { checkText } from '@wecountry/shared/domain/forms';
import { useState } from 'react';
import { back } from '@/platform/navigate';
import { useNetwork } from '@/platform/network';
import { useAct } from '@/platform/use-act';
import { PrimaryButton } from '@/ui/button';
import { Card } from '@/ui/card';
import { Field } from '@/ui/field';
import { FormTrouble } from '@/ui/form-trouble';
import { TextArea } from '@/ui/text-area';
import { forgetVoices, useVoices, type Voices } from '../api/send-voices';
import { VoicesCard } from './voices-card';

type Notice = ResponseOf<'notices.get'>;

type NewText = Record<'title' | 'body' | 'when' | 'where' | 'todo' | 'reason', string>;

const wrongIn = (text: NewText, waits: boolean) => ({
  title: checkText(text.title, '标题', { min: 2, max: 40 }),
  body: checkText(text.body, '内容', { min: 2, max: 2000 }),
  reason: waits ? null : checkText(text.reason, '为什么改', { min: 2, max: 100 }),
});

const filled = (value: string) => value.trim() || undefined;

/** Changes what a notice says. The old text stays for all to see, with why it was changed. */
export function CorrectForm({ notice }: { notice: Notice }) {
  const waits = notice.state === 'scheduled';
  const [text, setText] = useState({
    title: notice.title,
    body: notice.body,
    when: notice.when ?? '',
    where: notice.where ?? '',
    todo: notice.todo ?? '',
    reason: '',
  });
  const [recorded, setRecorded] = useState<Voices>({ dong: null, mandarin: null });
  const [tried, setTried] = useState(false);
  const correction = useCorrection(notice);
  const online = useNetwork((s) => s.online);
  const change = (part: Partial<typeof text>) => setText({ ...text, ...part });
  const wrong = wrongIn(text, waits);
  const shown = tried ? wrong : { title: null, body: null, reason: null };
  const send = () => {
    setTried(true);
    if (!wrong.title && !wrong.body && !wrong.reason) void correction.send(text, recorded);
  };
  const line = (key: 'when' | 'where' | 'todo', label: string) => (
    <Field label={label} value={text[key]} maxLength={60} onChange={(v) => change({ [key]: v })} />
  );
  return (
    <View>
      <Card padded className="mt3">
        <Field
          label="标题"
          value={text.title}
          maxLength={40}
          error={shown.title}
          onChange={(title) => change({ title })}
        />
        {line('when', '什么时候')}
        {line('where', '哪里')}
        {line('todo', '要大家做什么')}
        <TextArea label="内容" value={text.body} max={2000} error={shown.body} onChange={(body) => change({ body })} />
        {waits ? null : (
          <TextArea
            label="为什么改（大家看得到）"
            example="时间写错了"
            value={text.reason}
            max={100}
            error={shown.reason}
            onChange={(reason) => change({ reason })}
          />
        )}
      </Card>
      <VoicesCard
        title="照新的字再说一遍"
        voices={recorded}
        onChange={(part) => setRecorded((before) => ({ ...before, ...part }))}
      />
      <View className="label mt2">
        {waits ? '还没发，改了就是新的。旧的录音不再放。' : '看过的人会收到消息。原文留着，旧的录音不再放。'}
      </View>
      <FormTrouble error={correction.error} />
      <PrimaryButton
        wide
        size="big"
        className="mt4"
        off={online ? null : '没有网，有网再改'}
        busy={correction.busy}
        onPress={send}
      >
        {waits ? '存下来' : '改好，发给大家'}
      </PrimaryButton>
    </View>
  );
}

/** Sends what was recorded, each once, and then the new text. */
function useCorrection(notice: Notice) {
  const voices = useVoices();
  const correct = useAct('notices.correct', {
    refreshes: ['notices.get', 'notices.list', 'notices.desk', 'notices.reach', 'today.get'],
    onDone: () => back(),
  });
  const send = async (text: NewText, recorded: Voices) => {
    const sent = await voices.sendAll(recorded);
    if (!sent) return;
    correct.mutate(
      {
        params: { notice: notice.id },
        body: {
          title: text.title.trim(),
          body: text.body.trim(),
          when: filled(text.when),
          where: filled(text.where),
          todo: filled(text.todo),
          reason: filled(text.reason),
          version: notice.version,
          voices: sent,
        },
      },
      { onSuccess: () => forgetVoices(recorded) },
    );
  };
  const busy = (voices.sending && '正在传录音') || (correct.isPending && '正在改');
  return { send, busy, error: voices.error ?? correct.error };
}
