import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { json, type Incoming, type Reply, type Route } from './http.js';
import { CashierError, type Trade } from './model.js';
import type { OAuth } from './oauth.js';
import type { PayService } from './pay-service.js';
import type { Registration } from './registration.js';
import type { SubscribeMessages } from './subscribe-messages.js';
import { merchantSigned } from './wire.js';

const payParams = z.object({
  appId: z.string(),
  timeStamp: z.string().regex(/^\d{1,32}$/),
  nonceStr: z.string().min(1).max(32),
  package: z.string().regex(/^prepay_id=.+$/),
  signType: z.literal('RSA'),
  paySign: z.string().min(1),
});
const payRequest = payParams.extend({ choice: z.enum(['pay', 'cancel', 'pay_lose_callback']) });
const loginRequest = z.object({ appid: z.string(), miniOpenid: z.string() });

const CASHIER_SCRIPT = new URL('./jssdk/cashier.js', import.meta.url);

export interface PhoneParts {
  readonly registration: Registration;
  readonly pay: PayService;
  readonly oauth: OAuth;
  readonly messages: SubscribeMessages;
}

/**
 * What a real phone does inside WeChat: `wx.login`, the cashier over a page, the script that brings it there. Only
 * pages of the registered origins may call; a harness without a browser sends no Origin and stands for the phone itself.
 */
export function phoneRoutes(parts: PhoneParts): Route[] {
  const post = (path: string, handle: (body: unknown) => Promise<Reply> | Reply): Route[] => [
    { method: 'POST', path, handle: (request) => fromPage(parts.registration, request, () => handle(bodyOf(request))) },
    { method: 'OPTIONS', path, handle: (request) => fromPage(parts.registration, request, () => ({ status: 204 })) },
  ];
  return [
    ...post('/phone/login', (body) => login(parts, body)),
    ...post('/phone/subscribe', (body) => subscribe(parts, body)),
    ...post('/phone/cashier', (body) => cashier(parts, body)),
    ...post('/phone/pay', (body) => pay(parts, body)),
    {
      method: 'GET',
      path: '/jssdk/jweixin-1.6.0.js',
      handle: () => ({
        status: 200,
        headers: { 'content-type': 'text/javascript; charset=utf-8', 'x-content-type-options': 'nosniff' },
        body: readFileSync(CASHIER_SCRIPT, 'utf8'),
      }),
    },
  ];
}

const failed = (reason: string): Reply => json(200, { result: 'fail', reason });

function bodyOf(request: Incoming): unknown {
  try {
    return JSON.parse(request.body.toString('utf8'));
  } catch {
    return undefined;
  }
}

/** CORS for the registered pages, and a refusal in WeChat's words for others. */
async function fromPage(
  registration: Registration,
  request: Incoming,
  handle: () => Promise<Reply> | Reply,
): Promise<Reply> {
  const { origin } = request.headers;
  if (origin === undefined) return handle();
  if (!registration.payOrigins.includes(origin)) return { ...failed('当前页面的URL未注册'), status: 403 };
  const reply = await handle();
  const cors = {
    'access-control-allow-origin': origin,
    'access-control-allow-headers': 'content-type',
    'access-control-allow-methods': 'POST',
    vary: 'origin',
  };
  return { ...reply, headers: { ...reply.headers, ...cors } };
}

function login({ oauth }: PhoneParts, body: unknown): Reply {
  const request = loginRequest.safeParse(body);
  const code = request.success ? oauth.phoneCode(request.data.appid, request.data.miniOpenid) : null;
  return code === null ? failed('没有这个小程序或者这个人') : json(200, { result: 'ok', code });
}

function subscribe({ messages }: PhoneParts, body: unknown): Reply {
  const choices = messages.consent(body);
  return choices === null ? failed('没有这些模板或者这个人') : json(200, { result: 'ok', choices });
}

/** The order behind what the page handed over, if the merchant signed just that. @throws CashierError */
function orderOf({ registration, pay }: PhoneParts, params: z.infer<typeof payParams>): Trade {
  const lines = [params.appId, params.timeStamp, params.nonceStr, params.package];
  if (!merchantSigned(registration.merchantPublicKeyPem, lines, params.paySign)) {
    throw new CashierError('支付验证签名失败');
  }
  return pay.trades.payable(params.appId, params.package.slice('prepay_id='.length));
}

async function orFailed(act: () => Promise<Reply> | Reply): Promise<Reply> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof CashierError) return failed(error.message);
    throw error;
  }
}

function cashier(parts: PhoneParts, body: unknown): Promise<Reply> {
  const params = payParams.safeParse(body);
  if (!params.success) return Promise.resolve(failed('支付参数不对'));
  return orFailed(() => {
    const trade = orderOf(parts, params.data);
    const { merchantName } = parts.registration;
    return json(200, { result: 'ok', merchantName, description: trade.description, amountFen: trade.totalFen });
  });
}

function pay(parts: PhoneParts, body: unknown): Promise<Reply> {
  const request = payRequest.safeParse(body);
  if (!request.success) return Promise.resolve(failed('支付参数不对'));
  const { choice, ...params } = request.data;
  return orFailed(async () => {
    // The order is taken again at the moment of paying: it may have been closed while the sheet was open.
    const trade = orderOf(parts, params);
    if (choice === 'cancel') return json(200, { result: 'cancel' });
    await parts.pay.pay(trade, choice);
    return json(200, { result: 'ok' });
  });
}
