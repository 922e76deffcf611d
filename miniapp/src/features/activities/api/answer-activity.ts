import { post } from '@/platform/outbox';

interface Member {
  residentId: string;
  going: boolean;
}

/** Says who of the household comes and who does not. It may wait for the network; only the last word counts. */
export const answerActivity = (activity: { id: string; title: string }, members: readonly Member[]): string =>
  post('activities.answer', {
    params: { activity: activity.id },
    body: { members: [...members] },
    title: `${activity.title}，${members.some((member) => member.going) ? '报名' : '不去了'}`,
    icon: 'people',
    refreshes: ['activities.get', 'activities.list', 'groups.get', 'today.get'],
  });
