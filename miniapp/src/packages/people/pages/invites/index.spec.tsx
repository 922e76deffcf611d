import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { openFile } from '@/platform/open-file';
import { serve } from '../../../../../test/serve';
import { signIn } from '../../../../../test/signed-in';
import { asked, opened } from '../../../../../test/taro';
import InvitesPage from './index';

jest.mock('@/platform/open-file', () => ({ openFile: jest.fn().mockResolvedValue(true) }));

const invite = {
  id: 'i1',
  householdId: 'h1',
  householdCode: '上寨 17 号',
  householdName: '吴阿满',
  residentName: null,
  code: 'K7Q2M9XRTB',
  scene: 'scene',
  expiresAt: '2026-12-06T00:00:00.000Z',
};
const hamlets = {
  items: [
    { id: 'a1', name: '上寨', leaderName: null, households: 132 },
    { id: 'a2', name: '下寨', leaderName: null, households: 124 },
  ],
};

beforeEach(() => {
  signIn({ village: { roles: ['villager', 'committee'] } });
  opened.params = {};
});

it('makes the invites of a hamlet, says how many, and opens them as a sheet to print', async () => {
  serve({
    'people.hamlets': hamlets,
    'joining.invites': { items: [invite] },
    'joining.invite': { items: [{ id: 'i1', householdId: 'h1' }] },
    'joining.inviteSheet': { url: '/api/sheet.pdf', invites: 1 },
  });
  render(<InvitesPage />);
  fireEvent.click(await screen.findByRole('button', { name: '给这些户做邀请' }));
  expect(await screen.findByText('做好了 1 张')).toBeTruthy();
  const sent = asked.find((request) => request.url.endsWith('/invites') && request.body);
  expect(sent?.body).toEqual({ hamletId: 'a1', days: 14 });
  fireEvent.click(await screen.findByRole('button', { name: '打开 A4 邀请，1 页' }));
  await waitFor(() => expect(openFile).toHaveBeenCalledWith('/api/sheet.pdf'));
  expect(screen.getByText('吴阿满 · 12月6日以前有效')).toBeTruthy();
});

it('shows one household its code in print', async () => {
  opened.params = { household: 'h1', code: '上寨 17 号' };
  serve({ 'joining.invites': { items: [invite] } });
  render(<InvitesPage />);
  expect(await screen.findByText('K7Q2M-9XRTB')).toBeTruthy();
  expect(screen.getByText('12月6日以前有效，只给自己家人。')).toBeTruthy();
});

it('says what to do where a hamlet has no invite', async () => {
  serve({ 'people.hamlets': hamlets, 'joining.invites': { items: [] } });
  render(<InvitesPage />);
  expect(await screen.findByText('这个寨没有要送的邀请')).toBeTruthy();
  expect(screen.queryByRole('button', { name: /A4/ })).toBeNull();
});

it('gives a group leader the own hamlet only', async () => {
  signIn({ village: { roles: ['villager', 'group_leader'] } });
  serve({ 'people.hamlets': hamlets, 'joining.invites': { items: [] } });
  render(<InvitesPage />);
  await screen.findByText('这个寨没有要送的邀请');
  expect(screen.queryByText('下寨')).toBeNull();
});
