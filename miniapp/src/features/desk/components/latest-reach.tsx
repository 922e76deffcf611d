import { View } from '@tarojs/components';
import { useRead, useReadPages } from '@/platform/query';
import { QueryView } from '@/ui/query-view';
import { ReachView } from './reach-view';

/** First on the desk: who has not been reached by the newest notice. */
export function LatestReach() {
  const latest = useReadPages('notices.desk').data?.pages[0]?.items[0];
  return latest ? <Reach notice={latest.id} /> : <View />;
}

/** One notice's reach, asked again every half minute while it is looked at. */
export function Reach({ notice }: { notice: string }) {
  const reach = useRead('notices.reach', { params: { notice }, everyMs: 30_000 });
  return <QueryView query={reach}>{(data) => <ReachView reach={data} />}</QueryView>;
}
