import { Text, View } from '@tarojs/components';
import { grantableRoles, roleLabel } from '@wecountry/shared/domain/roles';
import { useState } from 'react';
import { SecondaryButton } from '@/ui/button';
import { Card } from '@/ui/card';
import { Icon } from '@/ui/icon';
import { ListItem } from '@/ui/list-item';
import { Press } from '@/ui/press';
import { SectionTitle } from '@/ui/section-title';
import { useNoticeDraft } from '../api/notice-draft';
import { type HamletCount, isForAll } from '../audience-words';
import { Choice } from './choice';
import { HouseholdPicker } from './household-picker';
import './audience-picker.scss';

const nobody = { hamletIds: [], roles: [], households: [] };

/** With or without one. */
const toggled = <T,>(list: readonly T[], one: T): T[] =>
  list.includes(one) ? list.filter((each) => each !== one) : [...list, one];

/** Who gets the notice: the whole village, or hamlets, people with a role and single households together. */
export function AudiencePicker({ hamlets }: { hamlets: readonly HamletCount[] }) {
  const { draft, change } = useNoticeDraft();
  const [picking, setPicking] = useState(false);
  return (
    <View>
      <SectionTitle>发给谁</SectionTitle>
      <Card list>
        <Choice text="全村" on={isForAll(draft)} onPress={() => change(nobody)} />
        {hamlets.map(({ id, name, households }) => (
          <Choice
            key={id}
            text={`${name}，${households} 户`}
            on={draft.hamletIds.includes(id)}
            onPress={() => change({ hamletIds: toggled(draft.hamletIds, id) })}
          />
        ))}
      </Card>
      <View className="label b mt4">按人选</View>
      <Card list className="mt1">
        {grantableRoles.map((role) => (
          <Choice
            key={role}
            text={roleLabel[role]}
            on={draft.roles.includes(role)}
            onPress={() => change({ roles: toggled(draft.roles, role) })}
          />
        ))}
      </Card>
      <View className="label b mt4">按户选</View>
      {draft.households.length > 0 ? (
        <Card list className="mt1">
          {draft.households.map((household) => (
            <ListItem key={household.id} className="row select__item">
              <Text className="grow">{`${household.code}，${household.name}户`}</Text>
              <Press
                className="row center audience-picker__drop"
                label={`不发给 ${household.code}`}
                onPress={() => change({ households: draft.households.filter((h) => h.id !== household.id) })}
              >
                <Icon name="cross" size={20} />
              </Press>
            </ListItem>
          ))}
        </Card>
      ) : null}
      <SecondaryButton wide icon="search" className="mt2" onPress={() => setPicking(true)}>
        {draft.households.length > 0 ? '再选几户' : '一户一户选'}
      </SecondaryButton>
      {picking ? (
        <HouseholdPicker
          chosen={draft.households}
          onChange={(households) => change({ households })}
          onClose={() => setPicking(false)}
        />
      ) : null}
    </View>
  );
}
