import { View } from '@tarojs/components';
import type { ResponseOf } from '@wecountry/shared/contracts';
import { unitWords } from '@wecountry/shared/domain/tally-words';
import { useState } from 'react';
import { useRead } from '@/platform/query';
import { useAct } from '@/platform/use-act';
import { SecondaryButton } from '@/ui/button';
import { Card } from '@/ui/card';
import { Chips } from '@/ui/chips';
import { Field } from '@/ui/field';
import { FormTrouble } from '@/ui/form-trouble';
import { ListItem } from '@/ui/list-item';
import { QueryView } from '@/ui/query-view';
import { ConfirmSheet } from '@/ui/sheet';
import { Tag } from '@/ui/tag';

type Poll = ResponseOf<'polls.get'>;
type Elector = ResponseOf<'polls.roll'>['items'][number];
type Shown = 'all' | 'none' | 'voted' | 'helped';

const shownAtOnce = 60;

const words = {
  none: { text: '没投', tone: 'line' },
  own: { text: '投了', tone: 'green' },
  helped: { text: '代录', tone: 'gold' },
  proxy: { text: '委托投的', tone: 'gold' },
} as const;

const fits = (shown: Shown, { voted }: Elector): boolean =>
  shown === 'all' || (shown === 'voted' ? voted !== 'none' : shown === voted);

/** 选民名册: who has a vote and why, and whether a ballot is there. What it says is shown to nobody. */
export function RollView({ poll }: { poll: Poll }) {
  const roll = useRead('polls.roll', { params: { poll: poll.id } });
  return (
    <>
      <View className="h2 mt1">{poll.title}</View>
      <QueryView query={roll}>{(data) => <Roll poll={poll} {...data} />}</QueryView>
    </>
  );
}

function Roll({ poll, frozen, items }: { poll: Poll } & ResponseOf<'polls.roll'>) {
  const [shown, setShown] = useState<Shown>('all');
  const [q, setQ] = useState('');
  const [most, setMost] = useState(shownAtOnce);
  const unit = unitWords[poll.unit];
  const wanted = q.replace(/\s/g, '');
  const found = items.filter((item) => fits(shown, item) && item.label.replace(/\s/g, '').includes(wanted));
  const count = (part: Shown) => items.filter((item) => fits(part, item)).length;
  return (
    <>
      <View className="label mt1">
        {frozen
          ? `${poll.scopeLabel} ${items.length} ${unit}，开投时定住的。`
          : `照今天的名册算是 ${items.length} ${unit}，开投那一刻才定。`}
      </View>
      {frozen ? (
        <Chips
          label="看哪些"
          items={[
            { value: 'all', text: `全部 ${items.length}` },
            { value: 'none', text: `没投 ${count('none')}` },
            { value: 'voted', text: `投了 ${count('voted')}` },
            { value: 'helped', text: `代录 ${count('helped')}` },
          ]}
          value={shown}
          onChange={setShown}
        />
      ) : null}
      <Field label="找一找" example="上寨 17 号，或者名字" value={q} maxLength={20} onChange={setQ} />
      {found.length === 0 ? <View className="label mt2">这里没有。</View> : null}
      <Card list label="名册">
        {found.slice(0, most).map((item) => (
          <OneElector key={item.holderId} poll={poll} item={item} frozen={frozen} />
        ))}
      </Card>
      {found.length > most ? (
        <SecondaryButton wide className="mt3" onPress={() => setMost(most + shownAtOnce)}>
          {`再看 ${Math.min(shownAtOnce, found.length - most)} ${unit}`}
        </SecondaryButton>
      ) : null}
    </>
  );
}

function OneElector({ poll, item, frozen }: { poll: Poll; item: Elector; frozen: boolean }) {
  const { text, tone } = words[item.voted];
  return (
    <ListItem className="pad">
      <View className="row row--wrap">
        <View className="grow">
          <View className="b">{item.label}</View>
          <View className="label">{item.reason}</View>
        </View>
        {frozen ? <Tag tone={tone}>{text}</Tag> : null}
      </View>
      {item.helpedId !== null && poll.may.help ? <TakeBack poll={poll} item={item} ballot={item.helpedId} /> : null}
    </ListItem>
  );
}

/** A helper who wrote the wrong thing takes the ballot back; somebody else is told that it is not theirs. */
function TakeBack({ poll, item, ballot }: { poll: Poll; item: Elector; ballot: string }) {
  const [asking, setAsking] = useState(false);
  const overturn = useAct('polls.overturn', {
    refreshes: ['polls.roll', 'polls.get', 'polls.list'],
    onDone: () => setAsking(false),
  });
  return (
    <>
      <SecondaryButton size="small" className="mt2" label={`撤掉代录的，${item.label}`} onPress={() => setAsking(true)}>
        录错了，撤掉
      </SecondaryButton>
      <ConfirmSheet
        open={asking}
        title={`撤掉替${item.label}录的票？`}
        confirmName="撤掉"
        danger
        busy={overturn.isPending && '正在撤'}
        onConfirm={() => overturn.mutate({ params: { poll: poll.id, ballot } })}
        onClose={() => setAsking(false)}
      >
        <View className="body">谁录的谁撤，他家自己也能撤。撤了可以再录。</View>
        {overturn.error ? <FormTrouble error={overturn.error} /> : null}
      </ConfirmSheet>
    </>
  );
}
