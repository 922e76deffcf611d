import type { Incoming } from './http.js';
import { PayError } from './model.js';
import type { Registration } from './registration.js';
import { merchantSigned } from './wire.js';

const SCHEME = 'WECHATPAY2-SHA256-RSA2048';
const CLOCK_LIMIT_SECONDS = 300;

const signError = (message: string) => new PayError(401, 'SIGN_ERROR', message);

interface Authorization {
  mchid: string;
  nonce_str: string;
  timestamp: string;
  serial_no: string;
  signature: string;
}

function parse(header: string | undefined): Authorization {
  const list = header?.startsWith(`${SCHEME} `) ? header.slice(SCHEME.length + 1) : '';
  const fields = Object.fromEntries([...list.matchAll(/(\w+)="([^"]*)"/g)].map(([, name, value]) => [name, value]));
  const { mchid, nonce_str, timestamp, serial_no, signature } = fields as Partial<Authorization>;
  if (!mchid || !nonce_str || nonce_str.length > 32 || !/^\d{10}$/.test(timestamp ?? '') || !serial_no || !signature) {
    throw signError('Http头Authorization值格式错误，请参考《微信支付商户REST API签名规则》');
  }
  return { mchid, nonce_str, timestamp: timestamp ?? '', serial_no, signature };
}

/** Lets only the registered merchant's own, fresh and untouched requests through. */
export class MerchantGate {
  /** Nonces seen, with the second from which their timestamp is too old anyway. */
  private readonly seen = new Map<string, number>();

  constructor(
    private readonly registration: Registration,
    private readonly now: () => number,
  ) {}

  /** @throws PayError 400 INVALID_REQUEST or 401 SIGN_ERROR */
  check(request: Incoming): void {
    const { headers } = request;
    if (!headers.accept || !headers['user-agent']) {
      throw new PayError(400, 'INVALID_REQUEST', 'Http头缺少Accept或User-Agent');
    }
    const authorization = parse(headers.authorization);
    const nowSeconds = Math.floor(this.now() / 1000);
    const { mchid, serial_no, timestamp, nonce_str, signature } = authorization;
    if (Math.abs(nowSeconds - Number(timestamp)) > CLOCK_LIMIT_SECONDS) {
      throw signError('Http头Authorization中的timestamp与发起请求的时间不得超过5分钟');
    }
    if (mchid !== this.registration.mchid || serial_no.toUpperCase() !== this.registration.merchantSerial) {
      throw signError('商户证书序列号有误');
    }
    const lines = [request.method, request.target, timestamp, nonce_str, request.body];
    if (!merchantSigned(this.registration.merchantPublicKeyPem, lines, signature)) throw signError('签名错误');
    this.once(nonce_str, nowSeconds);
  }

  /** The same request twice is a replay: each one has a nonce of its own. */
  private once(nonce: string, nowSeconds: number): void {
    for (const [old, until] of this.seen) {
      if (until >= nowSeconds) break;
      this.seen.delete(old);
    }
    if (this.seen.has(nonce)) throw signError('Http头Authorization中的nonce_str重复');
    this.seen.set(nonce, nowSeconds + 2 * CLOCK_LIMIT_SECONDS);
  }
}
