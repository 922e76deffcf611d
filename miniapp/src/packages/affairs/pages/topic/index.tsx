import { useRouter } from '@tarojs/taro';
import type { Role } from '@wecountry/shared/domain/roles';
import { TopicView } from '@/features/topics/components/topic-view';
import { useRead } from '@/platform/query';
import { Page } from '@/ui/page';
import { QueryView } from '@/ui/query-view';

const readers: readonly Role[] = ['villager', 'committee', 'supervisor', 'auditor'];

function Topic() {
  const { id = '' } = useRouter().params;
  const topic = useRead('topics.get', { params: { topic: id } });
  return <QueryView query={topic}>{(it) => <TopicView topic={it} />}</QueryView>;
}

export default function TopicPage() {
  return (
    <Page title="说事" needs={readers}>
      <Topic />
    </Page>
  );
}
