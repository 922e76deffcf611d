import { CommitteeRail } from '@/features/desk/components/committee-rail';
import { HelperConsents } from '@/features/desk/components/helper-consents';
import { HelperForm } from '@/features/desk/components/helper-form';
import { PhoneEntry } from '@/features/desk/components/phone-entry';
import { useRoles } from '@/platform/session';
import { Page } from '@/ui/page';

export default function HelpersDeskPage() {
  return (
    <Page title="帮手和号码" needs={['committee', 'supervisor']} wide rail={<CommitteeRail at="helpers" />}>
      <Entries />
      <HelperConsents />
    </Page>
  );
}

/** Writing is the committee's; who supervises reads. */
function Entries() {
  if (!useRoles().includes('committee')) return null;
  return (
    <>
      <HelperForm />
      <PhoneEntry />
    </>
  );
}
