import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { useNetwork } from '@/platform/network';
import { post } from '@/platform/outbox';
import { entry, myCredit } from '../../../test/credit-samples';
import { inHours } from '../../../test/samples';
import { serve } from '../../../test/serve';
import { signIn } from '../../../test/signed-in';
import { asked, visited } from '../../../test/taro';
import CreditPage from './index';

beforeEach(() => signIn());

it('shows first what the household has, its place, and what the points are made of', async () => {
  serve({ 'credit.mine': myCredit() });
  render(<CreditPage />);
  expect(await screen.findByLabelText('你家 236 积分')).toBeTruthy();
  expect(screen.getByText('上寨 17 号 · 2026 年')).toBeTruthy();
  expect(screen.getByText('另有 10 分在公示')).toBeTruthy();
  const made = screen.getByRole('list', { name: '按事情分' });
  expect(
    within(made)
      .getAllByLabelText(/积分$/)
      .map((row) => row.getAttribute('aria-label')),
  ).toEqual(['环境卫生 90 积分', '公益劳动 35 积分']);
  fireEvent.click(screen.getByRole('link', { name: '第 38 名，全村 460 户，看排名' }));
  expect(visited).toEqual(['/packages/credit/pages/ranking/index']);
});

it('leads to a new claim, the public list, the rules and the slip', async () => {
  serve({ 'credit.mine': myCredit() });
  render(<CreditPage />);
  for (const name of ['申报一件事', '公示榜', '规矩']) fireEvent.click(await screen.findByRole('button', { name }));
  fireEvent.click(screen.getByRole('link', { name: /你家分了 397\.83 元，看分红单$/ }));
  expect(visited).toEqual([
    '/packages/credit/pages/claim/index',
    '/packages/credit/pages/public/index',
    '/packages/credit/pages/rules/index',
    '/packages/credit/pages/dividend/index?plan=plan1',
  ]);
});

it('says of every entry how it stands and who decides by when', async () => {
  serve({
    'credit.mine': myCredit({
      entries: [
        entry({ id: 'a', title: '清洁户', state: 'public', publicUntil: inHours(12) }),
        entry({ id: 'b', title: '扫鼓楼', state: 'claimed', reviewedByName: null }),
        entry({ id: 'c', title: '帮收谷', state: 'objected' }),
        entry({ id: 'd', title: '巡山', state: 'rejected', why: '照片看不出是哪天' }),
      ],
    }),
  });
  render(<CreditPage />);
  expect(await screen.findByRole('button', { name: /^清洁户，.*没人提意见就计入，\+5 积分，公示中$/ })).toBeTruthy();
  expect(screen.getByRole('button', { name: /^扫鼓楼，.*等别户的村委认定，\+5 积分，等认定$/ })).toBeTruthy();
  expect(screen.getByRole('button', { name: /^帮收谷，.*监督委员会在处理，\+5 积分，有异议$/ })).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: /^巡山，.*石春生没认定/ }));
  expect(within(screen.getByRole('dialog', { name: '巡山' })).getByText('原因：照片看不出是哪天')).toBeTruthy();
});

it('shows four entries, then all of them when asked', async () => {
  serve({
    'credit.mine': myCredit({
      entries: Array.from({ length: 9 }, (_, i) => entry({ id: `e${i}`, title: `第${i}件` })),
    }),
  });
  render(<CreditPage />);
  await screen.findByText('第0件');
  expect(screen.queryByText('第4件')).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: '分从哪儿来，全部 9 条' }));
  expect(screen.getByText('第8件')).toBeTruthy();
});

it('shows a claim that has not left this phone, and sends it again when told to', async () => {
  const refusal = {
    status: 409,
    body: { code: 'credit.cap_reached', title: '今年这一项已经到顶', next: '换别的事。' },
  };
  serve({ 'credit.mine': myCredit(), 'credit.claim': () => refusal });
  render(<CreditPage />);
  await screen.findByLabelText('你家 236 积分');
  act(() => {
    post('credit.claim', {
      params: {},
      body: { itemId: 'i1', happenedOn: '2026-11-20', note: '', pictureIds: [] },
      title: '申报：修水渠半天 +5',
      icon: 'credit',
    });
  });
  expect(await screen.findByText('没发成')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: '再发一次' }));
  await waitFor(() => expect(asked.filter(({ method }) => method === 'POST')).toHaveLength(2));
  const keys = asked.filter(({ method }) => method === 'POST').map(({ header }) => header['idempotency-key']);
  expect(new Set(keys).size).toBe(1);
});

it('asks a household without entries to report its first', async () => {
  serve({ 'credit.mine': myCredit({ entries: [], publicPoints: 0, dividend: null }) });
  render(<CreditPage />);
  expect(await screen.findByText('2026 年你家还没有申报过')).toBeTruthy();
  expect(screen.queryByText(/你家分了/)).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: '报第一件' }));
  expect(visited).toEqual(['/packages/credit/pages/claim/index']);
});

it('says that the household had no share', async () => {
  serve({ 'credit.mine': myCredit({ dividend: { planId: 'plan1', year: 2025, amountFen: 0 } }) });
  render(<CreditPage />);
  expect(await screen.findByText('去年你家没有算数的积分，分红没有分到。')).toBeTruthy();
  expect(screen.queryByRole('link', { name: /看分红单$/ })).toBeNull();
});

it('says that it could not be fetched, and that there is no network', async () => {
  serve({ 'credit.mine': () => ({ status: 429, body: { code: 'request.too_many' } }) });
  render(<CreditPage />);
  expect(await screen.findByRole('button', { name: '再试一次' })).toBeTruthy();
  act(() => useNetwork.setState({ online: false }));
  expect(screen.getByText('现在没网')).toBeTruthy();
});

it('is for households of the village', () => {
  signIn({ village: { resident: null, roles: [] } });
  serve({ 'credit.mine': myCredit() });
  render(<CreditPage />);
  expect(screen.getByText('这里是村里人看的')).toBeTruthy();
  expect(asked.filter(({ url }) => url.endsWith('/credit'))).toEqual([]);
});
