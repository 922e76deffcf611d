import { AssignedList } from '@/features/desk/components/assigned-list';
import { Page } from '@/ui/page';

export default function CallsPage() {
  return (
    <Page title="帮打电话" needs={['group_leader']}>
      <AssignedList />
    </Page>
  );
}
