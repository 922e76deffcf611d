import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import type { ResponseOf } from '@wecountry/shared/contracts';
import { serve } from '../../../../../test/serve';
import { signIn } from '../../../../../test/signed-in';
import { asked } from '../../../../../test/taro';
import TasksPage from './index';

type Task = ResponseOf<'tasks.list'>['items'][number];

const task = (part: Partial<Task> = {}): Task => ({
  id: 't1',
  pollId: 'p1',
  decisionNo: '2026-1',
  title: '没有微信的户领现金',
  ownerName: '石春生',
  dueOn: '2026-11-01',
  state: 'todo',
  doneAt: null,
  doneNote: null,
  mayFinish: false,
  ...part,
});

const show = (...items: Task[]) => {
  signIn();
  serve({ 'tasks.list': { items }, 'tasks.finish': { id: 't1' } });
  render(<TasksPage />);
};

it('says what is late, what is still to come, and how the rest went', async () => {
  const done = { doneAt: '2026-11-02T09:00:00Z', doneNote: '四个寨都贴了，没意见。' };
  show(
    task({ id: 't1', state: 'late' }),
    task({ id: 't2', title: '照方案分到各户' }),
    task({ id: 't3', title: '核对积分', state: 'done_late', ...done }),
  );
  expect(await screen.findByText('1 件过了日子')).toBeTruthy();
  expect(screen.getByText('还没办完')).toBeTruthy();
  expect(screen.getByText('办完了')).toBeTruthy();
  expect(screen.getByText('四个寨都贴了，没意见。')).toBeTruthy();
  expect(screen.queryByRole('button', { name: /^记办完了/ })).toBeNull();
});

it('its owner writes down how it went, after saying so', async () => {
  show(task({ mayFinish: true }));
  fireEvent.click(await screen.findByRole('button', { name: '记办完了，没有微信的户领现金' }));
  fireEvent.click(await screen.findByRole('button', { name: '记下办完了' }));
  expect(asked.some(({ method }) => method === 'POST')).toBe(false);
  fireEvent.input(screen.getByLabelText(/^办成什么样/), { target: { value: '十二户都领了，签了字。' } });
  fireEvent.click(screen.getByRole('button', { name: '记下办完了' }));
  await waitFor(() =>
    expect(asked.find(({ method }) => method === 'POST')?.body).toEqual({ note: '十二户都领了，签了字。' }),
  );
});

it('before any decision there is nothing to do', async () => {
  show();
  expect(await screen.findByText('还没有决议定下的事')).toBeTruthy();
});
