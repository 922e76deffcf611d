import { call } from './request';
import { learnMe } from './me';
import { useSession } from './session';

/** Sends the browser to WeChat's consent page; it comes back to pages/login with a one-time ticket. */
export function startLogin(returnTo: string): Promise<void> {
  location.href = `/api/auth/wechat/start?return=${encodeURIComponent(returnTo)}`;
  // The browser is leaving; what would follow must not run.
  return new Promise(() => undefined);
}

/** Turns the ticket of the way back into a session. */
export async function finishLogin(ticket: string): Promise<void> {
  const { device, signIn } = useSession.getState();
  signIn(await call('auth.ticket', { body: { ticket, device } }));
  await learnMe();
}
