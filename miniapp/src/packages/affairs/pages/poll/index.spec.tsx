import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { useNetwork } from '@/platform/network';
import { useOutbox } from '@/platform/outbox-store';
import { countedPoll, inHours, poll } from '../../../../../test/samples';
import { serve } from '../../../../../test/serve';
import { signIn } from '../../../../../test/signed-in';
import { asked, opened, visited } from '../../../../../test/taro';
import PollPage from './index';

type Ballot = { choice: 'approve' | 'reject' | 'abstain'; requestId: string };
const ballots = () => asked.filter((request) => request.method === 'POST').map((request) => request.body as Ballot);

/** A server that keeps the last ballot of our household, as the real one does. */
function serveVoting(first = poll()) {
  serve({
    'polls.get': () => {
      const last = ballots()[ballots().length - 1];
      const elector =
        last && first.elector
          ? { ...first.elector, choice: last.choice, castAt: new Date().toISOString(), castByName: '吴阿满' }
          : first.elector;
      return { status: 200, body: { ...first, elector } };
    },
    'polls.cast': ({ body }) => ({
      status: 200,
      body: { choice: (body as Ballot).choice, castAt: new Date().toISOString(), changed: false, voted: 285 },
    }),
  });
}

const choose = (name: RegExp) => fireEvent.click(screen.getByRole('radio', { name }));

beforeEach(() => {
  signIn();
  opened.params = { id: 'p1' };
});

it('shows participation only, and what is still missing', async () => {
  serveVoting();
  render(<PollPage />);
  expect(await screen.findByText('再来 23 户，人数就够了（要 307 户）')).toBeTruthy();
  expect(screen.getByRole('img', { name: '投了 284 户，没投 176 户，要 307 户才够' })).toBeTruthy();
  expect(screen.getByText('你代表上寨 17 号，一户一票')).toBeTruthy();
  expect(screen.getByText('同意的要过到会的一半。')).toBeTruthy();
  expect(screen.queryByText('302 户')).toBeNull();
});

it('has three equal choices, none chosen, and no ballot goes without one', async () => {
  serveVoting();
  render(<PollPage />);
  const options = await screen.findAllByRole('radio');
  expect(options.map((option) => option.getAttribute('aria-checked'))).toEqual(['false', 'false', 'false']);
  expect(screen.getByText('先在上面选一个')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: '投票' }));
  expect(ballots()).toEqual([]);
});

it('names the act by its effect, casts, and says what the household cast', async () => {
  serveVoting();
  render(<PollPage />);
  await screen.findAllByRole('radio');
  choose(/^同意/);
  fireEvent.click(screen.getByRole('button', { name: '投出“同意”' }));
  expect((await screen.findAllByText('你家投了“同意”')).length).toBeGreaterThan(0);
  expect(await screen.findByText(/^吴阿满 今天 .* 投的，截止以前可以改$/)).toBeTruthy();
  expect(ballots()).toEqual([{ choice: 'approve', requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) }]);
  expect(useOutbox.getState().items[0]?.title).toBe('上寨水渠归村里统一管，投了票');
});

it('a ballot can be changed until the vote closes', async () => {
  serveVoting(
    poll({
      elector: { label: '上寨 17 号', choice: 'approve', castAt: inHours(-3), castByName: '吴春秀' },
      mine: 'voted',
    }),
  );
  render(<PollPage />);
  expect(await screen.findByText(/^吴春秀 .* 投的，截止以前可以改$/)).toBeTruthy();
  choose(/^反对/);
  fireEvent.click(screen.getByRole('button', { name: '改成“反对”' }));
  await waitFor(() => expect(ballots()).toHaveLength(1));
  expect((await screen.findAllByText('你家投了“反对”')).length).toBeGreaterThan(0);
});

it('without a network the ballot waits, says so, and may be replaced before it left', async () => {
  serveVoting();
  render(<PollPage />);
  await screen.findAllByRole('radio');
  act(() => useNetwork.setState({ online: false }));
  choose(/^同意/);
  fireEvent.click(screen.getByRole('button', { name: '投出“同意”' }));
  expect(await screen.findByText('“同意”还没到村里。有网自己发，截止以前到才算。')).toBeTruthy();
  choose(/^弃权/);
  fireEvent.click(screen.getByRole('button', { name: '改成“弃权”' }));
  expect(await screen.findByText('“弃权”还没到村里。有网自己发，截止以前到才算。')).toBeTruthy();
  expect(useOutbox.getState().items.map((item) => (item.body as Ballot).choice)).toEqual(['abstain']);
  expect(ballots()).toEqual([]);
});

it('a refused ballot says why', async () => {
  serve({ 'polls.get': poll(), 'polls.cast': () => ({ status: 409, body: { code: 'poll.closed' } }) });
  render(<PollPage />);
  await screen.findAllByRole('radio');
  choose(/^同意/);
  fireEvent.click(screen.getByRole('button', { name: '投出“同意”' }));
  expect(await screen.findByText('投票已经截止。这一票没算进去。可以看结果。')).toBeTruthy();
});

it('who is not in the register reads and cannot vote', async () => {
  serve({ 'polls.get': poll({ elector: null, mine: 'not_elector' }) });
  render(<PollPage />);
  expect(await screen.findByText('这次的名册里没有你家，可以看，不能投。')).toBeTruthy();
  expect(screen.queryByRole('radio')).toBeNull();
});

it('past its time, and not counted yet, nothing can be cast', async () => {
  serve({ 'polls.get': poll({ closesAt: inHours(-0.1) }) });
  render(<PollPage />);
  expect(await screen.findByText('投票截止了，正在数票。一会儿再来看。')).toBeTruthy();
  expect(screen.queryByRole('radio')).toBeNull();
});

it('folds a long text, and leads to the plan it decides', async () => {
  const body = '博物馆今年能分的钱，拿出 20%，按积分分给各户。'.repeat(5);
  serve({ 'polls.get': poll({ body, plan: { id: 'd1', fingerprint: `7c4e91b2${'0'.repeat(56)}` } }) });
  render(<PollPage />);
  expect(await screen.findByText('7c4e 91b2')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: '看全文' }));
  expect(screen.getByRole('button', { name: '收起来' })).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: '先算算我家分多少' }));
  expect(visited).toEqual(['/packages/credit/pages/plan/index?plan=d1']);
});

it('after the close: the word, the sums, our ballot, and that the meeting decides', async () => {
  serve({ 'polls.get': countedPoll() });
  render(<PollPage />);
  expect(await screen.findByText('达到门槛')).toBeTruthy();
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('表决结果');
  expect(screen.getByRole('img', { name: '同意 302 户，反对 57 户，弃权 32 户，没投 69 户' })).toBeTruthy();
  expect(screen.getByText('77.2%')).toBeTruthy();
  expect(screen.getByRole('listitem', { name: '同意的超过一半，302 户同意，要过到会的一半' })).toBeTruthy();
  expect(screen.getByText('你家投的是“同意”')).toBeTruthy();
  expect(screen.getByText(/以依法召开的会议及签名记录为准。$/)).toBeTruthy();
  expect(screen.queryByRole('radio')).toBeNull();
});

const minute = (byName: string) => ({
  byName,
  at: inHours(-2),
  heldOn: '2026-11-20',
  place: '鼓楼',
  attendance: 391,
  photo: { id: 'm1', small: '/s.webp', medium: '/m.webp', large: '/l.webp' },
  more: [],
  mine: false,
});

it.each([
  [0, '还没人录'],
  [1, '石明录了，还差 1 人'],
])('with %i entries of the minutes it is no decision yet', async (entered, words) => {
  const entries = ['石明'].slice(0, entered).map(minute);
  serve({ 'polls.get': countedPoll({ minutes: { entries, differences: [], mayEnter: false, decidedAt: null } }) });
  render(<PollPage />);
  expect(await screen.findByText(words)).toBeTruthy();
  expect(screen.getByText('成为决议')).toBeTruthy();
  expect(screen.queryByRole('button', { name: '录入会议纪要' })).toBeNull();
});

it('two entries make the decision, with its number and what was entered', async () => {
  const minutes = { entries: ['石明', '吴春秀'].map(minute), differences: [], mayEnter: false, decidedAt: inHours(-1) };
  serve({ 'polls.get': countedPoll({ minutes, decisionNo: '2026-7' }) });
  render(<PollPage />);
  expect(await screen.findByText('成为决议 2026-7 号')).toBeTruthy();
  expect(screen.getByText('石明、吴春秀录了')).toBeTruthy();
  expect(screen.getAllByText('11月20日在鼓楼开会，到会 391 户')).toHaveLength(2);
  fireEvent.click(screen.getByRole('button', { name: '看石明拍的签名纪要' }));
  expect(screen.getByRole('dialog', { name: '石明拍的签名纪要' })).toBeTruthy();
});

it('leads who may enter the minutes to where it is done', async () => {
  serve({ 'polls.get': countedPoll({ minutes: { entries: [], differences: [], mayEnter: true, decidedAt: null } }) });
  render(<PollPage />);
  fireEvent.click(await screen.findByRole('button', { name: '录入会议纪要' }));
  expect(visited).toEqual(['/packages/committee/pages/minutes/index?poll=p1']);
});

it('a vote that did not reach its threshold leads to no decision', async () => {
  const counted = countedPoll();
  serve({
    'polls.get': {
      ...counted,
      verdict: 'not_reached',
      result: counted.result && { ...counted.result, verdict: 'not_reached', approve: 195, thresholdMet: false },
    },
  });
  render(<PollPage />);
  expect(await screen.findByText('没达到')).toBeTruthy();
  expect(screen.getByText('没有决议')).toBeTruthy();
  expect(screen.queryByText('开会签字，两人录入纪要')).toBeNull();
});
