import { fireEvent, render, screen } from '@testing-library/react';
import { useOutbox } from '@/platform/outbox-store';
import { post } from '@/platform/outbox';
import { useNetwork } from '@/platform/network';
import { inHours, pollCard } from '../../../test/samples';
import { serve } from '../../../test/serve';
import { signIn } from '../../../test/signed-in';
import { visited } from '../../../test/taro';
import AffairsPage from './index';

const open = pollCard();
const closed = pollCard({
  id: 'p2',
  title: '鼓楼前禁放鞭炮',
  state: 'closed',
  closesAt: inHours(-100),
  verdict: 'not_reached',
});
const decided = pollCard({ ...closed, id: 'p3', title: '博物馆分红办法', verdict: 'reached', decisionNo: '2026-1' });
const few = pollCard({ ...closed, id: 'p4', title: '寨门口装路灯', verdict: 'no_quorum' });

beforeEach(() => signIn());

it('puts open votes first, with what my household has to do', async () => {
  serve({ 'polls.list': { items: [closed, open] } });
  render(<AffairsPage />);
  const act = await screen.findByRole('button', { name: '去投票，上寨水渠归村里统一管' });
  expect(screen.getByText('你家还没投')).toBeTruthy();
  expect(screen.getByText('460 户里 284 户投了')).toBeTruthy();
  const headings = screen.getAllByRole('heading', { level: 2 }).map((heading) => heading.textContent);
  expect(headings).toEqual(['正在投票', '投完了的']);
  fireEvent.click(act);
  expect(visited).toEqual(['/packages/affairs/pages/poll/index?id=p1']);
});

it('says of closed votes how they ended, in the three words and the decision', async () => {
  serve({ 'polls.list': { items: [closed, decided, few] } });
  render(<AffairsPage />);
  expect(await screen.findByRole('button', { name: /^鼓楼前禁放鞭炮，没达到，/ })).toBeTruthy();
  expect(screen.getByRole('button', { name: /^博物馆分红办法，达到门槛，成了决议 2026-1 号，/ })).toBeTruthy();
  expect(screen.getByRole('button', { name: /^寨门口装路灯，人数不够，/ })).toBeTruthy();
  expect(screen.getByText('眼下没有要投的票')).toBeTruthy();
});

it.each([
  ['voted', '你家投了', '看看或改'],
  ['not_elector', '名册里没有你家', '去看看'],
] as const)('an open vote in which my household is %s says %s', async (mine, words, act) => {
  serve({ 'polls.list': { items: [pollCard({ mine })] } });
  render(<AffairsPage />);
  expect(await screen.findByText(words)).toBeTruthy();
  expect(screen.getByText(act)).toBeTruthy();
});

it('a ballot that waits for the network is not shown as missing', async () => {
  useNetwork.setState({ online: false });
  post('polls.cast', { params: { poll: 'p1' }, body: { choice: 'approve' }, title: '水渠，投了票', icon: 'vote' });
  expect(useOutbox.getState().items).toHaveLength(1);
  serve({ 'polls.list': { items: [open] } });
  render(<AffairsPage />);
  expect(await screen.findByText('你家的票等网络')).toBeTruthy();
});

it('says in a sentence that there is no vote', async () => {
  serve({ 'polls.list': { items: [] } });
  render(<AffairsPage />);
  expect(await screen.findByText('有新的表决，会通知你。')).toBeTruthy();
});

it('tells a buyer who can come in', () => {
  signIn({ me: { villages: [] } });
  render(<AffairsPage />);
  expect(screen.getByText(/^这里只有村民、村委会/)).toBeTruthy();
});
