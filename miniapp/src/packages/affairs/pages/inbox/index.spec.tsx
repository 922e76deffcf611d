import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import type { ResponseOf } from '@wecountry/shared/contracts';
import { inHours } from '../../../../../test/samples';
import { serve } from '../../../../../test/serve';
import { signIn } from '../../../../../test/signed-in';
import { asked, visited } from '../../../../../test/taro';
import InboxPage from './index';

type Inbox = ResponseOf<'inbox.list'>;

const message = (part: Partial<Inbox['items'][number]> = {}): Inbox['items'][number] => ({
  id: 'm1',
  kind: 'vote',
  title: '表决延到周五',
  text: '周五晚 8 点截止',
  page: '/packages/affairs/pages/poll',
  subjectId: 'p1',
  at: inHours(-2),
  read: false,
  ...part,
});
const inbox = (items: Inbox['items']): Inbox => ({
  items,
  nextCursor: null,
  unread: items.filter(({ read }) => !read).length,
});
const marked = () => asked.filter(({ method }) => method === 'POST').map(({ body }) => body);

beforeEach(() => signIn());

it('opens what a message is about, and counts it as read', async () => {
  serve({
    'inbox.list': inbox([message(), message({ id: 'm2', title: '收到货款', read: true })]),
    'inbox.read': { unread: 0 },
  });
  render(<InboxPage />);
  fireEvent.click(await screen.findByRole('button', { name: /^表决延到周五，没看，周五晚 8 点截止/ }));
  expect(visited).toEqual(['/packages/affairs/pages/poll/index?id=p1']);
  await waitFor(() => expect(marked()).toEqual([{ ids: ['m1'] }]));
  fireEvent.click(screen.getByRole('button', { name: /^收到货款，看过了/ }));
  expect(marked()).toHaveLength(1);
});

it('counts all as read at once', async () => {
  let items = [message(), message({ id: 'm2' })];
  serve({
    'inbox.list': () => ({ status: 200, body: inbox(items) }),
    'inbox.read': () => {
      items = items.map((each) => ({ ...each, read: true }));
      return { status: 200, body: { unread: 0 } };
    },
  });
  render(<InboxPage />);
  fireEvent.click(await screen.findByRole('button', { name: '2 条没看，都算看过' }));
  await waitFor(() => expect(screen.queryByRole('button', { name: /都算看过/ })).toBeNull());
  expect(marked()).toEqual([{}]);
});

it('says what will stand here while there is nothing', async () => {
  serve({ 'inbox.list': inbox([]) });
  render(<InboxPage />);
  expect(await screen.findByText('还没有消息')).toBeTruthy();
});
