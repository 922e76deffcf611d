import { PublishForm } from '@/features/desk/components/publish-form';
import { Page } from '@/ui/page';

export default function PublishPage() {
  return (
    <Page title="发通知" needs={['committee']}>
      <PublishForm />
    </Page>
  );
}
