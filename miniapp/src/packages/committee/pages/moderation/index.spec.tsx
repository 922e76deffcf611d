import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import type { ResponseOf } from '@wecountry/shared/contracts';
import { inHours } from '../../../../../test/samples';
import { serve } from '../../../../../test/serve';
import { signIn } from '../../../../../test/signed-in';
import { asked } from '../../../../../test/taro';
import { post } from '../../../../../test/topic-samples';
import ModerationPage from './index';

type Item = ResponseOf<'moderation.queue'>['items'][number];

const item = (part: Partial<Item> = {}): Item => ({
  topicId: 't1',
  topicTitle: '垃圾车早一点',
  post: post({ may: ['hide', 'label', 'admit'] }),
  why: 'reported',
  reports: [{ reason: 'insult', note: '没有凭据', at: inHours(-1) }],
  acts: [],
  ...part,
});
const open = (items: Item[]) => {
  signIn({ village: { roles: ['villager', 'committee'] } });
  serve({
    'moderation.queue': { items, nextCursor: null, total: items.length },
    'moderation.decide': { state: 'hidden' },
  });
  render(<ModerationPage />);
};

it('shows what people have against a post, and hides it only with a reason', async () => {
  open([item()]);
  expect(await screen.findByText('“垃圾车早一点” · 有人觉得不对')).toBeTruthy();
  expect(screen.getByText('骂人、伤人：没有凭据')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: '收起来，垃圾车早一点' }));
  fireEvent.click(screen.getByRole('button', { name: '收起来' }));
  expect(asked.some(({ method }) => method === 'POST')).toBe(false);
  fireEvent.input(screen.getByLabelText(/^为什么/), { target: { value: '没有凭据，伤了人' } });
  fireEvent.click(screen.getByRole('button', { name: '收起来' }));
  await waitFor(() => {
    const [sent] = asked.filter(({ method }) => method === 'POST');
    expect(sent?.body).toEqual({ act: 'hide', reason: '没有凭据，伤了人' });
  });
});

it('leaves what is mine to others', async () => {
  open([item({ post: post({ mine: true }) })]);
  expect(await screen.findByText('这一件要别人来看。')).toBeTruthy();
});

it('says what will stand here while nothing waits', async () => {
  open([]);
  expect(await screen.findByText('没有等着看的')).toBeTruthy();
});
