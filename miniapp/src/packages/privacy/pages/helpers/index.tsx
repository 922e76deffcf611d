import { MyHelpers } from '@/features/helpers/components/my-helpers';
import { Page } from '@/ui/page';

export default function HelpersPage() {
  return (
    <Page title="帮手" needs="resident">
      <MyHelpers />
    </Page>
  );
}
