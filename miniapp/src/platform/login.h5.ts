import { privacyVersions, type PrivacyVersion } from '@wecountry/shared/domain/privacy-version';
import { call } from './request';
import { learnMe } from './me';
import { useSession } from './session';

const RETURN_KEY = 'wc-return';
const AGREED_KEY = 'wc-agreed';
const HOME = '/pages/home/index';

/**
 * Sends the browser to WeChat's consent page; it comes back to pages/login with a one-time ticket. `agreed` is the
 * privacy notice that the pressed button named.
 */
export async function startLogin(returnTo: string, agreed?: PrivacyVersion): Promise<string> {
  const { loginPath } = await call('app.config');
  if (agreed) sessionStorage.setItem(AGREED_KEY, agreed);
  sessionStorage.setItem(RETURN_KEY, returnTo);
  location.href = loginPath;
  // The browser is leaving; what would follow must not run.
  return new Promise(() => undefined);
}

/** Turns the ticket of the way back into a session. Resolves to the address from which the person left. */
export async function finishLogin(ticket: string): Promise<string> {
  const { device, signIn } = useSession.getState();
  const agreed = privacyVersions.find((version) => version === sessionStorage.getItem(AGREED_KEY));
  sessionStorage.removeItem(AGREED_KEY);
  signIn(await call('auth.ticket', { body: { ticket, device, agreed } }));
  await learnMe();
  const from = sessionStorage.getItem(RETURN_KEY) ?? HOME;
  sessionStorage.removeItem(RETURN_KEY);
  return from;
}
