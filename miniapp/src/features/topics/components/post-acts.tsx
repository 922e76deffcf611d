import { View } from '@tarojs/components';
import type { Post } from '@wecountry/shared/contracts/discussion';
import { reportReasonLabels, reportReasons, type ReportReason } from '@wecountry/shared/domain/post-states';
import { useState } from 'react';
import { useNetwork } from '@/platform/network';
import { useAct } from '@/platform/use-act';
import { SecondaryButton } from '@/ui/button';
import { FormTrouble } from '@/ui/form-trouble';
import { Select } from '@/ui/select';
import { ConfirmSheet } from '@/ui/sheet';
import { ReasonSheet } from './reason-sheet';

/** What the server lets one do, and the end of a correction, which is the other half of `label`. */
type Act = Post['may'][number] | 'unlabel';

const names: Record<Act, string> = {
  admit: '可以，让大家看',
  hide: '收起来',
  restore: '放回来',
  label: '标不实',
  unlabel: '去掉更正',
  judge: '定申诉',
  appeal: '请求再看',
  report: '这话不对',
};
const refreshes = ['topics.get', 'topics.posts', 'topics.list', 'moderation.queue'] as const;

/** What this person may do about a post: each asks for words first, and says what happens then. */
export function PostActs({ post, about }: { post: Post; about: string }) {
  const [open, setOpen] = useState<Act | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const online = useNetwork((s) => s.online);
  const acts: Act[] = post.may.flatMap((act) => (act === 'label' && post.rumour ? ['unlabel' as const] : [act]));
  const done = (words: string) => {
    setOpen(null);
    setSaid(words);
  };
  if (post.may.length === 0 && said === null) return null;
  if (!online) return <View className="label mt3">没有网，这些现在办不了。</View>;
  return (
    <View>
      {said ? <View className="label b mt3">{said}</View> : null}
      <View className="row row--wrap mt2">
        {acts.map((act) => (
          <View key={act} className="mt2 mr2">
            <SecondaryButton size="small" label={`${names[act]}，${about}`} onPress={() => setOpen(act)}>
              {names[act]}
            </SecondaryButton>
          </View>
        ))}
      </View>
      {open === 'admit' || open === 'hide' || open === 'restore' ? (
        <Decide act={open} post={post} onDone={done} onClose={() => setOpen(null)} />
      ) : null}
      {open === 'label' ? <Label post={post} onDone={done} onClose={() => setOpen(null)} /> : null}
      {open === 'unlabel' ? <Unlabel post={post} onDone={done} onClose={() => setOpen(null)} /> : null}
      {open === 'judge' ? <Judge post={post} onDone={done} onClose={() => setOpen(null)} /> : null}
      {open === 'appeal' ? <Appeal post={post} onDone={done} onClose={() => setOpen(null)} /> : null}
      {open === 'report' ? <Report post={post} onDone={done} onClose={() => setOpen(null)} /> : null}
    </View>
  );
}

interface Props {
  post: Post;
  onDone: (said: string) => void;
  onClose: () => void;
}

function Decide({ act, post, onDone, onClose }: Props & { act: 'admit' | 'hide' | 'restore' }) {
  const said = { admit: '大家看得到了。', hide: '收起来了，原因大家看得到。', restore: '放回来了。' }[act];
  const decide = useAct('moderation.decide', { refreshes: [...refreshes], onDone: () => onDone(said) });
  return (
    <ReasonSheet
      title={`${names[act]}？`}
      label={act === 'admit' ? '说一句（可以不写）' : '为什么'}
      example={act === 'hide' ? '没有证据，伤了人' : '看过，没问题'}
      confirmName={names[act]}
      min={act === 'admit' ? 0 : 2}
      danger={act === 'hide'}
      busy={decide.isPending && '正在记'}
      error={decide.error}
      onConfirm={(reason) => decide.mutate({ params: { post: post.id }, body: { act, reason } })}
      onClose={onClose}
    />
  );
}

function Label({ post, onDone, onClose }: Props) {
  const label = useAct('moderation.label', { refreshes: [...refreshes], onDone: () => onDone('更正写在上面了。') });
  return (
    <ReasonSheet
      title="标成不实？"
      label="更正"
      example="问过供电所，只停明天上午"
      confirmName="写上更正"
      min={4}
      max={300}
      busy={label.isPending && '正在记'}
      error={label.error}
      onConfirm={(correction) => label.mutate({ params: { post: post.id }, body: { correction } })}
      onClose={onClose}
    />
  );
}

/** The correction goes; that it stood there stays in the record. */
function Unlabel({ post, onDone, onClose }: Props) {
  const label = useAct('moderation.label', { refreshes: [...refreshes], onDone: () => onDone('更正去掉了。') });
  return (
    <ConfirmSheet
      open
      title="去掉更正？"
      confirmName="去掉更正"
      busy={label.isPending && '正在记'}
      onConfirm={() => label.mutate({ params: { post: post.id }, body: { correction: null } })}
      onClose={onClose}
    >
      <View className="body">{`现在写着：${post.rumour?.correction ?? ''}`}</View>
      <View className="label mt2">去掉以后，原话上面不再写“不实”。标过、去过，都查得到。</View>
      <FormTrouble error={label.error} />
    </ConfirmSheet>
  );
}

function Judge({ post, onDone, onClose }: Props) {
  const [choice, setChoice] = useState<'restore' | 'keep'>('restore');
  const judge = useAct('moderation.judge', { refreshes: [...refreshes], onDone: () => onDone('定了，写的人看得到。') });
  const appeal = post.appeal?.id ?? '';
  const items = [
    { value: 'restore', text: '放回来' },
    { value: 'keep', text: '照旧收着' },
  ] as const;
  return (
    <ReasonSheet
      title="定这个申诉？"
      label="为什么"
      example="问过两边，说的是实话"
      confirmName={choice === 'restore' ? '放回来' : '照旧收着'}
      min={2}
      busy={judge.isPending && '正在记'}
      error={judge.error}
      onConfirm={(reason) => judge.mutate({ params: { appeal }, body: { restore: choice === 'restore', reason } })}
      onClose={onClose}
    >
      <Select label="怎么定" placeholder="选一个" items={items} value={choice} onChange={setChoice} />
    </ReasonSheet>
  );
}

function Appeal({ post, onDone, onClose }: Props) {
  const appeal = useAct('topics.appeal', {
    refreshes: [...refreshes],
    onDone: () => onDone('说上去了，监督委员会看。'),
  });
  return (
    <ReasonSheet
      title="请监督委员再看？"
      label="为什么"
      example="我说的是实话，有人看见"
      confirmName="请求再看"
      min={2}
      busy={appeal.isPending && '正在发'}
      error={appeal.error}
      onConfirm={(reason) => appeal.mutate({ params: { post: post.id }, body: { reason } })}
      onClose={onClose}
    />
  );
}

function Report({ post, onDone, onClose }: Props) {
  const [reason, setReason] = useState<ReportReason>('rumour');
  const report = useAct('topics.report', { onDone: () => onDone('记下了，村里会看。') });
  const items = reportReasons.map((value) => ({ value, text: reportReasonLabels[value] }));
  return (
    <ReasonSheet
      title="这话哪里不对？"
      label="说一句（可以不写）"
      example="那天不是这样的"
      confirmName="请村里看看"
      min={0}
      busy={report.isPending && '正在发'}
      error={report.error}
      onConfirm={(note) => report.mutate({ params: { post: post.id }, body: { reason, note } })}
      onClose={onClose}
    >
      <Select label="原因" placeholder="选一个" items={items} value={reason} onChange={setReason} />
    </ReasonSheet>
  );
}
