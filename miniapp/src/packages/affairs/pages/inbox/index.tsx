import { InboxList } from '@/features/inbox/components/inbox-list';
import { Page } from '@/ui/page';

export default function InboxPage() {
  return (
    <Page title="消息">
      <InboxList />
    </Page>
  );
}
