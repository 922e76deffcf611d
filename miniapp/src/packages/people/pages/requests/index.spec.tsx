import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { serve } from '../../../../../test/serve';
import { signIn } from '../../../../../test/signed-in';
import { asked } from '../../../../../test/taro';
import RequestsPage from './index';

const candidate = { residentId: 'r9', name: '罗宏伟', sameName: true, bound: true, mayDecide: true };
const request = {
  id: 'q1',
  name: '罗宏伟',
  householdId: 'h9',
  householdCode: '坡头寨 12 号',
  requestedAt: '2026-11-22T00:00:00.000Z',
  candidates: [candidate],
};
const serving = (items: (typeof request)[]) =>
  serve({ 'joining.requests': { householdId: null, items }, 'joining.decide': { id: 'q1' } });
const sent = () => asked.find(({ url }) => url.endsWith('/decision'))?.body;

beforeEach(() => signIn({ village: { roles: ['villager', 'committee'] } }));

it('says that a new phone is asked for, and what a yes does to the old one', async () => {
  serving([request]);
  render(<RequestsPage />);
  expect(await screen.findByText(/写的是 坡头寨 12 号 · 换了微信/)).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: '是他' }));
  expect(await screen.findByText(/原来那个微信马上退出/)).toBeTruthy();
  fireEvent.click(screen.getAllByRole('button', { name: '是他' }).at(-1)!);
  await waitFor(() => expect(sent()).toEqual({ confirm: true, residentId: 'r9' }));
});

it('has no yes for who may not say it', async () => {
  serving([{ ...request, candidates: [{ ...candidate, mayDecide: false }] }]);
  render(<RequestsPage />);
  expect(await screen.findByText(/这一户没有你能点头的人/)).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: '是他' }));
  expect(sent()).toBeUndefined();
});

it('is empty in words', async () => {
  serving([]);
  render(<RequestsPage />);
  expect(await screen.findByText('没有等着的申请')).toBeTruthy();
});
