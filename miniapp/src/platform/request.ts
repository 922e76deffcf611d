import Taro from '@tarojs/taro';
import type { BodyOf, ParamsOf, QueryOf, ResponseOf } from '@wecountry/shared/contracts';
import { routes, type RouteName } from '@wecountry/shared/contracts/routes';
import { ACTING_FOR } from '@wecountry/shared/domain/helper';
import { actingFor } from './acting';
import { localError, problemError } from './api-error';
import { noteServerTime } from './clock';
import { useSession } from './session';

type Given<T> = [T] extends [undefined] ? { [K in never]: never } : T;

/** Path parameters as a caller gives them: `village` is the one in use unless it says another. */
export type PathOf<N extends RouteName> = Omit<Given<ParamsOf<N>>, 'village'> & { village?: string };

export interface CallOptions<N extends RouteName> {
  params?: PathOf<N>;
  query?: QueryOf<N>;
  body?: BodyOf<N>;
  /** Idempotency-Key: made once for one intent, sent again with every repeat of it. */
  key?: string;
  signal?: AbortSignal;
  timeoutMs?: number;
  /** For which resident, null for oneself; absent: for whom this phone acts now. */
  owner?: string | null;
}

interface Wire {
  method: 'GET' | 'POST';
  url: string;
  body?: unknown;
  key?: string;
  signal?: AbortSignal;
  timeoutMs: number;
  owner: string | null;
}

/** The address of a route: names in the template filled from `params`, the query added. */
export function addressOf(
  name: RouteName,
  params: Record<string, unknown> = {},
  query: Record<string, unknown> = {},
): string {
  const path = routes[name][1].replace(/:(\w+)/g, (_, key: string) => {
    const value = params[key] ?? (key === 'village' ? useSession.getState().villageId : undefined);
    if (value === undefined || value === null) throw new Error(`${name}: path parameter ${key} is missing`);
    return encodeURIComponent(String(value));
  });
  const search = Object.entries(query)
    .filter(([, value]) => value !== undefined && value !== null && value !== '')
    .map(([key, value]) => `${key}=${encodeURIComponent(String(value))}`)
    .join('&');
  return API_ORIGIN + path + (search && `?${search}`);
}

/** What came back, whatever it was sent with. */
export interface Answered {
  status: number;
  data: unknown;
}

function send(wire: Wire, accessToken: string | null): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const header: Record<string, string> = { accept: 'application/json' };
    if (wire.body !== undefined) header['content-type'] = 'application/json';
    if (accessToken) header.authorization = `Bearer ${accessToken}`;
    if (wire.key) header['idempotency-key'] = wire.key;
    if (wire.owner) header[ACTING_FOR] = wire.owner;
    const task = Taro.request({
      url: wire.url,
      method: wire.method,
      data: wire.body === undefined ? undefined : JSON.stringify(wire.body),
      timeout: wire.timeoutMs,
      header,
      success: ({ statusCode, data, header: said }) => {
        noteServerTime(said?.date ?? said?.Date);
        resolve({ status: statusCode, data: data as unknown });
      },
      fail: (error) => reject(localError(tookTooLong(error) ? 'local.timeout' : 'local.offline')),
    });
    // Taro's task is a promise too; its failure already came through `fail`.
    task.catch(() => undefined);
    wire.signal?.addEventListener('abort', () => {
      task.abort?.();
      reject(wire.signal?.reason ?? localError('local.offline'));
    });
  });
}

/** WeChat says it in words; in a browser Taro hands on what fetch threw when Taro's own clock aborted it. */
const tookTooLong = ({ errMsg, name }: { errMsg?: string; name?: string }): boolean =>
  name === 'AbortError' || /timeout/i.test(errMsg ?? '');

let refreshing: Promise<boolean> | null = null;

/** New tokens for an old session. One at a time: a second refresh with the same token would look like theft. */
function refreshSession(): Promise<boolean> {
  refreshing ??= renew().finally(() => {
    refreshing = null;
  });
  return refreshing;
}

async function renew(): Promise<boolean> {
  const used = useSession.getState().accessToken;
  // Another tab of the browser may have renewed it already; the old refresh token must not be used a second time.
  await useSession.persist.rehydrate();
  const { accessToken, refreshToken, device, signIn, signOut } = useSession.getState();
  if (accessToken !== used) return accessToken !== null;
  if (!refreshToken) return false;
  const { status, data } = await send(
    { method: 'POST', url: addressOf('auth.refresh'), body: { refreshToken, device }, timeoutMs: 15_000, owner: null },
    null,
  );
  if (status === 200) {
    signIn(data as ResponseOf<'auth.refresh'>);
    return true;
  }
  // Only a clear refusal ends the session; a server in trouble does not log anybody out.
  if (status === 401 || status === 400) signOut();
  return false;
}

/**
 * Sends with the access token of this session; when it has expired renews it once and sends again, in the same words and
 * under the same key. Everything that is not a clear success is thrown as an ApiError.
 */
export async function authorised(sendWith: (accessToken: string | null) => Promise<Answered>): Promise<unknown> {
  let used = useSession.getState().accessToken;
  let answer = await sendWith(used);
  if (answer.status === 401 && used) {
    const current = useSession.getState().accessToken;
    // Another call may have renewed the session while this one was on its way.
    if ((current && current !== used) || (await refreshSession())) {
      used = useSession.getState().accessToken;
      answer = await sendWith(used);
    }
  }
  if (answer.status < 200 || answer.status >= 300) throw problemError(answer.status, answer.data);
  if (typeof answer.data !== 'object' || answer.data === null) throw localError('local.garbled');
  return answer.data;
}

/**
 * Calls a route of the API by name. Adds the access token, renews it once when it has expired, and turns every failure
 * into an ApiError with words for the screen.
 */
export async function call<N extends RouteName>(name: N, options: CallOptions<N> = {}): Promise<ResponseOf<N>> {
  const wire: Wire = {
    method: routes[name][0],
    url: addressOf(name, options.params, options.query as Record<string, unknown> | undefined),
    body: options.body,
    key: options.key,
    signal: options.signal,
    timeoutMs: options.timeoutMs ?? 15_000,
    owner: routes[name][1].includes(':village')
      ? options.owner === undefined
        ? actingFor(name)
        : options.owner
      : null,
  };
  return (await authorised((token) => send(wire, token))) as ResponseOf<N>;
}
