import { MyHousehold } from '@/features/people/components/my-household';
import { useRead } from '@/platform/query';
import { Page } from '@/ui/page';
import { QueryView } from '@/ui/query-view';

function Mine() {
  const household = useRead('people.mine');
  return <QueryView query={household}>{(data) => <MyHousehold household={data} />}</QueryView>;
}

export default function MinePage() {
  return (
    <Page title="我家" needs="resident">
      <Mine />
    </Page>
  );
}
