import { View } from '@tarojs/components';
import type { ResponseOf } from '@wecountry/shared/contracts';
import { choiceInWords } from '@wecountry/shared/domain/choice';
import { useState } from 'react';
import { useRead } from '@/platform/query';
import { useAct } from '@/platform/use-act';
import { PrimaryButton, SecondaryButton } from '@/ui/button';
import { Card } from '@/ui/card';
import { DoneNote } from '@/ui/done-note';
import { Field } from '@/ui/field';
import { FormTrouble } from '@/ui/form-trouble';
import { OptionChoices } from '@/ui/option-choices';
import { QueryView } from '@/ui/query-view';
import { SectionTitle } from '@/ui/section-title';
import { Segments } from '@/ui/segments';
import { ConfirmSheet } from '@/ui/sheet';
import { VoteOptions } from '@/ui/vote-options';
import { PersonPicker, type Picked } from './person-picker';

type Poll = ResponseOf<'polls.get'>;
type Elector = ResponseOf<'polls.roll'>['items'][number];

const meanings = [
  { choice: 'approve', meaning: '按这个办' },
  { choice: 'reject', meaning: '不按这个办' },
  { choice: 'abstain', meaning: '不表态，也算到会' },
] as const;

const hows = [
  { value: 'phone', text: '打电话' },
  { value: 'in_person', text: '当面' },
] as const;

/** Takes a ballot from who has no phone: whose, how, what, before which two. */
export function AssistForm({ poll }: { poll: Poll }) {
  const roll = useRead('polls.roll', { params: { poll: poll.id } });
  const [elector, setElector] = useState<Elector | null>(null);
  if (!poll.may.help) return <DoneNote title="现在不能代录" help="投票的时候才能录。" />;
  if (elector)
    return <OneBallot key={elector.holderId} poll={poll} elector={elector} onBack={() => setElector(null)} />;
  return (
    <>
      <View className="h2 mt1">{poll.title}</View>
      <QueryView query={roll}>{({ items }) => <Missing items={items} onPick={setElector} />}</QueryView>
    </>
  );
}

const shownMax = 12;

function Missing({ items, onPick }: { items: readonly Elector[]; onPick: (elector: Elector) => void }) {
  const [q, setQ] = useState('');
  const wanted = q.replace(/\s/g, '');
  const missing = items.filter((item) => item.voted === 'none' && item.label.replace(/\s/g, '').includes(wanted));
  return (
    <>
      <Card padded className="mt3">
        <Field label="替谁录" example="上寨 17 号" value={q} maxLength={20} onChange={setQ} />
        {missing.slice(0, shownMax).map((item) => (
          <SecondaryButton key={item.holderId} wide className="mt1" onPress={() => onPick(item)}>
            {item.label}
          </SecondaryButton>
        ))}
        <View className="label mt2">
          {missing.length > shownMax
            ? `还有 ${missing.length - shownMax} 家，写门牌号找。`
            : '投过的、录过的不在这里。'}
        </View>
      </Card>
      <Helped items={items.filter((item) => item.helpedId !== null)} />
    </>
  );
}

function Helped({ items }: { items: readonly Elector[] }) {
  if (items.length === 0) return null;
  return (
    <View>
      <SectionTitle aside={`${items.length} 张`}>录过的</SectionTitle>
      {items.map((item) => (
        <View key={item.holderId} className="body">
          {`${item.label}${item.voted === 'own' ? '，后来自己投了，自己的算数' : ''}`}
        </View>
      ))}
    </View>
  );
}

function OneBallot({ poll, elector, onBack }: { poll: Poll; elector: Elector; onBack: () => void }) {
  const [how, setHow] = useState<'phone' | 'in_person'>('phone');
  const [choice, setChoice] = useState<string | null>(null);
  const [one, setOne] = useState<Picked | null>(null);
  const [two, setTwo] = useState<Picked | null>(null);
  const [asking, setAsking] = useState(false);
  const assist = useAct('polls.assist', { refreshes: ['polls.get', 'polls.roll', 'polls.list'] });
  if (assist.data)
    return (
      <>
        <DoneNote title={`替${elector.label}录好了`} help="他家会收到消息。截止以前他家能撤掉，自己投的算数。" />
        <SecondaryButton wide className="mt3" onPress={onBack}>
          再录一家
        </SecondaryButton>
      </>
    );
  const off = choice === null ? '先选投什么' : one && two ? null : '还要两位证人';
  const send = () => {
    if (choice === null || !one || !two) return;
    const body = { holderId: elector.holderId, choice, how, witnesses: [one.residentId, two.residentId] };
    assist.mutate({ params: { poll: poll.id }, body });
  };
  return (
    <>
      <View className="h2 mt1">{`替${elector.label}录一票`}</View>
      <View className="label mt1">{`${poll.title}。照他说的录，念给他听一遍。`}</View>
      <Card padded className="mt3">
        <Segments label="怎么问的" items={hows} value={how} onChange={setHow} />
        {poll.kind === 'approval' ? (
          <VoteOptions label="他怎么投" options={meanings} value={choice} onChange={setChoice} />
        ) : (
          <OptionChoices
            label="他怎么投"
            options={poll.options}
            maxChoices={poll.maxChoices}
            abstain={poll.kind !== 'survey'}
            value={choice}
            onChange={setChoice}
          />
        )}
      </Card>
      <Card padded className="mt3">
        <View className="label">两位成年人作证：不是你家的，不是他家的，也不是同一家的。</View>
        <PersonPicker label="证人一" value={one} onChange={setOne} />
        <PersonPicker label="证人二" value={two} onChange={setTwo} />
      </Card>
      <PrimaryButton wide size="big" className="mt4" off={off} onPress={() => setAsking(true)}>
        录这一票
      </PrimaryButton>
      <SecondaryButton wide className="mt2" onPress={onBack}>
        换一家
      </SecondaryButton>
      <ConfirmSheet
        open={asking}
        title={`替${elector.label}投“${choice === null ? '' : choiceInWords(poll.options, choice)}”？`}
        confirmName="录这一票"
        busy={assist.isPending && '正在录'}
        onConfirm={send}
        onClose={() => setAsking(false)}
      >
        <View className="body">{`${one?.name ?? ''}、${two?.name ?? ''}作证。你的名字也会写上，他家会收到消息。`}</View>
        {assist.error ? <FormTrouble error={assist.error} /> : null}
      </ConfirmSheet>
    </>
  );
}
