import { OutboxList } from '@/features/me/components/outbox-list';
import { Page } from '@/ui/page';

export default function OutboxPage() {
  return (
    <Page title="等着发的">
      <OutboxList />
    </Page>
  );
}
