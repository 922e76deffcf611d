import { useRouter } from '@tarojs/taro';
import { CommitteeRail } from '@/features/desk/components/committee-rail';
import { CorrectForm } from '@/features/desk/components/correct-form';
import { useRead } from '@/platform/query';
import { Page } from '@/ui/page';
import { QueryView } from '@/ui/query-view';

function Correct({ notice: id }: { notice: string }) {
  const notice = useRead('notices.get', { params: { notice: id } });
  return <QueryView query={notice}>{(data) => <CorrectForm key={data.version} notice={data} />}</QueryView>;
}

export default function CorrectPage() {
  const { notice = '' } = useRouter().params;
  return (
    <Page title="改通知" needs={['committee']} rail={<CommitteeRail at="reach" />}>
      <Correct notice={notice} />
    </Page>
  );
}
