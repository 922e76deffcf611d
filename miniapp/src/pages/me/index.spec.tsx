import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import type { Role } from '@wecountry/shared/domain/roles';
import { startLogin } from '@/platform/login';
import { useSession } from '@/platform/session';
import { useSettings } from '@/platform/settings';
import { serve } from '../../../test/serve';
import { signIn, village, villageId } from '../../../test/signed-in';
import { asked, visited } from '../../../test/taro';
import MePage from './index';

jest.mock('@/platform/login', () => ({ startLogin: jest.fn(() => Promise.resolve()) }));

const config = (demo: boolean) => ({ jssdkUrl: '', demo, loginPath: '/api/auth/start' });
const doors = (name: string) =>
  within(screen.getByRole('list', { name }))
    .getAllByRole('button')
    .map((door) => door.getAttribute('aria-label')?.split('，')[0]);

beforeEach(() => {
  signIn();
  useSettings.setState({ mode: 's', theme: 'light', themeChoice: 'phone' });
  serve({ 'app.config': config(true), 'auth.logout': { ended: true } });
});

it('shows my household and what I hold, and leads to what is mine', () => {
  signIn({ village: { roles: ['villager', 'committee'] } });
  render(<MePage />);
  expect(screen.getByText('铜关村 上寨 17 号')).toBeTruthy();
  expect(screen.getByText('村委会')).toBeTruthy();
  expect(doors('我家的')).toEqual(['消息', '我的钱', '我的订单', '我的待发', '家里人换微信', '隐私和帮手']);
  fireEvent.click(screen.getByRole('button', { name: /^我的待发/ }));
  expect(visited).toEqual(['/packages/affairs/pages/outbox/index']);
});

it.each<[Role, string[]]>([
  ['committee', ['村务台', '审计台']],
  ['supervisor', ['村务台', '审计台']],
  ['coop_staff', ['合作社发货']],
])('a %s finds the desks of that role', (role, names) => {
  signIn({ village: { roles: ['villager', role] } });
  render(<MePage />);
  expect(doors('办公的')).toEqual(names);
});

it('a villager finds no desk', () => {
  render(<MePage />);
  expect(screen.queryByText('办公的')).toBeNull();
});

it('makes everything larger', () => {
  render(<MePage />);
  fireEvent.click(screen.getByRole('tab', { name: '特大' }));
  expect(useSettings.getState().mode).toBe('xl');
});

it('keeps dark whatever the phone says, and follows it again', () => {
  render(<MePage />);
  fireEvent.click(screen.getByRole('tab', { name: '暗' }));
  expect(useSettings.getState().theme).toBe('dark');
  act(() => useSettings.getState().setTheme('light'));
  expect(useSettings.getState().theme).toBe('dark');
  fireEvent.click(screen.getByRole('tab', { name: '跟手机' }));
  act(() => useSettings.getState().setTheme('dark'));
  expect(useSettings.getState()).toMatchObject({ theme: 'dark', themeChoice: 'phone' });
});

it('changes the village when there are several, and has no switch for one', () => {
  const { unmount } = render(<MePage />);
  expect(screen.queryByText('看哪个村')).toBeNull();
  unmount();
  signIn({ me: { villages: [village(), village({ id: 'v2', name: '地扪村', resident: null })] } });
  render(<MePage />);
  expect(screen.getByRole('radio', { name: '铜关村，上寨 17 号' }).getAttribute('aria-checked')).toBe('true');
  fireEvent.click(screen.getByRole('radio', { name: '地扪村' }));
  expect(useSession.getState().villageId).toBe('v2');
});

it('an auditor chooses among all villages and finds the books', async () => {
  signIn({ me: { villages: [], auditor: true, name: '' } });
  const of = (id: string, name: string) => ({ id, slug: name, name, province: '贵州省', county: '黎平县', demo: true });
  serve({ 'app.config': config(true), 'villages.list': { items: [of(villageId, '铜关村'), of('v2', '地扪村')] } });
  render(<MePage />);
  fireEvent.click(await screen.findByRole('radio', { name: '地扪村，贵州省黎平县' }));
  expect(useSession.getState().villageId).toBe('v2');
  expect(doors('办公的')).toEqual(['审计台']);
  expect(screen.getByText('审计员')).toBeTruthy();
});

it('a buyer sees orders, no household and no money of a household', () => {
  signIn({ me: { villages: [] } });
  render(<MePage />);
  expect(screen.getByText('来村里买货')).toBeTruthy();
  expect(doors('我买的')).toEqual(['我的订单', '对上户', '隐私']);
});

it('换一个人 is one tap: out here and on the server, and on to the login', async () => {
  render(<MePage />);
  fireEvent.click(await screen.findByRole('button', { name: '换一个人' }));
  await waitFor(() => expect(startLogin).toHaveBeenCalledWith('/pages/home/index'));
  expect(useSession.getState().accessToken).toBeNull();
  expect(asked.some((request) => request.url === '/api/auth/logout')).toBe(true);
});

it('where the people are real there is no other person to be', async () => {
  serve({ 'app.config': config(false), 'auth.logout': { ended: true } });
  render(<MePage />);
  fireEvent.click(await screen.findByRole('button', { name: '退出登录' }));
  await waitFor(() => expect(useSession.getState().me).toBeNull());
  expect(screen.queryByText('换一个人')).toBeNull();
});
