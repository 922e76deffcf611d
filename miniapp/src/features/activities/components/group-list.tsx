import { View } from '@tarojs/components';
import { groupKindLabels, memberLabels } from '@wecountry/shared/domain/group-states';
import { go } from '@/platform/navigate';
import { useRead } from '@/platform/query';
import { useRoles } from '@/platform/session';
import { SecondaryButton } from '@/ui/button';
import { Card } from '@/ui/card';
import { EmptyState } from '@/ui/empty-state';
import { ListRow } from '@/ui/list-row';
import { QueryView } from '@/ui/query-view';

/** The village's groups, and my place in each. */
export function GroupList() {
  const groups = useRead('groups.list');
  const roles = useRoles();
  const founds = roles.includes('committee') || roles.includes('museum_staff');
  return (
    <View>
      <QueryView
        query={groups}
        empty={{
          when: ({ items }) => items.length === 0,
          show: <EmptyState title="村里还没有队" text="想立一个歌队，找村委会或博物馆。" />,
        }}
      >
        {({ items }) => (
          <Card list label="村里的队" className="mt2">
            {items.map(({ id, kind, name, leaderName, members, asking, mine, leads }) => (
              <ListRow
                key={id}
                icon={kind === 'troupe' ? 'song' : 'people'}
                tone="gold"
                title={name}
                help={[
                  `${groupKindLabels[kind]} · ${members} 人 · 领队${leaderName}`,
                  leads && asking > 0 ? `${asking} 人想入队` : '',
                ]
                  .filter(Boolean)
                  .join('。')}
                action={mine && mine !== 'left' ? <View className="label b">{memberLabels[mine]}</View> : undefined}
                onPress={() => go('/packages/activities/pages/group', { id })}
              />
            ))}
          </Card>
        )}
      </QueryView>
      {founds ? (
        <SecondaryButton wide className="mt4" onPress={() => go('/packages/activities/pages/found')}>
          立一个队
        </SecondaryButton>
      ) : null}
    </View>
  );
}
