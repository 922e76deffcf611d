import Taro, { answer, asked, type Answer, type Asked } from '../../test/taro';
import { signIn, villageId } from '../../test/signed-in';
import { useNetwork } from './network';
import { post, sendAgain, useOutbox, discard } from './outbox';
import { flush } from './outbox-send';
import { useSession } from './session';

const items = () => useOutbox.getState().items;
const settled = async () => {
  for (let i = 0; i < 20; i++) await Promise.resolve();
  await flush();
};
const acknowledge = (notice: string) =>
  post('notices.mark', { params: { notice }, body: { step: 'acknowledged' }, title: '停水通知，知道了', icon: 'bell' });
const vote = (choice: 'approve' | 'reject') =>
  post('polls.cast', { params: { poll: 'p1' }, body: { choice }, title: '分红办法，投了票', icon: 'vote' });
const ok: Answer = { status: 200, body: {} };

beforeEach(() => signIn());

it('sends at once when there is a network, and says 发出了', async () => {
  answer(() => ok);
  const id = acknowledge('n1');
  expect(items()[0]).toMatchObject({ id, state: 'sending', title: '停水通知，知道了' });
  await settled();
  expect(items()[0]).toMatchObject({ state: 'sent' });
  expect(asked.map((a) => [a.url, a.header['idempotency-key']])).toEqual([
    [`/api/villages/${villageId}/notices/n1/receipts`, id],
  ]);
});

it('waits without a network and goes in the order the acts were done', async () => {
  useNetwork.setState({ online: false });
  acknowledge('n1');
  acknowledge('n2');
  await settled();
  expect(items().map((i) => i.state)).toEqual(['waiting', 'waiting']);
  expect(asked).toEqual([]);
  useNetwork.setState({ online: true });
  answer(() => ok);
  await settled();
  expect(asked.map((a) => a.url.match(/n\d/)?.[0])).toEqual(['n1', 'n2']);
});

it('survives a closed app: what was on its way goes again under the same key', async () => {
  useNetwork.setState({ online: false });
  const id = acknowledge('n1');
  useOutbox.getState().change(id, { state: 'sending' });
  await useOutbox.persist.rehydrate();
  expect(items()[0]).toMatchObject({ id, state: 'waiting' });
  useNetwork.setState({ online: true });
  answer(() => ok);
  await settled();
  expect(asked[0]?.header['idempotency-key']).toBe(id);
});

it("takes another tab's acts over, and does not take its own out of its hands", async () => {
  const { startTarget } = await import('./start.h5');
  startTarget();
  let answered: (said: Answer) => void = () => undefined;
  answer(() => new Promise<Answer>((resolve) => (answered = resolve)));
  const mine = acknowledge('n1');
  await Promise.resolve();
  const [item] = items();
  const theirs = { ...item, id: 'of-the-other-tab', params: { notice: 'n2' }, state: 'waiting' };
  const both = [{ ...theirs }, { ...item, state: 'waiting' }];
  Taro.setStorageSync('wc-outbox', JSON.stringify({ state: { items: both }, version: 1 }));
  window.dispatchEvent(new StorageEvent('storage', { key: 'wc-outbox' }));
  expect(items().map((i) => [i.id, i.state])).toEqual([
    ['of-the-other-tab', 'waiting'],
    [mine, 'sending'],
  ]);
  answer(() => ok);
  answered(ok);
  await settled();
  expect(items().map((i) => i.state)).toEqual(['sent', 'sent']);
});

it('tries three times against a server in trouble, then says 没发成 and why; 再发一次 begins anew with the same key', async () => {
  answer(() => ({ status: 503, body: { code: 'request.busy' } }));
  const id = acknowledge('n1');
  await settled();
  await flush();
  await flush();
  expect(items()[0]).toMatchObject({ state: 'failed', tries: 3, trouble: { title: '现在人多' } });
  answer(() => ok);
  sendAgain(id);
  await settled();
  expect(items()[0]).toMatchObject({ state: 'sent', trouble: null });
  expect(new Set(asked.map((a) => a.header['idempotency-key']))).toEqual(new Set([id]));
});

it('never gives an act up because nobody answered, whatever the phone believes of its network', async () => {
  for (const silence of ['offline', 'timeout'] as const) {
    useOutbox.setState({ items: [] });
    answer(() => silence);
    const id = acknowledge('n1');
    for (let i = 0; i < 5; i++) await settled();
    expect(items()[0]).toMatchObject({ id, state: 'waiting', tries: 0 });
    answer(() => ok);
    await settled();
    expect(items()[0]).toMatchObject({ id, state: 'sent' });
  }
});

it('does not count tries that never left the phone', async () => {
  answer(() => {
    useNetwork.setState({ online: false });
    return 'offline';
  });
  acknowledge('n1');
  for (let i = 0; i < 5; i++) {
    await settled();
    useNetwork.setState({ online: true });
  }
  expect(items()[0]).toMatchObject({ state: 'waiting', tries: 0 });
});

it('gives up at once on a refusal, and sends the next act all the same', async () => {
  useNetwork.setState({ online: false });
  vote('approve');
  acknowledge('n1');
  useNetwork.setState({ online: true });
  answer(({ url }: Asked) => (url.includes('/ballots') ? { status: 409, body: { code: 'poll.closed' } } : ok));
  await settled();
  expect(items().map((i) => [i.name, i.state, i.trouble?.title])).toEqual([
    ['notices.mark', 'sent', undefined],
    ['polls.cast', 'failed', '投票已经截止'],
  ]);
});

it('keeps only the last word of a vote that has not left, but every step of a notice', async () => {
  useNetwork.setState({ online: false });
  vote('approve');
  vote('reject');
  acknowledge('n1');
  post('notices.mark', { params: { notice: 'n1' }, body: { step: 'seen' }, title: '停水通知，看到', icon: 'bell' });
  expect(items().map((i) => i.body)).toEqual([{ step: 'seen' }, { step: 'acknowledged' }, { choice: 'reject' }]);
});

it("never sends one person's act in the name of another on the same phone", async () => {
  useNetwork.setState({ online: false });
  acknowledge('n1');
  const [waiting] = items();
  const { me } = useSession.getState();
  useSession.setState({ me: me && { ...me, userId: 'u2' } });
  useNetwork.setState({ online: true });
  answer(() => ok);
  await settled();
  expect(asked).toEqual([]);
  expect(items()[0]).toEqual(waiting);
});

it('keeps the pictures of a claim apart from the claim, and what is discarded is gone', async () => {
  useNetwork.setState({ online: false });
  const body = { itemId: 'i1', happenedOn: '2026-11-20', note: '', pictureIds: [] };
  const id = post('credit.claim', { params: {}, body, title: '申报积分，修水渠', icon: 'camera', pictures: [] });
  post('credit.claim', { params: {}, body, title: '申报积分，修水渠', icon: 'camera' });
  expect(items()).toHaveLength(2);
  discard(id);
  expect(items()).toHaveLength(1);
});

it("does not replace another person's vote with mine on the same phone", () => {
  useNetwork.setState({ online: false });
  vote('approve');
  const { me } = useSession.getState();
  useSession.setState({ me: me && { ...me, userId: 'u2' } });
  vote('reject');
  expect(items().map((i) => [i.userId, i.body])).toEqual([
    ['u2', { choice: 'reject' }],
    ['u1', { choice: 'approve' }],
  ]);
});
