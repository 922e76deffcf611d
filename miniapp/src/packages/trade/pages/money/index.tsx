import { MyMoneyView } from '@/features/money/components/my-money';
import { Page } from '@/ui/page';

export default function MoneyPage() {
  return (
    <Page title="我的钱" needs="resident">
      <MyMoneyView />
    </Page>
  );
}
