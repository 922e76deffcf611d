import { WechatUnknown } from './wechat-errors.js';

export interface WechatRequest {
  readonly method: 'GET' | 'POST';
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly timeoutMs: number;
}

export interface WechatAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** As received: signatures are over these bytes. */
  readonly body: Buffer;
}

/** WeChat turns away requests without these (400 INVALID_REQUEST). */
const always = { accept: 'application/json', 'user-agent': `WeCountry (Node.js ${process.versions.node})` };

/**
 * One HTTP exchange, not repeated here: whether a repeat is safe is the caller's knowledge.
 * @throws WechatUnknown when no whole answer came in time.
 */
export async function callWechat(request: WechatRequest): Promise<WechatAnswer> {
  try {
    const response = await fetch(request.url, {
      method: request.method,
      headers: { ...always, ...request.headers },
      body: request.body,
      redirect: 'error',
      signal: AbortSignal.timeout(request.timeoutMs),
    });
    return { status: response.status, headers: response.headers, body: Buffer.from(await response.arrayBuffer()) };
  } catch (cause) {
    // The query of a login carries the secret and the code: only the path may reach a log.
    throw new WechatUnknown(`${request.method} ${request.url.pathname} got no answer`, { cause });
  }
}

/** The body as JSON, or undefined when it is none. */
export function jsonOf(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}
