import type { Role } from '@wecountry/shared/domain/roles';
import { useState } from 'react';
import { ActivityList } from '@/features/activities/components/activity-list';
import { PollList } from '@/features/polls/components/poll-list';
import { TopicList } from '@/features/topics/components/topic-list';
import { Page } from '@/ui/page';
import { Segments } from '@/ui/segments';

const readers: readonly Role[] = ['villager', 'committee', 'supervisor', 'auditor'];

const rooms = [
  { value: 'polls', text: '表决' },
  { value: 'activities', text: '活动' },
  { value: 'topics', text: '说事' },
] as const;

export default function AffairsPage() {
  const [room, setRoom] = useState<(typeof rooms)[number]['value']>('polls');
  return (
    <Page title="议事" tab="affairs" needs={readers}>
      <Segments label="议事" items={rooms} value={room} onChange={setRoom} />
      {room === 'polls' ? <PollList /> : null}
      {room === 'activities' ? <ActivityList /> : null}
      {room === 'topics' ? <TopicList /> : null}
    </Page>
  );
}
