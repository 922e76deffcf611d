import Taro from '@tarojs/taro';
import { localError } from './api-error';
import { call } from './request';
import { learnMe } from './me';
import { useSession } from './session';

/** Asks WeChat for a login code and turns it into a session; nobody leaves the page. */
export async function startLogin(returnTo: string): Promise<string> {
  // WeChat gives no code without a network, and says so in words of its own.
  const { code } = await Taro.login().catch(() => {
    throw localError('local.offline');
  });
  const { device, signIn } = useSession.getState();
  signIn(await call('auth.mini', { body: { code, device } }));
  await learnMe();
  return returnTo;
}

/** Tickets exist only in the browser. */
export function finishLogin(_ticket: string): Promise<string> {
  return Promise.reject(new Error('login: the mini-program has no ticket'));
}
