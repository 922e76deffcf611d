import { View } from '@tarojs/components';
import type { BodyOf, ResponseOf } from '@wecountry/shared/contracts';
import { groupKindLabels, memberLabels } from '@wecountry/shared/domain/group-states';
import { go } from '@/platform/navigate';
import { useAct } from '@/platform/use-act';
import { PrimaryButton, SecondaryButton } from '@/ui/button';
import { Card } from '@/ui/card';
import { FormTrouble } from '@/ui/form-trouble';
import { ListRow } from '@/ui/list-row';
import { SectionTitle } from '@/ui/section-title';
import { Tag } from '@/ui/tag';
import { ActivityRows } from './activity-list';
import { GroupMembers } from './group-members';

type Group = ResponseOf<'groups.get'>;
type Event = BodyOf<'groups.move'>['event'];

/** A group: what it does, my household's place in it, its rehearsals, its people; for its leader, who asks to join. */
export function GroupView({ group }: { group: Group }) {
  const move = useAct('groups.move', { refreshes: ['groups.get', 'groups.list'] });
  const put = (residentId: string, event: Event) =>
    move.mutate({ params: { group: group.id }, body: { residentId, event } });
  const asking = group.people.filter((person) => person.state === 'asked');
  return (
    <View>
      <Tag tone="gold">{groupKindLabels[group.kind]}</Tag>
      <View className="h1 mt2">{group.name}</View>
      <View className="label mt1">{`${group.members} 人 · 领队${group.leaderName}`}</View>
      {group.about === '' ? null : <View className="body mt2 pre">{group.about}</View>}
      {group.credit ? <View className="label mt1">{`排练到场记 ${group.credit.points} 积分`}</View> : null}
      {move.error ? <FormTrouble error={move.error} /> : null}
      {group.leads ? (
        <PrimaryButton wide className="mt3" onPress={() => go('/packages/activities/pages/make', { group: group.id })}>
          叫大家排练
        </PrimaryButton>
      ) : null}
      {group.leads && asking.length > 0 ? (
        <View>
          <SectionTitle aside={`${asking.length} 人`}>想入队的</SectionTitle>
          <Card list label="想入队的">
            {asking.map(({ residentId, name, householdLabel }) => (
              <ListRow
                key={residentId}
                title={name}
                help={householdLabel}
                action={
                  <View className="row">
                    <SecondaryButton size="small" label={`不答应，${name}`} onPress={() => put(residentId, 'refuse')}>
                      不答应
                    </SecondaryButton>
                    <PrimaryButton
                      size="small"
                      className="ml2"
                      label={`答应，${name}`}
                      onPress={() => put(residentId, 'accept')}
                    >
                      答应
                    </PrimaryButton>
                  </View>
                }
              />
            ))}
          </Card>
        </View>
      ) : null}
      {group.activities.length > 0 ? (
        <View>
          <SectionTitle>排练和活动</SectionTitle>
          <ActivityRows title="排练和活动" cards={group.activities} />
        </View>
      ) : null}
      <Ours group={group} put={put} />
      <GroupMembers group={group} />
    </View>
  );
}

/** Each of my household: asks to join, waits, leaves. */
function Ours({ group, put }: { group: Group; put: (residentId: string, event: Event) => void }) {
  if (group.household.length === 0) return null;
  const leaders = new Set(group.people.filter((person) => person.leader).map((person) => person.residentId));
  return (
    <View>
      <SectionTitle>我家的人</SectionTitle>
      <Card list label="我家的人">
        {group.household.map(({ residentId, name, state }) => {
          const isIn = state === 'asked' || state === 'member';
          const leads = leaders.has(residentId);
          return (
            <ListRow
              key={residentId}
              title={name}
              help={leads ? '领队' : isIn ? memberLabels[state] : '不在队里'}
              action={
                leads ? undefined : (
                  <SecondaryButton
                    size="small"
                    label={`${isIn ? '退出' : '想入队'}，${name}`}
                    onPress={() => put(residentId, isIn ? 'leave' : 'ask')}
                  >
                    {isIn ? '退出' : '想入队'}
                  </SecondaryButton>
                )
              }
            />
          );
        })}
      </Card>
    </View>
  );
}
