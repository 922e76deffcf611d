import { View } from '@tarojs/components';
import { checkText } from '@wecountry/shared/domain/forms';
import dayjs from 'dayjs';
import { useState } from 'react';
import { nowMs } from '@/platform/clock';
import { goInstead } from '@/platform/navigate';
import { useNetwork } from '@/platform/network';
import { useRead } from '@/platform/query';
import { useAct } from '@/platform/use-act';
import { PrimaryButton } from '@/ui/button';
import { Card } from '@/ui/card';
import { Field } from '@/ui/field';
import { FormTrouble } from '@/ui/form-trouble';
import { Select } from '@/ui/select';
import { ConfirmSheet } from '@/ui/sheet';
import { TextArea } from '@/ui/text-area';
import { type AskedQuestion, bodyOfQuestion, firstQuestion, papersShort, questionTrouble } from '../poll-question';
import { QuestionFields } from './question-fields';

/** How long a vote stays open; a meeting on the spot is over in minutes. */
const spans = [
  { value: 'spot', text: '当场表决，5 分钟', minutes: 5 },
  { value: 'day', text: '一天', minutes: 24 * 60 },
  { value: 'three', text: '三天', minutes: 3 * 24 * 60 },
  { value: 'week', text: '七天', minutes: 7 * 24 * 60 },
  { value: 'ten', text: '十天', minutes: 10 * 24 * 60 },
] as const;

type Span = (typeof spans)[number]['value'];

const wrongIn = (title: string, body: string) => ({
  title: checkText(title, '题目', { min: 4, max: 40 }),
  body: checkText(body, '办法', { min: 4, max: 4000 }),
});

/** Opening in the village and in a hamlet. An intent counts from now, so its hours are left out of what makes it the same. */
function useOpening(span: Span, ahead: number) {
  const onward = ({ id }: { id: string }) => goInstead('/packages/affairs/pages/poll', { id });
  const open = useAct('polls.open', {
    refreshes: ['polls.list', 'today.get', 'dividends.plans'],
    outlives: true,
    intentOf: ({ body: asked }) => ({ ...asked, closesAt: span, opensAt: ahead }),
    onward,
  });
  const openInHamlet = useAct('polls.openInHamlet', {
    refreshes: ['polls.list', 'today.get'],
    outlives: true,
    intentOf: ({ params, body: asked }) => ({ ...params, ...asked, closesAt: span, opensAt: ahead }),
    onward,
  });
  return { open, openInHamlet };
}

/** Opens a vote of any kind, or puts out its papers first; says back what cannot be changed afterwards. */
export function OpenPollForm({ planId }: { planId?: string }) {
  const [title, setTitle] = useState('');
  const [body, setBody] = useState('');
  const [span, setSpan] = useState<Span>('three');
  const [question, setQuestion] = useState<AskedQuestion>(firstQuestion);
  const [tried, setTried] = useState(false);
  const [asking, setAsking] = useState(false);
  const online = useNetwork((s) => s.online);
  const { open, openInHamlet } = useOpening(span, question.ahead);
  const wrong = { ...wrongIn(title, body), question: planId ? null : questionTrouble(question) };
  const chosen = spans.find((s) => s.value === span) ?? spans[2];
  const next = () => {
    setTried(true);
    if (!wrong.title && !wrong.body && !wrong.question) setAsking(true);
  };
  const asked = planId ? firstQuestion : question;
  const send = () => {
    const opensAt = asked.ahead === 0 ? undefined : dayjs(nowMs()).add(asked.ahead, 'day');
    const sent = {
      title: title.trim(),
      body: body.trim(),
      ...bodyOfQuestion(asked),
      opensAt: opensAt?.toISOString(),
      closesAt: (opensAt ?? dayjs(nowMs())).add(chosen.minutes, 'minute').toISOString(),
    };
    if (asked.hamletId === null) open.mutate({ body: { ...sent, planId } });
    else openInHamlet.mutate({ params: { hamlet: asked.hamletId }, body: sent });
  };
  const act = asked.hamletId === null ? open : openInHamlet;
  const name = asked.ahead === 0 ? '开始投票' : '公布材料';
  return (
    <>
      {planId === undefined ? null : <PlanHead id={planId} />}
      <Card padded className="mt2">
        <Field
          label="题目"
          example="寨门口装路灯"
          value={title}
          maxLength={40}
          error={tried ? wrong.title : null}
          onChange={setTitle}
        />
        <TextArea
          label="办法"
          example="做什么，花多少钱，钱从哪儿来"
          value={body}
          max={4000}
          error={tried ? wrong.body : null}
          onChange={setBody}
        />
        <Select label="投多久" items={spans} value={span} onChange={setSpan} />
      </Card>
      {planId ? (
        <View className="label mt3">村民会议（户代表）：一户一票，三分之二的户投了才算数，过半同意才达到门槛。</View>
      ) : (
        <QuestionFields value={question} error={tried ? wrong.question : null} onChange={setQuestion} />
      )}
      <PrimaryButton wide size="big" className="mt4" off={online ? null : '没有网，开不了'} onPress={next}>
        {name}
      </PrimaryButton>
      <ConfirmSheet
        open={asking}
        title={`${name}“${title.trim()}”？`}
        confirmName={name}
        busy={act.isPending && '正在开'}
        onConfirm={send}
        onClose={() => setAsking(false)}
      >
        <View className="body">{fixedWords(asked, chosen.text)}</View>
        {act.error ? <FormTrouble error={act.error} /> : null}
      </ConfirmSheet>
    </>
  );
}

/** What cannot be changed any more once it is sent. */
function fixedWords(asked: AskedQuestion, span: string): string {
  const short = papersShort(asked);
  const roll = asked.ahead === 0 ? `${span}后截止。名册现在定住，` : `${asked.ahead} 天后开投，名册到那时定。`;
  return [
    `${roll}题目和办法不能再改。`,
    asked.secret ? '这次不记名，以后不能改成公开。' : '',
    short === null ? '' : `按规定要先公布材料 ${short} 天，这次少了，投票页上会写明。`,
  ].join('');
}

/** Which plan is voted on. */
function PlanHead({ id }: { id: string }) {
  const plan = useRead('dividends.plan', { params: { plan: id } });
  if (!plan.data) return null;
  return (
    <Card padded className="mt2">
      <View className="b">{`表决 ${plan.data.year} 年的分配方案`}</View>
      <View className="label mt1">{`方案指纹 ${plan.data.fingerprint.slice(0, 8)}，投的就是这一份。`}</View>
    </Card>
  );
}
