import type { Role } from '@wecountry/shared/domain/roles';
import { useState } from 'react';
import { ActivityList } from '@/features/activities/components/activity-list';
import { PollList } from '@/features/polls/components/poll-list';
import { TopicList } from '@/features/topics/components/topic-list';
import { useRoles } from '@/platform/session';
import { Page } from '@/ui/page';
import { Segments } from '@/ui/segments';

const affairs: readonly Role[] = ['villager', 'committee', 'supervisor', 'auditor'];
/** The museum's people make activities; votes and talk are the village's. */
const readers: readonly Role[] = [...affairs, 'museum_staff'];

const rooms = [
  { value: 'polls', text: '表决' },
  { value: 'activities', text: '活动' },
  { value: 'topics', text: '说事' },
] as const;

export default function AffairsPage() {
  const [chosen, choose] = useState<(typeof rooms)[number]['value']>('polls');
  const roles = useRoles();
  const all = affairs.some((role) => roles.includes(role));
  const room = all ? chosen : 'activities';
  return (
    <Page title="议事" tab="affairs" needs={readers}>
      {all ? <Segments label="议事" items={rooms} value={room} onChange={choose} /> : null}
      {room === 'polls' ? <PollList /> : null}
      {room === 'activities' ? <ActivityList /> : null}
      {room === 'topics' ? <TopicList /> : null}
    </Page>
  );
}
