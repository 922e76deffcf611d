import { Text, View } from '@tarojs/components';
import type { ResponseOf } from '@wecountry/shared/contracts';
import { checkText } from '@wecountry/shared/domain/forms';
import { useState } from 'react';
import { useRoles } from '@/platform/session';
import { useAct } from '@/platform/use-act';
import { SecondaryButton } from '@/ui/button';
import { Card } from '@/ui/card';
import { FormTrouble } from '@/ui/form-trouble';
import { ListRow } from '@/ui/list-row';
import { SectionTitle } from '@/ui/section-title';
import { ConfirmSheet } from '@/ui/sheet';
import { TextArea } from '@/ui/text-area';

type Group = ResponseOf<'groups.get'>;
type Person = Group['people'][number];

const REASON = { min: 2, max: 100 };

/** Who is in a group. Its leader lets somebody go with a reason; committee and museum make another the leader. */
export function GroupMembers({ group }: { group: Group }) {
  const [leaving, setLeaving] = useState<Person | null>(null);
  const [leading, setLeading] = useState<Person | null>(null);
  const roles = useRoles();
  const appoints = roles.includes('committee') || roles.includes('museum_staff');
  const own = new Set(group.household.map(({ residentId }) => residentId));
  const members = group.people.filter((person) => person.state === 'member');
  return (
    <View>
      <SectionTitle aside={`${members.length} 人`}>队员</SectionTitle>
      <Card list label="队员">
        {members.map((person) => {
          const { residentId, name, householdLabel, leader } = person;
          const acts = leader ? (
            <Text className="label b">领队</Text>
          ) : (
            <View className="row row--wrap">
              {appoints ? (
                <SecondaryButton size="small" label={`让${name}领队`} onPress={() => setLeading(person)}>
                  让他领队
                </SecondaryButton>
              ) : null}
              {group.leads && !own.has(residentId) ? (
                <SecondaryButton
                  size="small"
                  className="ml2"
                  label={`请${name}离开`}
                  onPress={() => setLeaving(person)}
                >
                  请他离开
                </SecondaryButton>
              ) : null}
            </View>
          );
          return <ListRow key={residentId} title={name} help={householdLabel} action={acts} />;
        })}
      </Card>
      {leaving ? <LeaveSheet group={group} person={leaving} onClose={() => setLeaving(null)} /> : null}
      {leading ? <LeadSheet group={group} person={leading} onClose={() => setLeading(null)} /> : null}
    </View>
  );
}

interface SheetProps {
  group: Group;
  person: Person;
  onClose: () => void;
}

function LeaveSheet({ group, person: { residentId, name }, onClose }: SheetProps) {
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const move = useAct('groups.move', { refreshes: ['groups.get', 'groups.list'], onDone: onClose });
  const wrong = checkText(reason, '原因', REASON);
  const send = () => {
    setTried(true);
    if (wrong) return;
    move.mutate({ params: { group: group.id }, body: { residentId, event: 'leave', reason: reason.trim() } });
  };
  return (
    <ConfirmSheet
      open
      title={`请${name}离开${group.name}？`}
      confirmName="请他离开"
      danger
      busy={move.isPending && '正在记'}
      onConfirm={send}
      onClose={onClose}
    >
      <View className="body">他会收到原因。以后想回来，可以再报。</View>
      <TextArea
        label="为什么"
        example="半年没来排练"
        value={reason}
        max={REASON.max}
        error={tried ? wrong : null}
        onChange={setReason}
      />
      <FormTrouble error={move.error} />
    </ConfirmSheet>
  );
}

function LeadSheet({ group, person: { residentId, name }, onClose }: SheetProps) {
  const lead = useAct('groups.lead', { refreshes: ['groups.get', 'groups.list'], onDone: onClose });
  return (
    <ConfirmSheet
      open
      title={`让${name}当领队？`}
      confirmName="换领队"
      busy={lead.isPending && '正在换'}
      onConfirm={() => lead.mutate({ params: { group: group.id }, body: { residentId } })}
      onClose={onClose}
    >
      <View className="body">{`${group.leaderName}还是队员，叫排练、答应入队归${name}。`}</View>
      <FormTrouble error={lead.error} />
    </ConfirmSheet>
  );
}
