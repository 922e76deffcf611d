import { ShipDesk } from '@/features/orders/components/ship-desk';
import { Page } from '@/ui/page';

export default function ShipPage() {
  return (
    <Page title="合作社发货" needs={['coop_staff']}>
      <ShipDesk />
    </Page>
  );
}
