import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { sceneOf } from '@wecountry/shared/domain/invite-code';
import { serve } from '../../../../../test/serve';
import { signIn, villageId } from '../../../../../test/signed-in';
import { asked, opened } from '../../../../../test/taro';
import JoinPage from './index';

const code = 'K7Q2M9XRTB';
const invite = {
  householdId: 'h1',
  householdCode: '上寨 17 号',
  hamletId: 'a1',
  no: 17,
  villageName: '铜关村',
  expiresAt: '2026-12-06T00:00:00.000Z',
  people: [
    { id: 'r2', name: '石银梅' },
    { id: 'r3', name: '吴家兴' },
  ],
};
const door = { villageName: '铜关村', hamlets: [{ id: 'a1', name: '上寨' }], request: null };

/** Somebody who logged in and is of no village yet. */
beforeEach(() => signIn({ me: { villages: [], name: '' } }));

it('opens a scanned invite, asks who one is, and says it back before binding', async () => {
  opened.params = { scene: sceneOf(villageId, code) };
  serve({ 'joining.lookup': invite, 'joining.accept': { residentId: 'r3', householdId: 'h1' } });
  render(<JoinPage />);
  await screen.findByText('铜关村 上寨 17 号');
  fireEvent.click(screen.getByRole('button', { name: /你是哪一位/ }));
  fireEvent.click(await screen.findByRole('radio', { name: /吴家兴/ }));
  fireEvent.click(screen.getByRole('button', { name: '我就是他' }));
  fireEvent.click(await screen.findByRole('button', { name: '是我' }));
  await waitFor(() => {
    const sent = asked.find((request) => request.url.endsWith('/joining/acceptance'));
    expect(sent?.body).toEqual({ code, residentId: 'r3' });
  });
});

it('says what is wrong with a code that opens nothing', async () => {
  opened.params = { scene: sceneOf(villageId, code) };
  serve({ 'joining.lookup': () => ({ status: 404, body: { code: 'people.invite_wrong' } }), 'joining.door': door });
  render(<JoinPage />);
  expect(await screen.findByText('这张邀请用不了')).toBeTruthy();
});

it('takes name and household from who has no code, and shows what waits', async () => {
  opened.params = {};
  serve({
    'joining.door': {
      ...door,
      request: {
        id: 'q1',
        name: '吴家兴',
        householdCode: '上寨 17 号',
        state: 'open',
        reason: null,
        requestedAt: '2026-11-22T00:00:00.000Z',
      },
    },
  });
  render(<JoinPage />);
  expect(await screen.findByText('吴家兴 · 等人点头')).toBeTruthy();
  expect(screen.queryByRole('button', { name: '请人点头' })).toBeNull();
});

it('tells somebody who is bound already who they are', () => {
  signIn();
  opened.params = {};
  serve({});
  render(<JoinPage />);
  expect(screen.getByText('你是吴阿满')).toBeTruthy();
});
