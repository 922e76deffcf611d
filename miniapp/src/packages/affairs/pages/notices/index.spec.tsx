import { fireEvent, render, screen, within } from '@testing-library/react';
import { notice } from '../../../../../test/samples';
import { serve } from '../../../../../test/serve';
import { signIn } from '../../../../../test/signed-in';
import { asked, visited } from '../../../../../test/taro';
import NoticesPage from './index';

const first = notice({ id: 'n1', category: 'hiring', title: '修上寨水渠，要 12 个人' });
const second = notice({ id: 'n2', category: 'culture', title: '歌节排练，三个歌队都来' });

beforeEach(() => signIn());

it('lists what was sent to me, each read as one: kind, title, how far I am, when', async () => {
  serve({ 'notices.list': { items: [first], nextCursor: null, total: 1 } });
  render(<NoticesPage />);
  const row = await screen.findByRole('button', { name: /^招工，修上寨水渠，要 12 个人，还没看，/ });
  fireEvent.click(row);
  expect(visited).toEqual(['/packages/affairs/pages/notice/index?id=n1']);
  expect(within(screen.getByRole('list', { name: '通知，共 1 条' })).getAllByRole('listitem')).toHaveLength(1);
});

it('看更多 brings the next page, and goes when there is no more', async () => {
  serve({
    'notices.list': ({ url }) => ({
      status: 200,
      body: url.includes('cursor=next')
        ? { items: [second], nextCursor: null, total: 2 }
        : { items: [first], nextCursor: 'next', total: 2 },
    }),
  });
  render(<NoticesPage />);
  fireEvent.click(await screen.findByRole('button', { name: '看更多' }));
  expect(await screen.findByText('歌节排练，三个歌队都来')).toBeTruthy();
  expect(screen.getByText('修上寨水渠，要 12 个人')).toBeTruthy();
  expect(screen.queryByRole('button', { name: '看更多' })).toBeNull();
});

it('asks for one category when one is pressed', async () => {
  serve({
    'notices.list': ({ url }) => ({
      status: 200,
      body: { items: url.includes('category=culture') ? [second] : [first, second], nextCursor: null, total: 1 },
    }),
  });
  render(<NoticesPage />);
  await screen.findByText('修上寨水渠，要 12 个人');
  fireEvent.click(within(screen.getByRole('tablist', { name: '看哪一类' })).getByText('文化'));
  expect(await screen.findByRole('list', { name: '通知，共 1 条' })).toBeTruthy();
  expect(asked[asked.length - 1]?.url).toContain('category=culture');
});

it('says which kind there is none of', async () => {
  serve({ 'notices.list': { items: [], nextCursor: null, total: 0 } });
  render(<NoticesPage />);
  expect(await screen.findByText('还没有发给你的通知')).toBeTruthy();
  fireEvent.click(screen.getByText('公示'));
  expect(await screen.findByText('还没有公示的通知')).toBeTruthy();
});
