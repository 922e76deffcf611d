import { useRouter } from '@tarojs/taro';
import type { Role } from '@wecountry/shared/domain/roles';
import { AcknowledgeBar } from '@/features/notices/components/acknowledge-bar';
import { NoticeView } from '@/features/notices/components/notice-view';
import { useRead } from '@/platform/query';
import { useRoles } from '@/platform/session';
import { Page } from '@/ui/page';
import { QueryView } from '@/ui/query-view';
import { useGate } from '@/ui/use-gate';

const readers: readonly Role[] = ['villager', 'supervisor', 'auditor'];

export default function NoticePage() {
  const { id = '' } = useRouter().params;
  const open = useGate(readers) === 'open';
  const villager = useRoles().includes('villager');
  const notice = useRead('notices.get', { params: { notice: id }, enabled: open });
  return (
    <Page
      title="通知"
      needs={readers}
      bottom={villager && notice.data ? <AcknowledgeBar notice={notice.data} /> : undefined}
    >
      <QueryView query={notice}>{(data) => <NoticeView notice={data} />}</QueryView>
    </Page>
  );
}
