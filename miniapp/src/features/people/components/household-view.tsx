import { Text, View } from '@tarojs/components';
import type { ResponseOf } from '@wecountry/shared/contracts';
import { dateOnlyWords } from '@wecountry/shared/domain/calendar-words';
import { registerEventLabels } from '@wecountry/shared/domain/register-events';
import { roleLabel } from '@wecountry/shared/domain/roles';
import { useNow } from '@/platform/clock';
import { useRoles } from '@/platform/session';
import { Card } from '@/ui/card';
import { ListItem } from '@/ui/list-item';
import { ListRow } from '@/ui/list-row';
import { SectionTitle } from '@/ui/section-title';
import { EventForm } from './event-form';

type Household = ResponseOf<'people.household'>;
type Member = Household['members'][number];

/** One household: who lives there, what has changed, and writing down the next change. */
export function HouseholdView({ household, onInvite }: { household: Household; onInvite: () => void }) {
  const now = useNow();
  const mayWrite = useRoles().includes('committee');
  return (
    <>
      <View className="h1 mt2">{household.code}</View>
      <SectionTitle>{`${household.members.length} 人`}</SectionTitle>
      <Card list>
        {household.members.map((member) => (
          <ListItem key={member.id}>
            <ListRow title={member.name} help={memberWords(member)} />
          </ListItem>
        ))}
      </Card>
      {mayWrite ? (
        <>
          <Card list className="mt3">
            <ListRow icon="qr" title="进户邀请" help="印一张码，家里人扫了就进来" onPress={onInvite} />
          </Card>
          <EventForm household={household} />
        </>
      ) : null}
      {household.events.length > 0 ? (
        <>
          <SectionTitle>变动</SectionTitle>
          <Card padded>
            {household.events.map((event) => (
              <View key={event.id} className="mt1">
                <Text className="b">{`${event.name} ${registerEventLabels[event.kind]}`}</Text>
                <View className="label">
                  {[
                    dateOnlyWords(event.happenedOn, now),
                    event.detail,
                    event.recordedByName && `${event.recordedByName}记的`,
                  ]
                    .filter((part) => part)
                    .join(' · ')}
                </View>
              </View>
            ))}
          </Card>
        </>
      ) : null}
    </>
  );
}

function memberWords(member: Member): string {
  return [
    member.head && '户主',
    `${member.age} 岁`,
    member.away && '在外',
    member.adult && (member.bound ? '对上手机了' : '还没对上手机'),
    ...member.roles.map((role) => roleLabel[role]),
  ]
    .filter((part) => part !== false)
    .join(' · ');
}
