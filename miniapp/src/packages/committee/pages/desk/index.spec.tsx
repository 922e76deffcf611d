import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import type { ResponseOf } from '@wecountry/shared/contracts';
import type { Role } from '@wecountry/shared/domain/roles';
import { inHours } from '../../../../../test/samples';
import { serve } from '../../../../../test/serve';
import { signIn } from '../../../../../test/signed-in';
import { asked, visited, wide } from '../../../../../test/taro';
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

describe('with notices', () => {
  const counts = { households: 12, acknowledged: 6, seen: 2, unseen: 4 };
  const head = (id: string, part: Partial<ResponseOf<'notices.desk'>['items'][number]>) => ({
    ...{ id, category: 'notice' as const, title: `第 ${id} 条`, state: 'published' as const, reach: counts },
    publishedAt: inHours(-5),
    ...part,
  });
  const items = [
    head('1', { state: 'scheduled', publishedAt: inHours(30) }),
    head('2', {}),
    head('3', { state: 'withdrawn' }),
  ];
  const reached = (id: string) => ({
    ...head(id, {}),
    ...{ version: 1, audienceLabel: '全村', remindedAt: null, remindable: true, hiring: null, hamlets: [] },
  });
  beforeEach(() => {
    signIn({ village: { roles: ['villager', 'committee'] } });
    serve({
      'notices.desk': { items, nextCursor: null },
      'notices.reach': ({ url }) => ({ status: 200, body: reached(/notices\/(\d)/.exec(url)?.[1] ?? '') }),
    });
    render(<DeskPage />);
  });

  it('shows first the newest that is out, and each with how far it is', async () => {
    expect(await screen.findByRole('button', { name: /^第 1 条，等着发 · / })).toBeTruthy();
    expect(screen.getByRole('button', { name: /^第 2 条，.*没看到 4 户$/ })).toBeTruthy();
    expect(screen.getByRole('button', { name: /^第 3 条，.*已撤回$/ })).toBeTruthy();
    await waitFor(() => expect(asked.some(({ url }) => /notices\/2\/reach/.test(url))).toBe(true));
  });

  it('on a phone a notice opens on its own page, on a wide desk beside the list', async () => {
    fireEvent.click(await screen.findByRole('button', { name: /^第 3 条/ }));
    expect(visited).toEqual(['/packages/committee/pages/reach/index?notice=3']);
    wide.px = 1280;
    fireEvent.click(screen.getByRole('button', { name: /^第 3 条/ }));
    await waitFor(() => expect(asked.some(({ url }) => /notices\/3\/reach/.test(url))).toBe(true));
    expect(visited).toHaveLength(1);
  });
});
