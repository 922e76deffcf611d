import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { serve } from '../../../../../test/serve';
import { signIn } from '../../../../../test/signed-in';
import { asked, visited } from '../../../../../test/taro';
import FoundPage from './index';

it('founds a group with a leader of the register, and goes to it', async () => {
  signIn({ village: { roles: ['villager', 'committee'] } });
  serve({
    'groups.people': { items: [{ residentId: 'r8', name: '陆正华', householdLabel: '下寨 9 号' }] },
    'groups.create': { id: 'g1' },
  });
  render(<FoundPage />);
  fireEvent.click(screen.getByRole('button', { name: '立这个队' }));
  expect(screen.getByText('选一位领队')).toBeTruthy();
  fireEvent.input(screen.getByLabelText(/^名字/), { target: { value: '上寨侗歌队' } });
  fireEvent.input(screen.getByLabelText(/^领队/), { target: { value: '陆' } });
  fireEvent.click(await screen.findByRole('button', { name: '陆正华，下寨 9 号' }));
  fireEvent.click(screen.getByRole('button', { name: '立这个队' }));
  await waitFor(() => expect(visited).toEqual(['/packages/activities/pages/group/index?id=g1']));
  const [{ body } = { body: null }] = asked.filter(({ method }) => method === 'POST');
  expect(body).toEqual({ kind: 'troupe', name: '上寨侗歌队', about: '', leaderId: 'r8', creditItemId: null });
});

it('is closed to a villager', () => {
  signIn();
  render(<FoundPage />);
  expect(screen.getByText('这里只有村委会、博物馆能进')).toBeTruthy();
});
