import { act, configure, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { useNetwork } from '@/platform/network';
import { serve } from '../../../../../test/serve';
import { signIn } from '../../../../../test/signed-in';
import { asked, visited } from '../../../../../test/taro';
import { useNoticeDraft } from '@/features/desk/api/notice-draft';
import { uploadPicture } from '@/platform/media';
import { uploadVoice } from '@/platform/recorder';
import PublishPage from './index';

jest.mock('@/platform/media', () => ({
  choosePictures: jest.fn(),
  uploadPicture: jest.fn(() => Promise.resolve({ id: 'sent-picture' })),
  forgetPicture: jest.fn(() => Promise.resolve()),
}));
jest.mock('@/platform/recorder', () => ({
  canRecord: true,
  RECORD_SECONDS_MAX: 170,
  startRecording: jest.fn(),
  uploadVoice: jest.fn(() => Promise.resolve({ id: 'sent-voice' })),
  forgetVoice: jest.fn(() => Promise.resolve()),
}));

// The longest form of all: a busy machine takes its time with it.
jest.setTimeout(30_000);
configure({ asyncUtilTimeout: 10_000 });

const hamlets = {
  items: [
    { id: 'h1', name: '上寨', leaderName: '石春生', households: 120 },
    { id: 'h2', name: '下寨', leaderName: null, households: 90 },
  ],
};
const household = (no: number) => ({
  id: `f${no}`,
  code: `下寨 ${no} 号`,
  name: '吴阿满',
  hamletId: 'h2',
  hamletName: '下寨',
  members: 4,
  bound: 1,
});

const press = (name: string | RegExp, role: 'button' | 'tab' | 'checkbox' | 'radio' = 'button') =>
  fireEvent.click(screen.getByRole(role, { name }));
/** By the button of the sheet, not by what lies around it. */
const leave = (name: string) => fireEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name }));
const type = (label: string | RegExp, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } });
const published = () =>
  asked.filter((request) => /\/notices$/.test(request.url) && request.method === 'POST').map((r) => r.body);

async function write() {
  render(<PublishPage />);
  await screen.findByRole('button', { name: '发给 210 户' });
  type('标题', '修水渠');
  type('内容', '管中饭。');
}

beforeEach(() => {
  jest.clearAllMocks();
  signIn({ village: { roles: ['villager', 'committee'] } });
  useNetwork.setState({ online: true });
  useNoticeDraft.clear();
  serve({
    'people.hamlets': hamlets,
    'people.households': { items: [household(1), household(2)], nextCursor: null },
    'notices.publish': () => ({ status: 201, body: { id: 'n9' } }),
  });
});

it('says back to whom it goes, and sends it to the whole village at once', async () => {
  await write();
  press('发给 210 户');
  const sheet = within(screen.getByRole('dialog', { name: '发给 210 户？' }));
  expect(sheet.getByText('通知，发给全村。')).toBeTruthy();
  expect(sheet.getByText('发出去，大家马上看到。')).toBeTruthy();
  fireEvent.click(sheet.getByRole('button', { name: '发出去' }));
  await waitFor(() => expect(visited).toEqual(['/packages/committee/pages/reach/index?notice=n9']));
  expect(published()).toEqual([
    expect.objectContaining({ category: 'notice', title: '修水渠', hamletIds: [], householdIds: [], roles: [] }),
  ]);
  expect(useNoticeDraft.now().title).toBe('');
});

it('goes to a hamlet, to who holds a role and to single households together', async () => {
  await write();
  press('上寨，120 户', 'checkbox');
  press('组长', 'checkbox');
  press('一户一户选');
  fireEvent.click(await screen.findByRole('checkbox', { name: '下寨 2 号，吴阿满户' }));
  leave('选好了，1 户');
  press('发给 121 户和组长');
  const sheet = within(screen.getByRole('dialog', { name: '发给 121 户和组长？' }));
  expect(sheet.getByText('通知，发给上寨、组长、选定的 1 户。')).toBeTruthy();
  fireEvent.click(sheet.getByRole('button', { name: '发出去' }));
  await waitFor(() =>
    expect(published()).toEqual([
      expect.objectContaining({ hamletIds: ['h1'], roles: ['group_leader'], householdIds: ['f2'] }),
    ]),
  );
});

it('a chosen household can be taken away again; 全村 takes all away', async () => {
  await write();
  press('一户一户选');
  fireEvent.click(await screen.findByRole('checkbox', { name: '下寨 1 号，吴阿满户' }));
  leave('选好了，1 户');
  screen.getByRole('button', { name: '发给 1 户' });
  press('不发给 下寨 1 号');
  screen.getByRole('button', { name: '发给 210 户' });
  press('监督委员会', 'checkbox');
  screen.getByRole('button', { name: '发给 监督委员会' });
  press('全村', 'checkbox');
  screen.getByRole('button', { name: '发给 210 户' });
});

it('says at each field what is missing, and sends nothing', async () => {
  await write();
  press('招工', 'tab');
  press('定个时间', 'tab');
  type('标题', '');
  press('发给 210 户');
  for (const words of [/标题/, '选一天', '选几点', '写 1 到 500 的整数', '写多少元，比如 130'])
    expect(screen.getByText(words, { selector: '[role=alert]' })).toBeTruthy();
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(screen.getByRole('button', { name: '发给 210 户' }).getAttribute('aria-disabled')).toBe('true');
});

it('招工 is offered with places and pay, at a time, on top for days, with replies', async () => {
  await write();
  press('招工', 'tab');
  type('要几个人', '12');
  press('按一件', 'tab');
  type('一件多少元', '3.5');
  press('定个时间', 'tab');
  press(/^哪天发/);
  press('明天', 'radio');
  press(/^几点发/);
  press('7:00', 'radio');
  press('7 天', 'tab');
  press('开留言', 'tab');
  press('发给 210 户');
  const sheet = within(screen.getByRole('dialog', { name: '发给 210 户？' }));
  for (const words of ['明天早上 7 点发出去，之前可以改。', '要 12 个人，一件 ¥3.50。', '下面可以留言。'])
    expect(sheet.getByText(words)).toBeTruthy();
  fireEvent.click(sheet.getByRole('button', { name: '到时间发出去' }));
  await waitFor(() => expect(published()).toHaveLength(1));
  expect(published()[0]).toMatchObject({
    category: 'hiring',
    hiring: { places: 12, payFen: 350, payUnit: 'piece' },
    pinDays: 7,
    commentsOn: true,
    publishAt: expect.stringMatching(/T23:00:00\.000Z$/) as string,
  });
});

it('sends its pictures and recordings first, each once, also when pressed again', async () => {
  await write();
  const voice = { ref: 'v1', url: 'blob:v1', seconds: 31 };
  useNoticeDraft.change({ pictures: [{ ref: 'p1', url: 'blob:p1', bytes: 9 }], dong: voice });
  let refuses = true;
  serve({
    'people.hamlets': hamlets,
    'notices.publish': () =>
      refuses ? { status: 503, body: { code: 'request.failed' } } : { status: 201, body: { id: 'n9' } },
  });
  press('发给 210 户');
  expect(screen.getByText('带 1 张照片和侗话录音。')).toBeTruthy();
  press('发出去');
  await waitFor(() => expect(published()).toHaveLength(1));
  await screen.findByRole('alert');
  refuses = false;
  press('发出去');
  await waitFor(() => expect(visited).toHaveLength(1));
  expect(uploadPicture).toHaveBeenCalledTimes(1);
  expect(uploadVoice).toHaveBeenCalledTimes(1);
  expect(published()[1]).toMatchObject({
    pictureIds: ['sent-picture'],
    voices: [{ language: 'dong', mediaId: 'sent-voice' }],
  });
});

it('without a network nothing is sent, and what was written stays', async () => {
  await write();
  act(() => useNetwork.setState({ online: false }));
  expect(await screen.findByText('没有网，写的存着，有网再发')).toBeTruthy();
  expect(useNoticeDraft.now().title).toBe('修水渠');
});
