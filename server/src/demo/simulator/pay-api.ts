import { randomUUID } from 'node:crypto';
import { json, type Incoming, type Reply, type Route } from './http.js';
import type { PlatformKeys, Signer } from './keys.js';
import type { MerchantGate } from './merchant-gate.js';
import { PayError } from './model.js';
import { readAnnouncement, readClose, readRefund } from './pay-requests.js';
import type { PayService } from './pay-service.js';
import { refundView, tradeView } from './pay-views.js';
import type { People } from './people.js';
import type { Registration } from './registration.js';
import { beijing, seal, signMessage } from './wire.js';

export interface PayApiParts {
  readonly registration: Registration;
  readonly keys: PlatformKeys;
  readonly gate: MerchantGate;
  readonly pay: PayService;
  readonly people: People;
  readonly now: () => number;
}

/** The merchants' side of the platform: `/v3/...`. */
export function payRoutes(parts: PayApiParts): Route[] {
  const { pay, registration } = parts;
  const handlers: [method: 'GET' | 'POST', path: string, handle: (request: Incoming) => Promise<Reply> | Reply][] = [
    ['POST', '/v3/pay/transactions/jsapi', (request) => prepay(parts, request)],
    ['GET', '/v3/pay/transactions/out-trade-no/:number', (request) => query(parts, request)],
    ['POST', '/v3/pay/transactions/out-trade-no/:number/close', (request) => close(parts, request)],
    [
      'POST',
      '/v3/refund/domestic/refunds',
      async (request) => {
        const { refund, trade } = await pay.refund(readRefund(request.body));
        return json(200, refundView(refund, trade));
      },
    ],
    [
      'GET',
      '/v3/refund/domestic/refunds/:number',
      (request) => {
        const { refund, trade } = pay.refunds.find(request.params.number ?? '');
        return json(200, refundView(refund, trade));
      },
    ],
    ['GET', '/v3/certificates', () => certificates(parts, registration.apiV3Key)],
  ];
  return handlers.map(([method, path, handle]) => ({ method, path, handle: signed(parts, handle) }));
}

/** Lets the merchant in, signs what it is answered. Refusals go unsigned, as WeChat's do. */
function signed(parts: PayApiParts, handle: (request: Incoming) => Promise<Reply> | Reply): Route['handle'] {
  return async (request) => {
    const requestId = { 'request-id': randomUUID() };
    try {
      parts.gate.check(request);
      const signer = signerFor(parts.keys, request);
      const reply = await handle(request);
      return {
        ...reply,
        headers: { ...reply.headers, ...requestId, ...signMessage(signer, reply.body ?? '', parts.now()) },
      };
    } catch (error) {
      if (!(error instanceof PayError)) throw error;
      const reply = json(error.status, { code: error.code, message: error.message, detail: error.detail });
      return { ...reply, headers: { ...reply.headers, ...requestId } };
    }
  };
}

/** A merchant that names the public key gets answers signed with it, others with the certificate. */
function signerFor(keys: PlatformKeys, request: Incoming): Signer {
  const wanted = request.headers['wechatpay-serial'];
  if (wanted === undefined) return keys.certificate;
  if (wanted === keys.publicKey.serial) return keys.publicKey;
  if (wanted === keys.certificate.serial) return keys.certificate;
  throw new PayError(400, 'PARAM_ERROR', '平台证书序列号Wechatpay-Serial错误');
}

function demandMchid(parts: PayApiParts, mchid: string | null): void {
  if (mchid === parts.registration.mchid) return;
  throw new PayError(400, 'PARAM_ERROR', '商户号与签名中的商户号不一致', { field: 'mchid' });
}

async function prepay(parts: PayApiParts, request: Incoming): Promise<Reply> {
  const { mchid, ...order } = readAnnouncement(request.body, parts.now());
  demandMchid(parts, mchid);
  const app = parts.registration.apps.find((one) => one.appid === order.appid);
  if (!app) throw new PayError(400, 'APPID_MCHID_NOT_MATCH', 'appid和mch_id不匹配');
  if (!parts.people.find(app.kind, order.openid)) {
    const elsewhere = parts.people.find(app.kind === 'web' ? 'mini' : 'web', order.openid);
    throw new PayError(400, 'PARAM_ERROR', elsewhere ? 'appid和openid不匹配' : '无效的openid', {
      field: '/payer/openid',
      location: 'body',
    });
  }
  return json(200, { prepay_id: await parts.pay.announce(order) });
}

function query(parts: PayApiParts, request: Incoming): Reply {
  demandMchid(parts, request.url.searchParams.get('mchid'));
  const trade = parts.pay.trades.find(request.params.number ?? '');
  if (!trade) throw new PayError(404, 'ORDER_NOT_EXIST', '订单不存在');
  return json(200, tradeView(trade, parts.registration.mchid));
}

async function close(parts: PayApiParts, request: Incoming): Promise<Reply> {
  demandMchid(parts, readClose(request.body).mchid);
  await parts.pay.close(request.params.number ?? '');
  return { status: 204 };
}

function certificates(parts: PayApiParts, apiV3Key: string): Reply {
  const { certificate } = parts.keys;
  return json(200, {
    data: [
      {
        serial_no: certificate.serial,
        effective_time: beijing(certificate.from.getTime()),
        expire_time: beijing(certificate.to.getTime()),
        encrypt_certificate: seal(certificate.pem, apiV3Key, 'certificate'),
      },
    ],
  });
}
