import { CommitteeRail } from '@/features/desk/components/committee-rail';
import { useRouter } from '@tarojs/taro';
import { HouseholdView } from '@/features/people/components/household-view';
import { go } from '@/platform/navigate';
import { useRead } from '@/platform/query';
import { Page } from '@/ui/page';
import { QueryView } from '@/ui/query-view';

function Household({ id }: { id: string }) {
  const household = useRead('people.household', { params: { household: id } });
  return (
    <QueryView query={household}>
      {(data) => (
        <HouseholdView
          household={data}
          onInvite={() => go('/packages/people/pages/invites', { household: id, code: data.code })}
        />
      )}
    </QueryView>
  );
}

export default function HouseholdPage() {
  const { id = '' } = useRouter().params;
  return (
    <Page title="一户" needs={['committee', 'auditor']} rail={<CommitteeRail at="register" />}>
      <Household id={id} />
    </Page>
  );
}
