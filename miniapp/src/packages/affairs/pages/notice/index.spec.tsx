import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { useNetwork } from '@/platform/network';
import { useOutbox } from '@/platform/outbox-store';
import { usePlaying } from '@/platform/playing';
import { useReading } from '@/platform/reading';
import { notice } from '../../../../../test/samples';
import { serve } from '../../../../../test/serve';
import { signIn } from '../../../../../test/signed-in';
import { asked, opened } from '../../../../../test/taro';
import NoticePage from './index';

const steps = () =>
  asked.filter((request) => request.method === 'POST').map((request) => (request.body as { step: string }).step);
const receipt = { seen: true, listened: false, acknowledgedAt: null };
const read = notice({ receipt });

beforeEach(() => {
  signIn();
  opened.params = { id: 'n1' };
  useReading.setState({ id: null, state: 'idle', heardPercent: 0 });
});

it('says what, when, where and what to do', async () => {
  serve({ 'notices.get': read });
  render(<NoticePage />);
  expect(await screen.findByRole('heading', { name: '明天停水，早 8 点到下午 4 点' })).toBeTruthy();
  expect(screen.getByText('紧急')).toBeTruthy();
  expect(screen.getByText('发给全村 460 户')).toBeTruthy();
  expect(screen.getByText(/^村委会 石明 · /)).toBeTruthy();
  for (const fact of ['什么时候，明天 8:00 到 16:00', '哪里，上寨、中寨', '你要做什么，今晚先接好水'])
    expect(screen.getByRole('listitem', { name: fact })).toBeTruthy();
  expect(screen.getByText('上寨水池的管子裂了，明天换新管。')).toBeTruthy();
});

it('opening it marks 看到, once', async () => {
  serve({ 'notices.get': notice(), 'notices.mark': receipt });
  const { unmount } = render(<NoticePage />);
  await waitFor(() => expect(steps()).toEqual(['seen']));
  expect(screen.getByRole('listitem', { name: /^看到，已做/ })).toBeTruthy();
  unmount();
  render(<NoticePage />);
  await screen.findByText('听过');
  expect(steps()).toEqual(['seen']);
});

it('opening one that was seen before sends nothing', async () => {
  serve({ 'notices.get': read });
  render(<NoticePage />);
  await screen.findByText('听过');
  expect(steps()).toEqual([]);
});

it('hearing 80 % of it marks 听过, once', async () => {
  serve({ 'notices.get': read, 'notices.mark': receipt });
  render(<NoticePage />);
  await screen.findByText('听过');
  act(() => useReading.setState({ id: 'notice-n1', state: 'reading', heardPercent: 79 }));
  expect(steps()).toEqual([]);
  act(() => useReading.setState({ heardPercent: 80 }));
  await waitFor(() => expect(steps()).toEqual(['listened']));
  act(() => useReading.setState({ heardPercent: 100 }));
  expect(steps()).toEqual(['listened']);
});

it('知道了 goes to the village and says so', async () => {
  serve({
    'notices.get': () => ({
      status: 200,
      body: notice({ receipt: { ...receipt, acknowledgedAt: steps().length > 0 ? new Date().toISOString() : null } }),
    }),
    'notices.mark': receipt,
  });
  render(<NoticePage />);
  fireEvent.click(await screen.findByRole('button', { name: '知道了' }));
  expect(await screen.findByText(/，村里收到了$/)).toBeTruthy();
  expect(steps()).toEqual(['acknowledged']);
  expect(screen.queryByRole('button', { name: '知道了' })).toBeNull();
});

it('without a network 知道了 is kept, says that it waits, and goes by itself later', async () => {
  serve({ 'notices.get': read, 'notices.mark': receipt });
  render(<NoticePage />);
  const know = await screen.findByRole('button', { name: '知道了' });
  act(() => useNetwork.setState({ online: false }));
  fireEvent.click(know);
  expect(await screen.findByText('你按的“知道了”记下了，有网就发给村里。')).toBeTruthy();
  expect(screen.getByRole('listitem', { name: '知道了，已做，等网络' })).toBeTruthy();
  expect(screen.getByRole('button', { name: '等网络' }).getAttribute('aria-disabled')).toBe('true');
  expect(useOutbox.getState().items[0]).toMatchObject({
    state: 'waiting',
    title: '明天停水，早 8 点到下午 4 点，知道了',
  });
});

it('when it did not go through, says why, and 再发一次 sends it again under the same key', async () => {
  let refuses = true;
  serve({
    'notices.get': read,
    'notices.mark': () =>
      refuses ? { status: 404, body: { code: 'request.not_found' } } : { status: 200, body: receipt },
  });
  render(<NoticePage />);
  fireEvent.click(await screen.findByRole('button', { name: '知道了' }));
  const again = await screen.findByRole('button', { name: '再发一次' });
  refuses = false;
  fireEvent.click(again);
  expect(await screen.findByText(/，村里收到了$/)).toBeTruthy();
  const keys = asked.filter((request) => request.method === 'POST').map((r) => r.header['idempotency-key']);
  expect(new Set(keys).size).toBe(1);
});

it('a supervisor who is no villager reads it without a receipt', async () => {
  signIn({ village: { resident: null, roles: ['supervisor'] } });
  serve({ 'notices.get': notice() });
  render(<NoticePage />);
  await screen.findByText('今晚先接好水');
  expect(screen.queryByRole('button', { name: '知道了' })).toBeNull();
  expect(asked.every((request) => request.method === 'GET')).toBe(true);
});

it('a buyer is told whose it is, and nothing is fetched', () => {
  signIn({ me: { villages: [] } });
  serve({ 'notices.get': read });
  render(<NoticePage />);
  expect(screen.getByText(/^这里只有/)).toBeTruthy();
  expect(asked.some((request) => request.url.includes('/notices/'))).toBe(false);
});

it('what was recorded is heard first, and hearing 80 % of it marks 听过', async () => {
  const voices = [{ id: 'v1', language: 'dong' as const, url: '/voice', mime: 'audio/webm', seconds: 48 }];
  serve({ 'notices.get': notice({ receipt, voices }), 'notices.mark': receipt });
  render(<NoticePage />);
  expect(await screen.findByText('村委会 石明用侗话说')).toBeTruthy();
  expect(screen.getByText('0:00 / 0:48')).toBeTruthy();
  act(() => usePlaying.setState({ id: 'notice-n1', state: 'playing', second: 38, heardPercent: 79 }));
  expect(steps()).toEqual([]);
  act(() => usePlaying.setState({ second: 39, heardPercent: 81 }));
  await waitFor(() => expect(steps()).toEqual(['listened']));
});
