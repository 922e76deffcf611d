import { act, fireEvent, render, screen, within } from '@testing-library/react';
import { useNetwork } from '@/platform/network';
import { claim } from '../../../../../test/credit-samples';
import { inHours } from '../../../../../test/samples';
import { serve } from '../../../../../test/serve';
import { signIn } from '../../../../../test/signed-in';
import { asked } from '../../../../../test/taro';
import ReviewPage from './index';

const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }));
const decided = () => asked.filter(({ method }) => method === 'POST').map(({ body }) => body);
const objection = { reason: '那天他家没有来', at: inHours(-3), householdLabel: '上寨 4 号' };

const desk = <T extends { state: string }>(items: T[], nextCursor: string | null = null) => {
  const count = (state: string) => items.filter((item) => item.state === state).length;
  return { items, nextCursor, totals: { objected: count('objected'), claimed: count('claimed') } };
};

beforeEach(() => signIn({ village: { roles: ['villager', 'committee'] } }));

it('confirms a claim and says until when it stands in public', async () => {
  let waiting = [claim()];
  serve({
    'credit.claims': () => ({ status: 200, body: desk(waiting) }),
    'credit.review': () => {
      waiting = [];
      return { status: 200, body: { state: 'public', publicUntil: inHours(70) } };
    },
  });
  render(<ReviewPage />);
  fireEvent.click(await screen.findByRole('button', { name: '认定中寨 3 号的“修水渠半天”' }));
  expect(screen.getByText('要公示的先公示几天，大家可以提意见；不用公示的马上计入。认定人写你的名字。')).toBeTruthy();
  press('认定，+5 分');
  expect(await screen.findByText('认定了中寨 3 号的“修水渠半天”')).toBeTruthy();
  expect(screen.getByText(/^开始公示，.*没人提意见就计入。$/)).toBeTruthy();
  expect(await screen.findByText('没有等着办的申报')).toBeTruthy();
  expect(decided()).toEqual([{ confirm: true }]);
});

it('does not confirm only with a reason', async () => {
  serve({ 'credit.claims': desk([claim()]), 'credit.review': { state: 'rejected', publicUntil: null } });
  render(<ReviewPage />);
  fireEvent.click(await screen.findByRole('button', { name: '不认定中寨 3 号的“修水渠半天”' }));
  press('不认定');
  expect(screen.getByRole('alert').textContent).toBe('写上原因');
  expect(decided()).toEqual([]);
  fireEvent.change(screen.getByLabelText(/^为什么不认定/), { target: { value: '照片看不出是哪天' } });
  press('不认定');
  expect(await screen.findByText('没认定中寨 3 号的“修水渠半天”')).toBeTruthy();
  expect(decided()).toEqual([{ confirm: false, reason: '照片看不出是哪天' }]);
});

it('says why one’s own claim is not one’s own to decide', async () => {
  serve({ 'credit.claims': desk([claim({ householdId: 'h1', householdLabel: '上寨 17 号', may: [] })]) });
  render(<ReviewPage />);
  expect(await screen.findByText('这是你自家的，请别户的村委认定。')).toBeTruthy();
  expect(screen.queryByRole('button', { name: /认定上寨/ })).toBeNull();
});

it('shows the refusal of the server where it was pressed', async () => {
  const refusal = { code: 'credit.not_now', title: '这一条现在不能这样做', next: '刷新看看它走到哪一步了。' };
  serve({ 'credit.claims': desk([claim()]), 'credit.review': () => ({ status: 409, body: refusal }) });
  render(<ReviewPage />);
  fireEvent.click(await screen.findByRole('button', { name: /^认定中寨/ }));
  press('认定，+5 分');
  expect(await within(screen.getByRole('dialog')).findByText('这一条现在不能这样做')).toBeTruthy();
});

it('cannot be done without network, and says so', async () => {
  serve({ 'credit.claims': desk([claim()]) });
  render(<ReviewPage />);
  await screen.findByRole('button', { name: /^认定中寨/ });
  act(() => useNetwork.setState({ online: false }));
  expect(screen.getAllByText('没有网，办不了')).toHaveLength(2);
});

it('lets a supervisor settle an objection, with a reason, either way', async () => {
  signIn({ village: { roles: ['villager', 'supervisor'] } });
  serve({
    'credit.claims': desk([claim({ state: 'objected', may: ['resolve'], objection }), claim({ id: 'c2', may: [] })]),
    'credit.resolve': { state: 'overturned' },
  });
  render(<ReviewPage />);
  expect(await screen.findByText(/^上寨 4 号，.* 提了意见$/)).toBeTruthy();
  expect(screen.getByText('等村委会认定。')).toBeTruthy();
  press('中寨 3 号的“修水渠半天”，不算');
  press('不算');
  expect(screen.getByRole('alert').textContent).toBe('写上原因');
  fireEvent.change(screen.getByLabelText(/^为什么这样定/), { target: { value: '问过两边，没有来' } });
  press('不算');
  expect(await screen.findByText('中寨 3 号的“修水渠半天”，不计入')).toBeTruthy();
  expect(decided()).toEqual([{ stands: false, reason: '问过两边，没有来' }]);
});

it('sends a supervisor away from what concerns their own household', async () => {
  signIn({ village: { roles: ['villager', 'supervisor'] } });
  serve({ 'credit.claims': desk([claim({ householdId: 'h1', state: 'objected', may: [], objection })]) });
  render(<ReviewPage />);
  expect(await screen.findByText('这是你自家的，请别户的监督委员来定。')).toBeTruthy();
});

it('看更多 brings those that wait behind the first ones', async () => {
  serve({
    'credit.claims': ({ url }) => ({
      status: 200,
      body: url.includes('cursor=next') ? desk([claim({ id: 'c2', title: '打扫鼓楼' })]) : desk([claim()], 'next'),
    }),
  });
  render(<ReviewPage />);
  fireEvent.click(await screen.findByRole('button', { name: '看更多' }));
  expect(await screen.findByRole('button', { name: '认定中寨 3 号的“打扫鼓楼”' })).toBeTruthy();
});

it('is for the committee and the supervisors', () => {
  signIn();
  serve({ 'credit.claims': desk([]) });
  render(<ReviewPage />);
  expect(screen.getByText('这里只有村委会、监督委员会能进')).toBeTruthy();
});
