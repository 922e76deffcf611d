import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { serve } from '../../../../../test/serve';
import { signIn } from '../../../../../test/signed-in';
import { asked, visited } from '../../../../../test/taro';
import OpenPollPage from './index';

const hamlets = { items: [{ id: 'a1', name: '上寨', households: 60, leaderName: null }] };
const sent = () => asked.filter((request) => request.method === 'POST');
const choose = (label: RegExp, item: RegExp) => {
  fireEvent.click(screen.getByRole('button', { name: label }));
  fireEvent.click(screen.getByRole('radio', { name: item }));
};

beforeEach(() => {
  signIn({ village: { roles: ['villager', 'committee'] } });
  serve({
    'people.hamlets': () => ({ status: 200, body: hamlets }),
    'polls.open': () => ({ status: 201, body: { id: 'p9' } }),
    'polls.openInHamlet': () => ({ status: 201, body: { id: 'p9' } }),
  });
  render(<OpenPollPage />);
  fireEvent.input(screen.getByLabelText('题目'), { target: { value: '修改合作社章程' } });
  fireEvent.input(screen.getByLabelText('办法'), { target: { value: '第八条改成每年开两次会。' } });
});

it('asks in secret, by heads, with the stricter threshold and ten days of papers, and says it all back', async () => {
  expect(screen.queryByRole('tab', { name: '更严的' })).toBeNull();
  choose(/^开什么会/, /^成员大会/);
  fireEvent.click(screen.getByRole('tab', { name: '不记名' }));
  expect(screen.getByText(/投了什么看不到，投了不能改/)).toBeTruthy();
  expect(screen.getByText('修改章程，合并、分立、解散，要用更严的。')).toBeTruthy();
  fireEvent.click(screen.getByRole('tab', { name: '更严的' }));
  expect(screen.getByText('按规定，开会前 15 天要公布材料。')).toBeTruthy();
  choose(/^什么时候开投/, /15 天后开投/);
  fireEvent.click(screen.getByRole('button', { name: '公布材料' }));
  expect(await screen.findByText(/15 天后开投，名册到那时定/)).toBeTruthy();
  expect(screen.getByText(/这次不记名，以后不能改成公开/)).toBeTruthy();
  fireEvent.click(screen.getAllByRole('button', { name: '公布材料' })[1]!);
  await waitFor(() => expect(visited).toEqual(['/packages/affairs/pages/poll/index?id=p9']));
  expect(sent()[0]!.body).toMatchObject({ preset: 'coop_members', unit: 'resident', secret: true, major: true });
});

it('asks one hamlet by heads, and lets go of what another meeting does not know', async () => {
  choose(/^开什么会/, /^成员大会/);
  fireEvent.click(screen.getByRole('tab', { name: '更严的' }));
  choose(/^开什么会/, /^村民小组会议/);
  fireEvent.click(screen.getByRole('tab', { name: '一人一票' }));
  fireEvent.click(screen.getByRole('button', { name: '开始投票' }));
  expect(await screen.findByText('选一个寨')).toBeTruthy();
  await waitFor(() => expect(asked.some(({ url }) => url.includes('/hamlets'))).toBe(true));
  choose(/^问哪些人/, /^上寨/);
  fireEvent.click(screen.getByRole('button', { name: '开始投票' }));
  fireEvent.click((await screen.findAllByRole('button', { name: '开始投票' }))[1]!);
  await waitFor(() => expect(sent()).toHaveLength(1));
  expect(sent()[0]!.url).toContain('/hamlets/a1/polls');
  expect(sent()[0]!.body).toMatchObject({ preset: 'hamlet_meeting', unit: 'resident', secret: false, major: false });
});

it('says what the village refuses: too few for a secret vote', async () => {
  serve({
    'people.hamlets': () => ({ status: 200, body: hamlets }),
    'polls.open': () => ({ status: 422, body: { code: 'poll.secret_too_few' } }),
  });
  fireEvent.click(screen.getByRole('tab', { name: '不记名' }));
  fireEvent.click(screen.getByRole('button', { name: '开始投票' }));
  fireEvent.click((await screen.findAllByRole('button', { name: '开始投票' }))[1]!);
  expect(await screen.findByText(/人太少，不记名也猜得出来/)).toBeTruthy();
});
