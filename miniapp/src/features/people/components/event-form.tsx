import { View } from '@tarojs/components';
import type { BodyOf, ResponseOf } from '@wecountry/shared/contracts';
import { businessDate } from '@wecountry/shared/domain/calendar';
import {
  type RegisterEventKind,
  registerEventKinds,
  registerEventLabels,
  registerEventRules,
} from '@wecountry/shared/domain/register-events';
import { useState } from 'react';
import { useNow } from '@/platform/clock';
import { useRead } from '@/platform/query';
import { useAct } from '@/platform/use-act';
import { PrimaryButton } from '@/ui/button';
import { Card } from '@/ui/card';
import { Field } from '@/ui/field';
import { FormTrouble } from '@/ui/form-trouble';
import { SectionTitle } from '@/ui/section-title';
import { Select } from '@/ui/select';
import { ConfirmSheet } from '@/ui/sheet';

type Household = ResponseOf<'people.household'>;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** What is being written down: the fields, what is wrong with them, and the request they make. */
function useEventDraft(household: Household) {
  const now = useNow();
  const [kind, setKind] = useState<RegisterEventKind | null>(null);
  const [who, setWho] = useState<string | null>(null);
  const [day, setDay] = useState(businessDate(now));
  const [name, setName] = useState('');
  const [bornOn, setBornOn] = useState('');
  const [hamlet, setHamlet] = useState<string | null>(household.hamletId);
  const [no, setNo] = useState('');
  const [tried, setTried] = useState(false);
  const rule = kind && registerEventRules[kind];
  const newcomer = rule?.about === 'newcomer';
  const moves = kind === 'moved_house';
  const wrong = {
    who: rule && !newcomer && !who ? '选一个人' : null,
    name: newcomer && !name.trim() ? '写上名字' : null,
    bornOn: newcomer && !DAY.test(bornOn.trim()) ? '写成 1990-02-14' : null,
    day: DAY.test(day.trim()) ? null : '写成 2026-11-22',
    no: moves && !/^[1-9]\d{0,4}$/.test(no.trim()) ? '写户号，只写数字' : null,
  };
  const shown = (text: string | null) => (tried ? text : null);
  const body = (of: RegisterEventKind): BodyOf<'people.recordEvent'> => ({
    kind: of,
    happenedOn: day.trim(),
    ...(newcomer
      ? {
          person: { name: name.trim(), bornOn: bornOn.trim(), away: false },
          to: { hamletId: household.hamletId, no: household.no },
        }
      : { residentId: who ?? undefined }),
    ...(moves && hamlet ? { to: { hamletId: hamlet, no: Number(no) } } : {}),
  });
  const person = newcomer ? name.trim() : (household.members.find((member) => member.id === who)?.name ?? '');
  const sound = Object.values(wrong).every((text) => text === null);
  return {
    kind,
    setKind,
    who,
    setWho,
    day,
    setDay,
    name,
    setName,
    bornOn,
    setBornOn,
    hamlet,
    setHamlet,
    no,
    setNo,
    setTried,
    rule,
    newcomer,
    moves,
    wrong,
    shown,
    body,
    person,
    sound,
  };
}

type Draft = ReturnType<typeof useEventDraft>;

/** Writes down what happened to somebody of a household, on which day. */
export function EventForm({ household }: { household: Household }) {
  const draft = useEventDraft(household);
  const { kind, setKind, who, setWho, day, setDay, rule, newcomer, moves, wrong, shown, body, person } = draft;
  const [asking, setAsking] = useState(false);
  const record = useAct('people.recordEvent', {
    refreshes: ['people.household', 'people.households'],
    onDone: () => {
      setAsking(false);
      setKind(null);
      draft.setTried(false);
    },
  });
  const next = () => {
    draft.setTried(true);
    if (kind && draft.sound) setAsking(true);
  };
  return (
    <>
      <SectionTitle>记一件变动</SectionTitle>
      <Card padded>
        <Select
          label="什么事"
          items={registerEventKinds.map((value) => ({ value, text: registerEventLabels[value] }))}
          value={kind}
          onChange={setKind}
        />
        {rule && !newcomer ? (
          <Select
            label="谁"
            items={household.members.map((member) => ({
              value: member.id,
              text: member.name,
              help: `${member.age} 岁`,
            }))}
            value={who}
            onChange={setWho}
            error={shown(wrong.who)}
          />
        ) : null}
        {newcomer ? <NewcomerFields draft={draft} /> : null}
        {moves ? <MoveFields draft={draft} /> : null}
        {kind ? (
          <>
            <Field
              label="哪一天"
              example="2026-11-22"
              value={day}
              maxLength={10}
              error={shown(wrong.day)}
              onChange={setDay}
            />
            <PrimaryButton wide size="big" className="mt3" onPress={next}>
              记下来
            </PrimaryButton>
          </>
        ) : null}
      </Card>
      {kind ? (
        <ConfirmSheet
          open={asking}
          title={`${person}，${registerEventLabels[kind]}？`}
          confirmName="对，记下来"
          busy={record.isPending && '正在记'}
          onConfirm={() => record.mutate({ body: body(kind) })}
          onClose={() => setAsking(false)}
        >
          <View className="body">{`日子是 ${day.trim()}。`}</View>
          <View className="label mt1">以前的表决还按原来的名册算。记了不能改，只能再记一件。</View>
          <FormTrouble error={record.error} />
        </ConfirmSheet>
      ) : null}
    </>
  );
}

function NewcomerFields({ draft }: { draft: Draft }) {
  const { name, setName, bornOn, setBornOn, wrong, shown } = draft;
  return (
    <>
      <Field label="名字" value={name} maxLength={20} error={shown(wrong.name)} onChange={setName} />
      <Field
        label="出生日期"
        example="1990-02-14"
        value={bornOn}
        maxLength={10}
        error={shown(wrong.bornOn)}
        onChange={setBornOn}
      />
    </>
  );
}

function MoveFields({ draft }: { draft: Draft }) {
  const hamlets = useRead('people.hamlets').data?.items ?? [];
  const { hamlet, setHamlet, no, setNo, wrong, shown } = draft;
  return (
    <>
      <Select
        label="到哪个寨"
        items={hamlets.map((h) => ({ value: h.id, text: h.name }))}
        value={hamlet}
        onChange={setHamlet}
      />
      <Field
        label="到几号"
        example="没有这户，就新开一户"
        type="number"
        value={no}
        maxLength={5}
        error={shown(wrong.no)}
        onChange={setNo}
      />
    </>
  );
}
