import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import type { ResponseOf } from '@wecountry/shared/contracts';
import { receiptLeaf } from '@wecountry/shared/domain/receipt-code';
import { inclusionProof, merkleRoot, toHex } from '@wecountry/shared/domain/transparency';
import { useNetwork } from '@/platform/network';
import { useOutbox } from '@/platform/outbox-store';
import { countedPoll, poll } from '../../../../../test/samples';
import { serve } from '../../../../../test/serve';
import { signIn } from '../../../../../test/signed-in';
import { asked, opened } from '../../../../../test/taro';
import ReceiptsPage from '../receipts/index';
import PollPage from './index';

type Sent = { choice: string; code: string };
const sent = () => asked.filter((request) => request.url.includes('secret-ballots')).map((r) => r.body as Sent);
const box = { seal: null, withheld: false };
const secretPoll = (part = {}) => poll({ secret: true, box, ...part });

/** A server whose box takes one ballot; `lose` drops the first answer on the way. */
function serveSecret(lose = false) {
  let answers = 0;
  serve({
    'polls.get': () => ({ status: 200, body: secretPoll({ mine: answers > 0 ? 'voted' : 'not_voted' }) }),
    'secret.cast': () => {
      if (lose && sent().length === 1) return { status: 503, body: {} };
      answers += 1;
      return { status: 200, body: { counted: true, voted: 285 } };
    },
    'secret.check': { counted: true, proof: null },
  });
}

async function castReject() {
  fireEvent.click(await screen.findByRole('radio', { name: /^反对/ }));
  fireEvent.click(screen.getByRole('button', { name: '投出这一票' }));
  fireEvent.click(await screen.findByRole('button', { name: '投出“反对”' }));
}

beforeEach(() => {
  signIn();
  act(() => useNetwork.setState({ online: true }));
  opened.params = { id: 'p1' };
});

it('says what is promised and what cannot be, before anything is cast', async () => {
  serveSecret();
  render(<PollPage />);
  expect(await screen.findByText('不记名投票')).toBeTruthy();
  expect(screen.getByText(/数据库里、以后的备份里，都没有东西能把这一票连到你/)).toBeTruthy();
  expect(screen.getByText(/截止以前，管数据库的人存心去查，挡不住/)).toBeTruthy();
  expect(screen.queryByText('公开投票')).toBeNull();
});

it('asks once more, casts at once, and keeps the code but never the choice', async () => {
  serveSecret();
  render(<PollPage />);
  await castReject();
  expect((await screen.findAllByText('你家投了')).length).toBeGreaterThan(0);
  expect(sent()).toEqual([{ choice: 'reject', code: expect.stringMatching(/^[0-9A-HJKMNP-TV-Z]{16}$/) as string }]);
  const spaced = sent()[0]!.code.replace(/(.{4})(?=.)/g, '$1 ');
  expect(await screen.findByText(spaced)).toBeTruthy();
  expect(useOutbox.getState().items).toEqual([]);
  const kept = JSON.stringify({ ...localStorage });
  expect(kept).not.toMatch(/reject|反对/);
});

it('a lost answer is asked for again under the same code', async () => {
  serveSecret(true);
  render(<PollPage />);
  await castReject();
  await waitFor(() => expect(sent()).toHaveLength(1));
  await castReject();
  await waitFor(() => expect(sent()).toHaveLength(2));
  expect(sent()[1]!.code).toBe(sent()[0]!.code);
});

it('without a network nothing can be cast, and nothing waits', async () => {
  serveSecret();
  render(<PollPage />);
  fireEvent.click(await screen.findByRole('radio', { name: /^同意/ }));
  act(() => useNetwork.setState({ online: false }));
  expect(screen.getByText('没有网。不记名的票不存在手机里等，有网再投')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: '投出这一票' }));
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(sent()).toEqual([]);
});

const codes = ['0000000000000000', 'ZZZZZZZZZZZZZZZZ', '7KQ2M9XA4TFD0PZC'];
const leaves = codes.map((code) => receiptLeaf('p1', code));
const head = toHex(merkleRoot(leaves));
const proof = { index: 2, size: 3, head, proof: inclusionProof(leaves, 2).map(toHex) };

function serveReceipts(answer: ResponseOf<'secret.check'>) {
  serve({
    'secret.receipts': { items: codes, nextCursor: null, size: 3, head },
    'secret.check': answer,
  });
}

async function checkFromPaper() {
  render(<ReceiptsPage />);
  fireEvent.input(await screen.findByLabelText(/纸上抄的查对码/), { target: { value: '7kq2 m9xa 4tfd opzc' } });
  fireEvent.click(screen.getByRole('button', { name: '查这张票' }));
}

it('the list shows every code and its seal, and the phone checks the proof of one by itself', async () => {
  serveReceipts({ counted: true, proof });
  await checkFromPaper();
  expect(await screen.findByText('你的票数进去了')).toBeTruthy();
  expect(screen.getAllByRole('listitem').map((row) => row.textContent)).toContain('7KQ2 M9XA 4TFD 0PZC');
  expect(screen.getByText(head)).toBeTruthy();
});

it('a proof that does not hold is said to be none', async () => {
  serveReceipts({ counted: true, proof: { ...proof, index: 1 } });
  await checkFromPaper();
  expect(await screen.findByText('证明对不上')).toBeTruthy();
});

it('a code that is not there is said to be missing', async () => {
  serveReceipts({ counted: false, proof: null });
  await checkFromPaper();
  expect(await screen.findByText('没有这个查对码')).toBeTruthy();
});

it('a closed secret vote shows the sums, no choice of ours, and the way to the list', async () => {
  const sealed = { seal: { size: 391, head }, withheld: false };
  const elector = { label: '上寨 17 号', choice: null, castAt: null, castByName: null };
  serve({ 'polls.get': countedPoll({ secret: true, box: sealed, elector }) });
  render(<PollPage />);
  expect(await screen.findByText('你家投了')).toBeTruthy();
  expect(screen.getByRole('button', { name: '看查对码名单' })).toBeTruthy();
  expect(screen.queryByText(/你家投的是/)).toBeNull();
});

it('fewer than five ballots are not broken down', async () => {
  const counted = { state: 'closed', verdict: 'no_quorum', voted: 3, result: null } as const;
  serve({ 'polls.get': secretPoll({ ...counted, box: { seal: { size: 3, head }, withheld: true } }) });
  render(<PollPage />);
  expect(await screen.findByText(/亲手投的不到 5 人，各项多少票不公布/)).toBeTruthy();
});
