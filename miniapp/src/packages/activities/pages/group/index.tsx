import { useRouter } from '@tarojs/taro';
import type { Role } from '@wecountry/shared/domain/roles';
import { GroupView } from '@/features/activities/components/group-view';
import { useRead } from '@/platform/query';
import { Page } from '@/ui/page';
import { QueryView } from '@/ui/query-view';
import { useGate } from '@/ui/use-gate';

const readers: readonly Role[] = ['villager', 'committee', 'supervisor', 'museum_staff', 'auditor'];

export default function GroupPage() {
  const { id = '' } = useRouter().params;
  const open = useGate(readers) === 'open';
  const group = useRead('groups.get', { params: { group: id }, enabled: open });
  return (
    <Page title="队" needs={readers}>
      <QueryView query={group}>{(it) => <GroupView group={it} />}</QueryView>
    </Page>
  );
}
