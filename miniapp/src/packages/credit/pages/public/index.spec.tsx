import { fireEvent, render, screen, within } from '@testing-library/react';
import { claim, publicClaim } from '../../../../../test/credit-samples';
import { inHours } from '../../../../../test/samples';
import { serve } from '../../../../../test/serve';
import { signIn } from '../../../../../test/signed-in';
import { asked, visited } from '../../../../../test/taro';
import PublicPage from './index';

const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }));
const objections = () => asked.filter(({ method }) => method === 'POST');

const inPublic = <T,>(items: T[], nextCursor: string | null = null, total = items.length) => ({
  items,
  nextCursor,
  total,
});

beforeEach(() => signIn());

it('shows what stands in public, for how long, with its pictures large', async () => {
  serve({ 'credit.public': inPublic([publicClaim()]) });
  render(<PublicPage />);
  expect(await screen.findByText('1 件在公示。觉得不对，可以提意见。')).toBeTruthy();
  expect(screen.getByText(/^中寨 3 号 · 吴老岩报的/)).toBeTruthy();
  expect(screen.getByText(/^石春生认定。还有 2 天，.*没人提意见就计入$/)).toBeTruthy();
  press('修水渠半天的照片，第 1 张，一共 2 张，看大图');
  const sheet = within(screen.getByRole('dialog', { name: '修水渠半天，第 1 张' }));
  expect(sheet.getByRole('img', { name: '修水渠半天的照片' }).getAttribute('src')).toMatch(/m1\/large$/);
  fireEvent.click(sheet.getByRole('button', { name: '看下一张，一共 2 张' }));
  expect(screen.getByRole('dialog', { name: '修水渠半天，第 2 张' })).toBeTruthy();
});

it('takes an objection with a reason, and says what happens now', async () => {
  serve({ 'credit.public': inPublic([publicClaim()]), 'credit.object': { state: 'objected' } });
  render(<PublicPage />);
  fireEvent.click(await screen.findByRole('button', { name: '修水渠半天，我有意见' }));
  press('提意见，先不计入');
  expect(screen.getByRole('alert').textContent).toBe('写上意见');
  expect(objections()).toEqual([]);
  fireEvent.change(screen.getByLabelText(/^哪里不对/), { target: { value: '那天他家没有来' } });
  press('提意见，先不计入');
  expect(await screen.findByText('你家的意见村里收到了')).toBeTruthy();
  expect(objections().map(({ url, body }) => [url.split('/').slice(-2).join('/'), body])).toEqual([
    ['c1/objections', { reason: '那天他家没有来' }],
  ]);
});

it('shows an objection to everybody, and that the supervisors decide', async () => {
  const objection = { reason: '那天他家没有来', at: inHours(-3), householdLabel: '上寨 4 号' };
  serve({ 'credit.public': inPublic([claim({ state: 'objected', may: [], objection })]) });
  render(<PublicPage />);
  expect(await screen.findByText(/^上寨 4 号，.* 提了意见$/)).toBeTruthy();
  expect(screen.getByText('那天他家没有来')).toBeTruthy();
  expect(screen.getByText('先不计入，监督委员会来定。')).toBeTruthy();
  expect(screen.queryByRole('button', { name: /我有意见$/ })).toBeNull();
});

it('offers no objection to what is my own', async () => {
  serve({ 'credit.public': inPublic([publicClaim({ householdId: 'h1', may: [] })]) });
  render(<PublicPage />);
  expect(await screen.findByText('这是你家的。')).toBeTruthy();
  expect(screen.queryByRole('button', { name: /我有意见$/ })).toBeNull();
});

it('看更多 brings what was claimed later: nothing counts without having been seen', async () => {
  serve({
    'credit.public': ({ url }) => ({
      status: 200,
      body: url.includes('cursor=next')
        ? inPublic([publicClaim({ id: 'c2', title: '打扫鼓楼' })], null, 2)
        : inPublic([publicClaim()], 'next', 2),
    }),
  });
  render(<PublicPage />);
  expect(await screen.findByText('2 件在公示。觉得不对，可以提意见。')).toBeTruthy();
  press('看更多');
  expect(await screen.findByRole('button', { name: '打扫鼓楼，我有意见' })).toBeTruthy();
  expect(screen.getByRole('button', { name: '修水渠半天，我有意见' })).toBeTruthy();
  expect(screen.queryByRole('button', { name: '看更多' })).toBeNull();
});

it('says when nothing stands in public', async () => {
  serve({ 'credit.public': inPublic([]) });
  render(<PublicPage />);
  expect(await screen.findByText('眼下没有在公示的')).toBeTruthy();
  press('看全村排名');
  expect(visited).toEqual(['/packages/credit/pages/ranking/index']);
});
