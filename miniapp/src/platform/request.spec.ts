import Taro, { answer, asked, type Answer } from '../../test/taro';
import { signIn, signOut, villageId } from '../../test/signed-in';
import { ApiError } from './api-error';
import { call } from './request';
import { useSession } from './session';

const renewed = { accessToken: 'access-2', accessExpiresInSeconds: 900, refreshToken: 'refresh-2-long-enough' };

/** A server whose access tokens other than `good` have expired. */
const expiring =
  (good: string, refresh: Answer = { status: 200, body: renewed }) =>
  ({ url, header }: { url: string; header: Record<string, string> }): Answer => {
    if (url === '/api/auth/refresh') return refresh;
    return header.authorization === `Bearer ${good}`
      ? { status: 200, body: { items: [] } }
      : { status: 401, body: { code: 'session.expired' } };
  };
const refreshes = () => asked.filter((a) => a.url === '/api/auth/refresh');

beforeEach(() => signIn());

it('fills the village, further ids and the query into the address, and sends token and key', async () => {
  answer(() => ({ status: 200, body: { seen: true } }));
  await call('notices.mark', { params: { notice: 'n/1' }, body: { step: 'seen' }, key: 'key-1' });
  await call('notices.list', { query: { category: 'urgent', cursor: undefined } });
  expect(asked[0]).toEqual({
    method: 'POST',
    url: `/api/villages/${villageId}/notices/n%2F1/receipts`,
    body: { step: 'seen' },
    header: {
      accept: 'application/json',
      'content-type': 'application/json',
      authorization: 'Bearer access-1',
      'idempotency-key': 'key-1',
    },
  });
  expect(asked[1]?.url).toBe(`/api/villages/${villageId}/notices?category=urgent`);
});

it('names the parameter that is missing instead of calling a broken address', async () => {
  await expect(call('notices.get', { params: {} as { notice: string } })).rejects.toThrow(
    'path parameter notice is missing',
  );
  expect(asked).toEqual([]);
});

it('renews an expired session once and repeats the call with the same key', async () => {
  answer(expiring('access-2'));
  await call('notices.mark', { params: { notice: 'n1' }, body: { step: 'seen' }, key: 'key-1' });
  expect(refreshes()).toHaveLength(1);
  expect(refreshes()[0]?.body).toEqual({ refreshToken: 'refresh-1-long-enough', device: 'device-1' });
  expect(asked.filter((a) => a.header['idempotency-key'] === 'key-1')).toHaveLength(2);
  expect(useSession.getState().refreshToken).toBe('refresh-2-long-enough');
});

it('renews once for many calls at the same time: a second use of the token would look like theft', async () => {
  answer(expiring('access-2'));
  await Promise.all([call('polls.list'), call('notices.list'), call('today.get')]);
  expect(refreshes()).toHaveLength(1);
});

it('takes the session that another tab has renewed instead of using the old token again', async () => {
  answer(expiring('access-2'));
  const stored = Taro.getStorageSync('wc-session') as string;
  Taro.setStorageSync('wc-session', stored.replace('access-1', 'access-2').replace('refresh-1', 'refresh-2'));
  await call('polls.list');
  expect(refreshes()).toEqual([]);
  expect(useSession.getState().refreshToken).toBe('refresh-2-long-enough');
});

it('signs out when the server ends the session, and says so', async () => {
  answer(expiring('nobody', { status: 401, body: { code: 'session.ended' } }));
  await expect(call('polls.list')).rejects.toMatchObject({ code: 'session.expired', title: '登录过期了' });
  expect(useSession.getState()).toMatchObject({ accessToken: null, refreshToken: null, me: null });
});

it('stays signed in when the renewal fails for want of a network or a server', async () => {
  for (const trouble of ['offline', { status: 503 }] as Answer[]) {
    signIn();
    answer(expiring('nobody', trouble));
    await expect(call('polls.list')).rejects.toBeInstanceOf(ApiError);
    expect(useSession.getState().refreshToken).toBe('refresh-1-long-enough');
  }
});

it('does not try to renew for somebody who is not signed in', async () => {
  signOut();
  answer(expiring('nobody'));
  await expect(call('villages.list')).rejects.toMatchObject({ status: 401 });
  expect(refreshes()).toEqual([]);
});

it('turns a problem into words: code, what happened, what to do, which field', async () => {
  answer(() => ({
    status: 422,
    body: {
      code: 'poll.closes_too_soon',
      title: '截止时间太近',
      next: '至少留一个小时。',
      errors: [{ field: 'body.closesAt', message: '太近' }],
    },
  }));
  const error = await call('polls.list').catch((e: unknown) => e as ApiError);
  expect(error).toMatchObject({
    code: 'poll.closes_too_soon',
    status: 422,
    title: '截止时间太近',
    next: '至少留一个小时。',
    mayRetry: false,
  });
  expect((error as ApiError).about('closesAt')).toBe('太近');
});

it('has words of its own for a page of a proxy, a lost line and a slow one', async () => {
  const fails = async (said: Answer) => {
    answer(() => said);
    return call('polls.list').catch((e: unknown) => e as ApiError);
  };
  expect(await fails({ status: 502, body: '<html>' })).toMatchObject({ code: 'request.failed', mayRetry: true });
  expect(await fails({ status: 403, body: null })).toMatchObject({ code: 'request.forbidden', mayRetry: false });
  expect(await fails('offline')).toMatchObject({ code: 'local.offline', title: '网不通', mayRetry: true });
  expect(await fails('timeout')).toMatchObject({ code: 'local.timeout', mayRetry: true });
  expect(await fails({ fails: { errMsg: 'request:fail timeout' } })).toMatchObject({ code: 'local.timeout' });
  expect(await fails({ fails: { errMsg: 'request:fail' } })).toMatchObject({ code: 'local.offline' });
  expect(await fails({ status: 200, body: 'welcome to the hotel' })).toMatchObject({ code: 'local.garbled' });
});
