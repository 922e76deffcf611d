import { PrivacyNotice } from '@/features/privacy/components/privacy-notice';
import { Page } from '@/ui/page';

export default function PrivacyNoticePage() {
  return (
    <Page title="隐私说明" needs="nobody">
      <PrivacyNotice />
    </Page>
  );
}
