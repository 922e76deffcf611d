import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import type { ResponseOf } from '@wecountry/shared/contracts';
import { addDays, businessDate, startOfDay } from '@wecountry/shared/domain/calendar';
import { useNetwork } from '@/platform/network';
import { inHours } from '../../../../../test/samples';
import { serve } from '../../../../../test/serve';
import { signIn } from '../../../../../test/signed-in';
import { asked, opened, visited } from '../../../../../test/taro';
import ReachPage from './index';

type Reach = ResponseOf<'notices.reach'>;
type Household = Reach['hamlets'][number]['unreached'][number];

const household = (no: number, part: Partial<Household> = {}): Household => ({
  householdId: `f${no}`,
  code: `上寨 ${no} 号`,
  name: '石老田',
  why: 'not_bound',
  calls: { state: 'none', times: 0, last: null },
  ...part,
});
const counts = { households: 12, acknowledged: 6, seen: 2, unseen: 4 };
const hamlet = (part: Partial<Reach['hamlets'][number]> = {}): Reach['hamlets'][number] => ({
  id: 'h1',
  name: '上寨',
  leaderName: '石春生',
  assignedAt: null,
  reach: counts,
  unreached: [household(8), household(11, { why: 'not_opened' })],
  ...part,
});
const reach = (part: Partial<Reach> = {}): Reach => ({
  id: 'n1',
  category: 'urgent',
  title: '明天停水',
  publishedAt: inHours(-14),
  state: 'published',
  version: 1,
  reach: counts,
  audienceLabel: '全村',
  remindedAt: null,
  remindable: true,
  hiring: null,
  hamlets: [hamlet()],
  ...part,
});

const open = (given: Reach, role: 'committee' | 'group_leader' | 'supervisor' = 'committee') => {
  signIn({ village: { roles: ['villager', role] } });
  serve({
    'notices.reach': given,
    'notices.call': { state: 'told', times: 1, last: { by: '石明', at: inHours(0) } },
    'notices.assign': { leaders: 1 },
    'notices.remind': { people: 3 },
    'notices.reschedule': { id: 'n1' },
    'notices.cancel': { id: 'n1' },
  });
  render(<ReachPage />);
};
const button = (name: string | RegExp) => screen.queryByRole('button', { name });
const press = (name: string | RegExp, role: 'button' | 'radio' = 'button') =>
  fireEvent.click(screen.getByRole(role, { name }));
const sent = (route: string) =>
  asked.filter((request) => request.method === 'POST' && request.url.endsWith(route)).map((request) => request.body);

beforeEach(() => {
  opened.params = { notice: 'n1' };
  useNetwork.setState({ online: true });
});

it('shows every household as a stitch, and who is missing by hamlet and why', async () => {
  open(reach());
  expect(await screen.findByText('4 户还没看到')).toBeTruthy();
  expect(screen.getByRole('img', { name: /知道了 6 户.*没看到 4 户/ })).toBeTruthy();
  expect(screen.getByText('还没用上手机')).toBeTruthy();
  expect(screen.getByText('没打开')).toBeTruthy();
  press('名单发给 1 位组长');
  await waitFor(() => expect(sent('/assignments')).toEqual([{ hamletIds: [] }]));
});

it('a call is noted with how it ended; what was done before stands at the household', async () => {
  const last = { by: '石春生', at: inHours(-1) };
  const unreached = [
    household(8),
    household(23, { calls: { state: 'again', times: 1, last } }),
    household(31, { calls: { state: 'told', times: 2, last } }),
  ];
  open(reach({ hamlets: [hamlet({ unreached })] }));
  expect(await screen.findByText('4 户还没看到，1 户打电话告诉了')).toBeTruthy();
  expect(screen.getByText(/^打过 1 次，没接 · 石春生/)).toBeTruthy();
  expect(screen.getByText(/石春生告诉的$/)).toBeTruthy();
  expect(button('再打，上寨 23 号 石老田户')).toBeTruthy();
  press('打电话，上寨 8 号 石老田户');
  fireEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: '告诉了' }));
  await waitFor(() => expect(sent('/calls')).toEqual([{ householdId: 'f8', outcome: 'told' }]));
});

it('reminds once a day, and says so', async () => {
  open(reach({ remindable: false, remindedAt: inHours(-1) }));
  expect(await screen.findByText('今天提醒过了，明天再提醒')).toBeTruthy();
  expect(button('再提醒没看到的人')?.getAttribute('aria-disabled')).toBe('true');
});

it('a group leader calls, and changes nothing else', async () => {
  open(reach(), 'group_leader');
  await screen.findByText('4 户还没看到');
  expect(screen.getAllByRole('button', { name: /^打电话，/ }).length).toBeGreaterThan(0);
  for (const name of [/^名单发给/, '再提醒没看到的人', /^撤回/, /^写错了/]) expect(button(name)).toBeNull();
});

it('a supervisor looks on', async () => {
  open(reach(), 'supervisor');
  await screen.findByText('4 户还没看到');
  expect(button(/^打电话/)).toBeNull();
});

it('what waits says when it goes out, is moved, rewritten and called off; nobody is missing yet', async () => {
  const tomorrow = addDays(businessDate(Date.now()), 1);
  const at = new Date(startOfDay(tomorrow).getTime() + 7 * 3_600_000).toISOString();
  open(reach({ state: 'scheduled', publishedAt: at }));
  expect(await screen.findByText('明天早上 7 点发出去')).toBeTruthy();
  expect(screen.queryByText(/户还没看到/)).toBeNull();
  press('换个时间');
  press(/^几点发/);
  press('19:30', 'radio');
  press('改到明天晚 7 点半');
  const moved = new Date(startOfDay(tomorrow).getTime() + 19.5 * 3_600_000).toISOString();
  await waitFor(() => expect(sent('/schedule')).toEqual([{ publishAt: moved }]));
  press(/^不发了/);
  fireEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: '不发了' }));
  await waitFor(() => expect(sent('/cancellation')).toHaveLength(1));
  press(/^改一改/);
  expect(visited).toEqual(['/packages/committee/pages/correct/index?notice=n1']);
});

it('withdrawn, it is gone after no more', async () => {
  open(reach({ state: 'withdrawn' }));
  expect(await screen.findByText('已撤回，发给全村')).toBeTruthy();
  for (const name of [/^名单发给/, '再提醒没看到的人', /^撤回/, /^打电话/]) expect(button(name)).toBeNull();
});
