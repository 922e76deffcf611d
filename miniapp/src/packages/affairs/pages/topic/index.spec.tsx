import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import type { Post } from '@wecountry/shared/contracts/discussion';
import { useNetwork } from '@/platform/network';
import { useOutbox } from '@/platform/outbox-store';
import { inHours } from '../../../../../test/samples';
import { serve } from '../../../../../test/serve';
import { signIn } from '../../../../../test/signed-in';
import { asked, opened } from '../../../../../test/taro';
import { post, topic } from '../../../../../test/topic-samples';
import TopicPage from './index';

const open = (it = topic(), posts: Post[] = []) => {
  serve({
    'topics.get': it,
    'topics.posts': { items: posts, nextCursor: null },
    'moderation.label': { labelled: false },
  });
  render(<TopicPage />);
};
const posted = () =>
  asked.filter(({ method }) => method === 'POST').map(({ url, body }) => [url.split('/').pop(), body]);

beforeEach(() => {
  signIn();
  opened.params = { id: 't1' };
});

it('shows the correction above the words, the answer and how long it took', async () => {
  open(topic(), [
    post({ rumour: { correction: '问过供电所，没有这回事。', byName: '石明', at: inHours(-1) } }),
    post({ id: 'p2', kind: 'answer', authorName: '石明', body: '电工明天来。', tookSeconds: 7_200 }),
  ]);
  expect(await screen.findByText('不实，石明更正')).toBeTruthy();
  expect(screen.getByText('问过供电所，没有这回事。')).toBeTruthy();
  expect(screen.getByText('正式答复，隔了 2 小时')).toBeTruthy();
});

it('of what is hidden shows the reason in its place', async () => {
  open(topic(), [
    post({ state: 'hidden', body: null, hidden: { reason: '没有证据', at: inHours(-1), byName: '石明' } }),
  ]);
  expect(await screen.findByText('收起来了。原因：没有证据')).toBeTruthy();
  expect(screen.queryByText('我家门口也是这样。')).toBeNull();
});

it('a reply waits for the network, visibly', async () => {
  open();
  const words = await screen.findByLabelText('接一句');
  act(() => useNetwork.setState({ online: false }));
  fireEvent.input(words, { target: { value: '我们也是' } });
  fireEvent.click(screen.getByRole('button', { name: '说出去' }));
  expect(await screen.findByText(/^等网络：你的话记下了/)).toBeTruthy();
  expect(useOutbox.getState().items[0]).toMatchObject({ name: 'topics.reply', state: 'waiting' });
});

it('asks what is wrong before a report, and thanks', async () => {
  serve({
    'topics.get': topic(),
    'topics.posts': { items: [post({ may: ['report'] })], nextCursor: null },
    'topics.report': () => ({ status: 201, body: { id: 'x1' } }),
  });
  render(<TopicPage />);
  fireEvent.click(await screen.findByRole('button', { name: '这话不对，吴雪芬说的' }));
  fireEvent.click(screen.getByRole('button', { name: '请村里看看' }));
  expect(await screen.findByText('记下了，村里会看。')).toBeTruthy();
  expect(posted()).toEqual([['reports', { reason: 'rumour', note: '' }]]);
});

it('only the asker may say that it is clear', async () => {
  open(topic({ mine: true, state: 'answered', may: ['reply', 'settle', 'reopen'] }));
  expect(await screen.findByRole('button', { name: '说清楚了' })).toBeTruthy();
  expect(screen.getByRole('button', { name: '还没说清楚' })).toBeTruthy();
  expect(screen.queryByRole('button', { name: '正式答复' })).toBeNull();
});

it('the committee takes a correction away, and is told that it stays on record', async () => {
  open(topic(), [
    post({ may: ['hide', 'label'], rumour: { correction: '没有这回事。', byName: '石明', at: inHours(-1) } }),
  ]);
  fireEvent.click(await screen.findByRole('button', { name: '去掉更正，吴雪芬说的' }));
  expect(screen.getByText('现在写着：没有这回事。')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: '去掉更正' }));
  await waitFor(() => expect(posted()).toEqual([['label', { correction: null }]]));
});
