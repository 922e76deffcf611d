import { useRead } from '@/platform/query';
import { useMyVillage } from '@/platform/session';
import { TabBar, type TabKey } from './tab-bar';

const minuteMs = 60_000;

/** The tab bar with the counts of what waits for this person. */
export function Tabs({ current }: { current: TabKey }) {
  const village = useMyVillage();
  const { data } = useRead('today.get', { enabled: village !== null, staleMs: minuteMs });
  return <TabBar current={current} badges={data?.badges} />;
}
