import { View } from '@tarojs/components';
import { roleLabel } from '@wecountry/shared/domain/roles';
import { useMyVillage, useRoles, useSession } from '@/platform/session';
import { Card } from '@/ui/card';
import { ListRow } from '@/ui/list-row';
import { Tag } from '@/ui/tag';
import './who-card.scss';

/** Who I am, which household I belong to, what I hold in the village. */
export function WhoCard() {
  const me = useSession((s) => s.me);
  const village = useMyVillage();
  const roles = useRoles().filter((role) => role !== 'villager');
  const resident = village?.resident;
  const household = resident ? `${village.name} ${resident.householdCode}` : '';
  return (
    <Card className="mt2">
      <ListRow icon="me" title={resident?.name ?? me?.name ?? ''} help={household || strangerWords(roles.length > 0)} />
      {roles.length > 0 ? (
        <View className="who-card__roles">
          {roles.map((role) => (
            <Tag key={role} className="who-card__role">
              {roleLabel[role]}
            </Tag>
          ))}
        </View>
      ) : null}
    </Card>
  );
}

const strangerWords = (holdsRole: boolean) => (holdsRole ? '没有对上户' : '来买货的客人');
