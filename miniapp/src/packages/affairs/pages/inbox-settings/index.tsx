import { InboxSettings } from '@/features/inbox/components/inbox-settings';
import { useRead } from '@/platform/query';
import { Page } from '@/ui/page';
import { QueryView } from '@/ui/query-view';

function Settings() {
  const settings = useRead('inbox.settings');
  return <QueryView query={settings}>{(data) => <InboxSettings settings={data} />}</QueryView>;
}

export default function InboxSettingsPage() {
  return (
    <Page title="消息设置">
      <Settings />
    </Page>
  );
}
