import { GroupList } from '@/features/activities/components/group-list';
import { Page } from '@/ui/page';

export default function GroupsPage() {
  return (
    <Page title="歌队和小组" needs={['villager', 'committee', 'supervisor', 'museum_staff', 'auditor']}>
      <GroupList />
    </Page>
  );
}
