import Taro from '@tarojs/taro';
import type { PrivacyVersion } from '@wecountry/shared/domain/privacy-version';
import { localError } from './api-error';
import { call } from './request';
import { learnMe } from './me';
import { useSession } from './session';

/**
 * Asks WeChat for a login code and turns it into a session; nobody leaves the page. `agreed` is the privacy notice that
 * the pressed button named.
 */
export async function startLogin(returnTo: string, agreed?: PrivacyVersion): Promise<string> {
  // WeChat gives no code without a network, and says so in words of its own.
  const { code } = await Taro.login().catch(() => {
    throw localError('local.offline');
  });
  const { device, signIn } = useSession.getState();
  signIn(await call('auth.mini', { body: { code, device, agreed } }));
  await learnMe();
  return returnTo;
}

/** Tickets exist only in the browser. */
export function finishLogin(_ticket: string): Promise<string> {
  return Promise.reject(new Error('login: the mini-program has no ticket'));
}
