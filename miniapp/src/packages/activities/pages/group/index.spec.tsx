import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import type { ResponseOf } from '@wecountry/shared/contracts';
import type { Role } from '@wecountry/shared/domain/roles';
import { serve } from '../../../../../test/serve';
import { signIn } from '../../../../../test/signed-in';
import { asked, opened, visited } from '../../../../../test/taro';
import GroupPage from './index';

type Group = ResponseOf<'groups.get'>;
type Person = Group['people'][number];

const person = (residentId: string, name: string, part: Partial<Person> = {}): Person => ({
  residentId,
  name,
  householdLabel: '上寨 3 号',
  leader: false,
  state: 'member',
  since: '2026-11-01',
  ...part,
});
const group = (part: Partial<Group> = {}): Group => ({
  id: 'g1',
  kind: 'troupe',
  name: '铜关侗歌队',
  about: '每周三排练',
  leaderName: '陆正华',
  members: 2,
  asking: 0,
  mine: null,
  leads: false,
  people: [person('r8', '陆正华', { leader: true }), person('r9', '杨再清')],
  household: [{ residentId: 'r1', name: '吴阿满', self: true, state: null }],
  credit: { itemId: 'i1', title: '歌队排练一晚', points: 2 },
  activities: [],
  ...part,
});
const open = (data: Group, ...roles: Role[]) => {
  signIn({ village: { roles: ['villager', ...roles] } });
  opened.params = { id: 'g1' };
  serve({
    'groups.get': data,
    'groups.move': { state: 'asked' },
    'groups.lead': { id: 'g1' },
  });
  render(<GroupPage />);
};
const posted = () =>
  asked.filter(({ method }) => method === 'POST').map(({ url, body }) => [url.split('/').pop(), body]);

it('a villager asks to join, and lets nobody go', async () => {
  open(group());
  fireEvent.click(await screen.findByRole('button', { name: '想入队，吴阿满' }));
  await waitFor(() => expect(posted()).toEqual([['moves', { residentId: 'r1', event: 'ask' }]]));
  expect(screen.queryByRole('button', { name: '请杨再清离开' })).toBeNull();
  expect(screen.queryByRole('button', { name: '叫大家排练' })).toBeNull();
});

it('its leader calls a rehearsal, says yes to who asks, and lets somebody go with a reason', async () => {
  open(group({ leads: true, asking: 1, people: [person('r9', '杨再清'), person('r7', '吴雪芬', { state: 'asked' })] }));
  fireEvent.click(await screen.findByRole('button', { name: '叫大家排练' }));
  expect(visited).toEqual(['/packages/activities/pages/make/index?group=g1']);
  fireEvent.click(screen.getByRole('button', { name: '答应，吴雪芬' }));
  fireEvent.click(screen.getByRole('button', { name: '请杨再清离开' }));
  fireEvent.click(screen.getByRole('button', { name: '请他离开' }));
  fireEvent.input(screen.getByLabelText(/^为什么/), { target: { value: '半年没来' } });
  fireEvent.click(screen.getAllByRole('button', { name: '请他离开' }).at(-1) as HTMLElement);
  await waitFor(() =>
    expect(posted()).toEqual([
      ['moves', { residentId: 'r7', event: 'accept' }],
      ['moves', { residentId: 'r9', event: 'leave', reason: '半年没来' }],
    ]),
  );
});

it('the committee makes another the leader', async () => {
  open(group({ leads: true }), 'committee');
  fireEvent.click(await screen.findByRole('button', { name: '让杨再清领队' }));
  fireEvent.click(screen.getByRole('button', { name: '换领队' }));
  await waitFor(() => expect(posted()).toEqual([['leader', { residentId: 'r9' }]]));
});
