import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import type { ResponseOf } from '@wecountry/shared/contracts';
import { countedPoll, inHours, poll } from '../../../../../test/samples';
import { serve } from '../../../../../test/serve';
import { signIn } from '../../../../../test/signed-in';
import { asked, opened, visited } from '../../../../../test/taro';
import PollPage from './index';

type Poll = ResponseOf<'polls.get'>;

const held = { holderId: 'r9', name: '石老田', choice: null, voted: false };
const secretPoll = (part: Partial<Poll> = {}): Poll =>
  poll({ secret: true, unit: 'resident', box: { seal: null, withheld: false }, ...part });
const helped = {
  id: 'b1',
  choice: 'approve',
  how: 'phone' as const,
  helperName: '石明',
  witnesses: ['杨秀英', '潘仁和'],
  at: inHours(-1),
  mayOverturn: true,
};

const show = (it: Poll) => {
  serve({
    'polls.get': it,
    'secret.cast': { counted: true, voted: 285 },
    'polls.sheet': { url: '/api/villages/v/polls/p1/result.pdf?e=1&s=2' },
  });
  render(<PollPage />);
};

beforeEach(() => {
  signIn();
  opened.params = { id: 'p1' };
});

it('announced: the papers lie out, and nothing says that votes are counted', async () => {
  show(secretPoll({ state: 'announced', openedAt: inHours(48), elector: null, mine: 'not_elector' }));
  expect(await screen.findByText('现在先看材料。名册到开投那一刻定。')).toBeTruthy();
  expect(screen.queryByText(/正在数票/)).toBeNull();
  expect(screen.queryByRole('radio')).toBeNull();
});

it('called off: says why, and asks nothing more', async () => {
  show(secretPoll({ state: 'cancelled', cancelled: { at: inHours(-1), reason: '材料写错了，重来' } }));
  expect(await screen.findByText('原因：材料写错了，重来')).toBeTruthy();
  expect(screen.queryByRole('button', { name: '投出这一票' })).toBeNull();
});

it('somebody took my ballot: I see who, can take it back, and can still cast my own', async () => {
  show(secretPoll({ mine: 'voted', helped }));
  expect(await screen.findByText(/石明打电话问了，替你录了“同意”/)).toBeTruthy();
  expect(screen.getByRole('button', { name: '撤掉这一票' })).toBeTruthy();
  fireEvent.click(screen.getByRole('radio', { name: /^反对/ }));
  expect(screen.getByRole('button', { name: '投出这一票' })).toBeTruthy();
});

it('casts for who gave me a written proxy, once, under a code of its own', async () => {
  show(
    secretPoll({ mine: 'voted', elector: voted, proxy: { allowed: true, mayGiveTo: [], given: null, held: [held] } }),
  );
  expect(await screen.findByText('石老田委托你投')).toBeTruthy();
  fireEvent.click(screen.getByRole('radio', { name: /^弃权/ }));
  fireEvent.click(screen.getByRole('button', { name: '替石老田投出这一票' }));
  fireEvent.click(await screen.findByRole('button', { name: '投出“弃权”' }));
  const sent = () => asked.find(({ url }) => url.includes('secret-ballots'))?.body;
  await waitFor(() => expect(sent()).toMatchObject({ choice: 'abstain', forHolder: 'r9' }));
  expect(JSON.stringify({ ...localStorage })).not.toMatch(/abstain|弃权/);
});

const voted = { label: '上寨 17 号 吴阿满', choice: null, castAt: null, castByName: '吴家兴' };

it('a proxy that was used cannot be taken back', async () => {
  const given = { id: 'x1', agentName: '吴家兴', at: inHours(-2) };
  show(secretPoll({ mine: 'voted', elector: voted, proxy: { allowed: true, mayGiveTo: [], given, held: [] } }));
  expect(await screen.findByText('这一票投了，委托收不回来。')).toBeTruthy();
  expect(screen.queryByRole('button', { name: '收回委托' })).toBeNull();
  expect(screen.getByText('你投了，吴家兴投的')).toBeTruthy();
});

it('the committee prints a result and reads the roll from its page; a villager does not', async () => {
  const may = { ...poll().may, seeRoll: true, print: true };
  show(countedPoll({ may }));
  fireEvent.click(await screen.findByRole('button', { name: '看选民名册' }));
  expect(visited).toEqual(['/packages/committee/pages/roll/index?poll=p1']);
  fireEvent.click(screen.getByRole('button', { name: '打印结果' }));
  const page = jest.spyOn(window, 'open').mockReturnValue(null);
  fireEvent.click(await screen.findByRole('button', { name: '打开 A4 结果' }));
  expect(page.mock.calls[0]?.[0]).toContain('/polls/p1/result.pdf?');
});
