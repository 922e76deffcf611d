import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import type { Role } from '@wecountry/shared/domain/roles';
import { serve } from '../../../../../test/serve';
import { signIn } from '../../../../../test/signed-in';
import { asked } from '../../../../../test/taro';
import BodiesPage from './index';

const member = { residentId: 'r5', name: '石老田', householdCode: '上寨 5 号', since: '2026-01-01' };
const adult = { residentId: 'r6', name: '杨培玉', householdId: 'h6', householdCode: '上寨 6 号', userId: null };

const show = (role: Role) => {
  signIn({ village: { roles: ['villager', role] } });
  serve({
    'polls.bodies': {
      items: [
        { body: 'representatives', label: '村民代表', count: 1, members: [member] },
        { body: 'coop_members', label: '合作社成员', count: 0, members: [] },
        { body: 'collective_members', label: '集体经济组织成员', count: 0, members: [] },
      ],
    },
    'polls.adults': { items: [adult] },
    'polls.changeBody': { count: 1 },
  });
  render(<BodiesPage />);
};
const sent = () => asked.find(({ method }) => method === 'POST')?.body;

it('writes somebody in after asking', async () => {
  show('committee');
  expect(await screen.findByText('石老田')).toBeTruthy();
  fireEvent.input(screen.getByLabelText('记一位'), { target: { value: '杨培玉' } });
  fireEvent.click(await screen.findByRole('button', { name: '杨培玉，上寨 6 号' }));
  fireEvent.click(screen.getByRole('button', { name: '记进村民代表' }));
  fireEvent.click(await screen.findByRole('button', { name: '记进来' }));
  await waitFor(() => expect(sent()).toMatchObject({ body: 'representatives', add: ['r6'], remove: [] }));
});

it('writes down that somebody left', async () => {
  show('committee');
  fireEvent.click(await screen.findByRole('button', { name: '石老田退出了' }));
  fireEvent.click(await screen.findByRole('button', { name: '记下退出' }));
  await waitFor(() => expect(sent()).toMatchObject({ body: 'representatives', add: [], remove: ['r5'] }));
});

it('takes all adults into the collective, and into no other body', async () => {
  show('committee');
  expect(await screen.findByText('石老田')).toBeTruthy();
  expect(screen.queryByRole('button', { name: '在册的成年人全部记进来' })).toBeNull();
  fireEvent.click(screen.getByRole('tab', { name: '集体经济组织成员 0' }));
  expect(screen.getByText('还没有人。')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: '在册的成年人全部记进来' }));
  fireEvent.click(await screen.findByRole('button', { name: '全部记进来' }));
  await waitFor(() => expect(sent()).toMatchObject({ body: 'collective_members', allAdults: true }));
});

it('is read by the supervisor, and changed by the committee only', async () => {
  show('supervisor');
  expect(await screen.findByText('石老田')).toBeTruthy();
  expect(screen.queryByLabelText('记一位')).toBeNull();
  expect(screen.queryByRole('button', { name: '石老田退出了' })).toBeNull();
});
