import { NoticeList } from '@/features/notices/components/notice-list';
import { Page } from '@/ui/page';

export default function NoticesPage() {
  return (
    <Page title="通知" needs={['villager']}>
      <NoticeList />
    </Page>
  );
}
