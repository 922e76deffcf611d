import { View } from '@tarojs/components';
import { roleLabel, type Role } from '@wecountry/shared/domain/roles';
import { go } from '@/platform/navigate';
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
  const { called, help } = strangerWords(roles);
  const title = resident?.name ?? (me?.name || called);
  return (
    <Card className="mt2">
      <ListRow
        icon="me"
        title={title}
        help={household || help}
        onPress={resident ? () => go('/packages/people/pages/mine') : undefined}
      />
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

/** What to call somebody of whom the village knows no name, and what somebody without a household is here for. */
function strangerWords(roles: readonly Role[]): { called: string; help: string } {
  if (roles.includes('auditor')) return { called: '审计员', help: '各村的账都能查' };
  return roles.length > 0 ? { called: '工作人员', help: '没有对上户' } : { called: '客人', help: '来村里买货' };
}
