import { View } from '@tarojs/components';
import type { ResponseOf } from '@wecountry/shared/contracts';
import { dateOnlyWords } from '@wecountry/shared/domain/calendar-words';
import { useState } from 'react';
import { useNow } from '@/platform/clock';
import { useRead } from '@/platform/query';
import { useRoles } from '@/platform/session';
import { useAct } from '@/platform/use-act';
import { DangerButton, PrimaryButton, SecondaryButton } from '@/ui/button';
import { Card } from '@/ui/card';
import { Chips } from '@/ui/chips';
import { FormTrouble } from '@/ui/form-trouble';
import { ListItem } from '@/ui/list-item';
import { QueryView } from '@/ui/query-view';
import { ConfirmSheet } from '@/ui/sheet';
import { PersonPicker, type Picked } from './person-picker';

type Body = ResponseOf<'polls.bodies'>['items'][number];
type Member = Body['members'][number];
type Asked = { what: 'all' } | { what: 'add'; who: Picked } | { what: 'remove'; who: Member };

const shownAtOnce = 40;

/** 成员名册: who belongs to the bodies that vote by heads. Votes that are open keep their roll. */
export function BodiesView() {
  const bodies = useRead('polls.bodies');
  const [key, setKey] = useState<Body['body']>('representatives');
  return (
    <QueryView query={bodies}>
      {({ items }) => {
        const body = items.find((item) => item.body === key);
        return (
          <>
            <Chips
              label="哪一份名册"
              items={items.map((item) => ({ value: item.body, text: `${item.label} ${item.count}` }))}
              value={key}
              onChange={setKey}
            />
            {body ? <OneBody key={body.body} body={body} /> : null}
          </>
        );
      }}
    </QueryView>
  );
}

function OneBody({ body }: { body: Body }) {
  const now = useNow();
  const may = useRoles().includes('committee');
  const [asked, setAsked] = useState<Asked | null>(null);
  const [most, setMost] = useState(shownAtOnce);
  return (
    <>
      <View className="label mt2">名册改了，正在投的表决不变，以后开的才照新的。</View>
      {may ? <AddMember body={body} onAsk={setAsked} /> : null}
      <Card list label={body.label} className="mt3">
        {body.members.slice(0, most).map((member) => (
          <ListItem key={member.residentId} className="pad row row--wrap">
            <View className="grow">
              <View className="b">{member.name}</View>
              <View className="label">{`${member.householdCode}，${dateOnlyWords(member.since, now)}起`}</View>
            </View>
            {may ? (
              <DangerButton
                size="small"
                label={`${member.name}退出了`}
                onPress={() => setAsked({ what: 'remove', who: member })}
              >
                退出了
              </DangerButton>
            ) : null}
          </ListItem>
        ))}
      </Card>
      {body.count === 0 ? <View className="label mt2">还没有人。</View> : null}
      {body.members.length > most ? (
        <SecondaryButton wide className="mt3" onPress={() => setMost(most + shownAtOnce)}>
          再看一些
        </SecondaryButton>
      ) : null}
      {asked ? <Change body={body} asked={asked} onClose={() => setAsked(null)} /> : null}
    </>
  );
}

function AddMember({ body, onAsk }: { body: Body; onAsk: (asked: Asked) => void }) {
  const [who, setWho] = useState<Picked | null>(null);
  return (
    <Card padded className="mt3">
      <PersonPicker label="记一位" value={who} onChange={setWho} />
      <PrimaryButton
        wide
        className="mt2"
        off={who ? null : '先找到人'}
        onPress={() => {
          if (!who) return;
          onAsk({ what: 'add', who });
          setWho(null);
        }}
      >
        {`记进${body.label}`}
      </PrimaryButton>
      {body.body === 'collective_members' ? (
        <SecondaryButton wide className="mt3" onPress={() => onAsk({ what: 'all' })}>
          在册的成年人全部记进来
        </SecondaryButton>
      ) : null}
    </Card>
  );
}

const words = ({ label }: Body, asked: Asked): { title: string; name: string } => {
  if (asked.what === 'all') return { title: `在册的成年人都记进${label}？`, name: '全部记进来' };
  if (asked.what === 'add') return { title: `把${asked.who.name}记进${label}？`, name: '记进来' };
  return { title: `${asked.who.name}退出${label}了？`, name: '记下退出' };
};

function Change({ body, asked, onClose }: { body: Body; asked: Asked; onClose: () => void }) {
  const change = useAct('polls.changeBody', { refreshes: ['polls.bodies'], onDone: onClose });
  const { title, name } = words(body, asked);
  const send = () =>
    change.mutate({
      body: {
        body: body.body,
        add: asked.what === 'add' ? [asked.who.residentId] : [],
        remove: asked.what === 'remove' ? [asked.who.residentId] : [],
        allAdults: asked.what === 'all',
      },
    });
  return (
    <ConfirmSheet
      open
      title={title}
      confirmName={name}
      danger={asked.what === 'remove'}
      busy={change.isPending && '正在记'}
      onConfirm={send}
      onClose={onClose}
    >
      <View className="body">你的名字和时间会记下来。</View>
      {change.error ? <FormTrouble error={change.error} /> : null}
    </ConfirmSheet>
  );
}
