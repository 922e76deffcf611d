import { LeavingSteps } from '@/features/privacy/components/leaving-steps';
import { Page } from '@/ui/page';

export default function LeavingPage() {
  return (
    <Page title="注销账号" needs="nobody">
      <LeavingSteps />
    </Page>
  );
}
