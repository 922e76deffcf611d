import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { actForMyself } from '@/platform/acting';
import { call } from '@/platform/request';
import { inHours } from '../../../../../test/samples';
import { serve } from '../../../../../test/serve';
import { signIn } from '../../../../../test/signed-in';
import { asked } from '../../../../../test/taro';
import HelpersPage from '.';

const consent = { relation: 'child', how: 'in_person', givenAt: inHours(-30), endedAt: null } as const;
const elder = {
  ...consent,
  id: 'c1',
  ownerName: '杨奶奶',
  helperName: '吴春秀',
  ownerId: 'r9',
  householdCode: '下寨 1 号',
};

beforeEach(() => signIn());
afterEach(() => actForMyself());

it('acts for somebody: the banner says so, calls name them, and one press leads back', async () => {
  serve({
    'helpers.mine': { helpers: [], actingFor: [elder], acts: [], candidates: [] },
    'notices.list': { items: [], nextCursor: null, total: 0 },
  });
  render(<HelpersPage />);
  fireEvent.click(await screen.findByRole('button', { name: '替杨奶奶办事' }));
  expect(await screen.findByText('正在替杨奶奶办事')).toBeTruthy();
  const named = () => asked.at(-1)?.header['x-acting-for'];
  await call('notices.list');
  expect(named()).toBe('r9');
  await call('helpers.mine');
  expect(named()).toBeUndefined();
  fireEvent.click(screen.getAllByRole('button', { name: '换回自己' })[0]!);
  await waitFor(() => expect(screen.queryByText('正在替杨奶奶办事')).toBeNull());
  await call('notices.list');
  expect(named()).toBeUndefined();
});

it('ends what I gave, after asking', async () => {
  const mine = { ...consent, id: 'c2', ownerName: '吴春秀', helperName: '杨秀英' };
  serve({
    'helpers.mine': { helpers: [mine], actingFor: [], acts: [], candidates: [] },
    'helpers.end': { id: 'c2' },
  });
  render(<HelpersPage />);
  fireEvent.click(await screen.findByRole('button', { name: '不让杨秀英替办了' }));
  fireEvent.click(await screen.findByRole('button', { name: '不让替了' }));
  await waitFor(() => expect(asked.some(({ url }) => url.endsWith('/helper-consents/c2/ending'))).toBe(true));
});
