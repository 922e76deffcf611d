import { generateKeyPairSync } from 'node:crypto';
import path from 'node:path';
import { platformKeys, type Signer } from '../../src/demo/simulator/keys.js';
import { readRegistration } from '../../src/demo/simulator/registration.js';
import { seal, signMessage } from '../../src/demo/simulator/wire.js';
import { newId } from '../../src/platform/db/id.js';
import type { TestWechat } from './wechat.js';

export interface SignedCallback {
  url: string;
  headers: Record<string, string>;
  payload: string;
}

interface Named {
  readonly no: string;
  readonly amountFen: number;
}

/** What WeChat might say, signed with its own key: for messages that the simulator would never send. */
function signed(
  wechat: TestWechat,
  event: { url: string; eventType: string; content: object },
  signer?: Signer,
  nowMs = Date.now(),
): SignedCallback {
  const folder = path.join(wechat.folder, 'simulator');
  const { apiV3Key } = readRegistration(folder);
  const payload = JSON.stringify({
    id: newId(),
    create_time: '2026-11-22T10:00:00+08:00',
    event_type: event.eventType,
    resource_type: 'encrypt-resource',
    summary: '',
    resource: { original_type: 'transaction', ...seal(JSON.stringify(event.content), apiV3Key, 'transaction') },
  });
  const headers = { ...signMessage(signer ?? platformKeys(folder).publicKey, payload, nowMs) };
  return { url: event.url, headers: { ...headers, 'content-type': 'application/json' }, payload };
}

function paymentOf(wechat: TestWechat, order: Named, changes: object): object {
  const { mchid, apps } = readRegistration(path.join(wechat.folder, 'simulator'));
  return {
    appid: apps.find((app) => app.kind === 'web')?.appid,
    mchid,
    out_trade_no: order.no,
    transaction_id: `42${order.no}`,
    trade_type: 'JSAPI',
    trade_state: 'SUCCESS',
    success_time: new Date().toISOString(),
    payer: { openid: wechat.persons[0].openid },
    amount: { total: order.amountFen, payer_total: order.amountFen, currency: 'CNY' },
    ...changes,
  };
}

/** A callback that says the order is paid; `changes` are fields of its content. */
export function signedTransaction(wechat: TestWechat, order: Named, changes: object = {}): SignedCallback {
  const content = paymentOf(wechat, order, changes);
  return signed(wechat, { url: '/api/wechat/pay/notify', eventType: 'TRANSACTION.SUCCESS', content });
}

/** A callback about a refund of the order. */
export function signedRefund(
  wechat: TestWechat,
  order: Named,
  refund: { outRefundNo: string; status?: string; refundFen?: number },
): SignedCallback {
  const { mchid } = readRegistration(path.join(wechat.folder, 'simulator'));
  const { outRefundNo, status = 'SUCCESS', refundFen = order.amountFen } = refund;
  const content = {
    mchid,
    refund_id: `50${order.no}`,
    out_refund_no: outRefundNo,
    transaction_id: `42${order.no}`,
    out_trade_no: order.no,
    refund_status: status,
    ...(status === 'SUCCESS' && { success_time: new Date().toISOString() }),
    amount: { total: order.amountFen, refund: refundFen, payer_total: order.amountFen, payer_refund: refundFen },
  };
  return signed(wechat, { url: '/api/wechat/pay/refund-notify', eventType: `REFUND.${status}`, content });
}

/** The same good news, each time not from WeChat. */
export function forgeries(wechat: TestWechat, order: Named): [what: string, callback: SignedCallback][] {
  const good = signedTransaction(wechat, order);
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const { serial } = platformKeys(path.join(wechat.folder, 'simulator')).publicKey;
  const event = {
    url: good.url,
    eventType: 'TRANSACTION.SUCCESS',
    content: paymentOf(wechat, order, {}),
  };
  const unsigned = Object.fromEntries(Object.entries(good.headers).filter(([name]) => !/signature$/i.test(name)));
  return [
    ['another key', signed(wechat, event, { serial, key: privateKey })],
    ['an unknown serial', signed(wechat, event, { serial: 'PUB_KEY_ID_999', key: privateKey })],
    ['another body', { ...good, payload: good.payload.replace('TRANSACTION.SUCCESS', 'TRANSACTION.SUCCESS ') }],
    ['no signature', { ...good, headers: unsigned }],
    ['signed six minutes ago', signed(wechat, event, undefined, Date.now() - 360_000)],
  ];
}
