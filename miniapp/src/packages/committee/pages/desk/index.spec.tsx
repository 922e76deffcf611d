import { fireEvent, render, screen, within } from '@testing-library/react';
import type { Role } from '@wecountry/shared/domain/roles';
import { serve } from '../../../../../test/serve';
import { signIn } from '../../../../../test/signed-in';
import { visited } from '../../../../../test/taro';
import DeskPage from './index';

const open = (role: Role) => {
  signIn({ village: { roles: ['villager', role] } });
  serve({ 'notices.desk': { items: [], nextCursor: null } });
  render(<DeskPage />);
};
const rail = () => within(screen.getByRole('navigation', { name: '村务台' }));

it('the committee sends notices and opens votes from it', async () => {
  open('committee');
  expect(await screen.findByText('还没有发过通知')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: '发通知' }));
  fireEvent.click(screen.getByRole('button', { name: '开表决' }));
  expect(visited).toEqual(['/packages/committee/pages/publish/index', '/packages/committee/pages/open-poll/index']);
  expect(rail().getByRole('link', { name: '发通知' })).toBeTruthy();
});

it('the supervisor reads it, and sends nothing', async () => {
  open('supervisor');
  expect(await screen.findByText('还没有发过通知')).toBeTruthy();
  for (const name of ['发通知', '开表决', '发一条通知']) expect(screen.queryByRole('button', { name })).toBeNull();
  expect(rail().queryByRole('link', { name: '发通知' })).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: /^认定积分/ }));
  expect(visited).toEqual(['/packages/credit/pages/review/index']);
});

it('is closed to a villager', () => {
  open('villager');
  expect(screen.queryByRole('navigation', { name: '村务台' })).toBeNull();
});
