import { View } from '@tarojs/components';
import { appointmentRules } from '@wecountry/shared/domain/appointments';
import { type GrantableRole, grantableRoles, roleLabel } from '@wecountry/shared/domain/roles';
import { useState } from 'react';
import { useRead, useReadPages } from '@/platform/query';
import { useRoles } from '@/platform/session';
import { useAct } from '@/platform/use-act';
import { DangerButton, PrimaryButton, SecondaryButton } from '@/ui/button';
import { Card } from '@/ui/card';
import { Field } from '@/ui/field';
import { FormTrouble } from '@/ui/form-trouble';
import { QueryView } from '@/ui/query-view';
import { SectionTitle } from '@/ui/section-title';
import { Select } from '@/ui/select';
import { ConfirmSheet } from '@/ui/sheet';

/** Who holds what, whom one gives a role to, and who is put forward. */
export function RolesDesk() {
  const mine = useRoles();
  const gives = grantableRoles.filter((role) => appointmentRules[role].gives.some((by) => mine.includes(by)));
  const proposes = grantableRoles.filter(
    (role) => !gives.includes(role) && appointmentRules[role].proposes.some((by) => mine.includes(by)),
  );
  return (
    <>
      <Nominations />
      {gives.length + proposes.length > 0 ? <Appoint gives={gives} proposes={proposes} /> : null}
      <Holders gives={gives} />
    </>
  );
}

function Nominations() {
  const nominations = useRead('people.nominations');
  const [refusing, setRefusing] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const decide = useAct('people.decideNomination', {
    refreshes: ['people.nominations', 'people.roles'],
    onDone: () => setRefusing(null),
  });
  const open = (nominations.data?.items ?? []).filter((item) => item.state === 'open');
  if (open.length === 0) return null;
  return (
    <>
      <SectionTitle>提名，等第二个人点头</SectionTitle>
      {open.map((item) => (
        <Card key={item.id} padded className="mt2">
          <View className="h2">{`${item.name} 当${roleLabel[item.role]}`}</View>
          <View className="label">{`${item.proposedByName}提的名`}</View>
          {item.mayDecide ? (
            <View className="row mt3">
              <SecondaryButton wide onPress={() => setRefusing(item.id)}>
                不同意
              </SecondaryButton>
              <PrimaryButton
                wide
                className="ml3"
                busy={decide.isPending && '正在记'}
                onPress={() => decide.mutate({ params: { nomination: item.id }, body: { confirm: true } })}
              >
                同意
              </PrimaryButton>
            </View>
          ) : (
            <View className="label">等监督委员或项目方点头。</View>
          )}
        </Card>
      ))}
      {refusing ? null : <FormTrouble error={decide.error} />}
      <ConfirmSheet
        open={refusing !== null}
        danger
        title="不同意？"
        confirmName="不同意"
        busy={decide.isPending && '正在记'}
        onConfirm={() =>
          decide.mutate({ params: { nomination: refusing ?? '' }, body: { confirm: false, reason: reason.trim() } })
        }
        onClose={() => setRefusing(null)}
      >
        <Field label="为什么" value={reason} maxLength={200} onChange={setReason} />
        <FormTrouble error={decide.error} />
      </ConfirmSheet>
    </>
  );
}

function Appoint({ gives, proposes }: { gives: readonly GrantableRole[]; proposes: readonly GrantableRole[] }) {
  const [q, setQ] = useState('');
  const [who, setWho] = useState<string | null>(null);
  const [role, setRole] = useState<GrantableRole | null>(null);
  const [asking, setAsking] = useState(false);
  const members = useReadPages('people.members', { query: { q: q.trim() || undefined }, enabled: q.trim() !== '' });
  const found = members.data?.pages.flatMap((page) => page.items) ?? [];
  const done = () => {
    setAsking(false);
    setWho(null);
    setQ('');
  };
  const refreshes = ['people.roles', 'people.nominations'] as const;
  const grant = useAct('people.grantRole', { refreshes: [...refreshes], onDone: done });
  const nominate = useAct('people.nominate', { refreshes: [...refreshes], onDone: done });
  const two = role !== null && proposes.includes(role);
  const name = found.find((member) => member.userId === who)?.name ?? '';
  const act = () => {
    if (!role || !who) return;
    (two ? nominate : grant).mutate({ body: { userId: who, role } });
  };
  return (
    <>
      <SectionTitle>给角色</SectionTitle>
      <Card padded>
        <Field label="找人" placeholder="名字，或者上寨17" value={q} maxLength={20} onChange={setQ} />
        {found.length > 0 ? (
          <Select
            label="给谁"
            items={found.map((m) => ({ value: m.userId, text: m.name, help: m.householdCode }))}
            value={who}
            onChange={setWho}
          />
        ) : null}
        {q.trim() && members.isSuccess && found.length === 0 ? (
          <View className="label">没有这样的人，或者他还没对上手机。</View>
        ) : null}
        <Select
          label="什么角色"
          items={[...gives, ...proposes].map((value) => ({
            value,
            text: roleLabel[value],
            help: proposes.includes(value) ? '先提名，别人点头' : '马上有',
          }))}
          value={role}
          onChange={setRole}
        />
        <PrimaryButton
          wide
          size="big"
          className="mt3"
          off={who && role ? null : '先选人和角色'}
          onPress={() => setAsking(true)}
        >
          {two ? '提名' : '给他'}
        </PrimaryButton>
      </Card>
      <ConfirmSheet
        open={asking}
        title={`${name}当${role ? roleLabel[role] : ''}？`}
        confirmName={two ? '提名' : '给他'}
        busy={(grant.isPending || nominate.isPending) && '正在记'}
        onConfirm={act}
        onClose={() => setAsking(false)}
      >
        <View className="body">{two ? '监督委员或项目方点头才算。' : '5 秒内生效，谁给的会记下来。'}</View>
        <FormTrouble error={grant.error ?? nominate.error} />
      </ConfirmSheet>
    </>
  );
}

function Holders({ gives }: { gives: readonly GrantableRole[] }) {
  const roles = useRead('people.roles');
  const [taking, setTaking] = useState<{ id: string; name: string; role: string } | null>(null);
  const revoke = useAct('people.revokeRole', { refreshes: ['people.roles'], onDone: () => setTaking(null) });
  return (
    <>
      <SectionTitle>现在是谁</SectionTitle>
      <QueryView query={roles}>
        {({ items }) => (
          <Card padded>
            {items.map((item) => (
              <View key={item.id} className="row row--wrap mt2">
                <View className="grow">
                  <View className="b">{item.name}</View>
                  <View className="label">{`${roleLabel[item.role]} · ${item.grantedByName}给的`}</View>
                </View>
                {gives.some((role) => role === item.role) ? (
                  <DangerButton
                    size="small"
                    label={`收回${item.name}的${roleLabel[item.role]}`}
                    onPress={() => setTaking({ id: item.id, name: item.name, role: roleLabel[item.role] })}
                  >
                    收回
                  </DangerButton>
                ) : null}
              </View>
            ))}
          </Card>
        )}
      </QueryView>
      <ConfirmSheet
        open={taking !== null}
        danger
        title={`收回${taking?.name ?? ''}的${taking?.role ?? ''}？`}
        confirmName="收回"
        busy={revoke.isPending && '正在收'}
        onConfirm={() => revoke.mutate({ params: { grant: taking?.id ?? '' } })}
        onClose={() => setTaking(null)}
      >
        <View className="body">5 秒内生效。以后可以再给。</View>
        <FormTrouble error={revoke.error} />
      </ConfirmSheet>
    </>
  );
}
