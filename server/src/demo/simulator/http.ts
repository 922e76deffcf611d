import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';

export interface Incoming {
  readonly method: string;
  /** Path and query as they came. */
  readonly target: string;
  readonly url: URL;
  readonly params: Readonly<Record<string, string>>;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface Route {
  readonly method: 'GET' | 'POST' | 'OPTIONS';
  /** `/a/:b` */
  readonly path: string;
  readonly handle: (request: Incoming) => Promise<Reply> | Reply;
}

const BODY_LIMIT = 256 * 1024;

export function json(status: number, value: unknown): Reply {
  return { status, headers: { 'content-type': 'application/json; charset=utf-8' }, body: JSON.stringify(value) };
}

function match(path: string, actual: string): Record<string, string> | null {
  const want = path.split('/');
  const have = actual.split('/');
  if (want.length !== have.length) return null;
  const params: Record<string, string> = {};
  for (const [i, part] of want.entries()) {
    const value = have[i] ?? '';
    if (!part.startsWith(':')) {
      if (part !== value) return null;
    } else {
      try {
        params[part.slice(1)] = decodeURIComponent(value);
      } catch {
        return null;
      }
    }
  }
  return params;
}

async function readBody(request: IncomingMessage): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > BODY_LIMIT) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

async function answer(routes: readonly Route[], request: IncomingMessage): Promise<Reply> {
  const target = request.url ?? '/';
  const method = request.method ?? 'GET';
  if (!target.startsWith('/')) return { status: 400 };
  const url = new URL(target, 'http://simulator.invalid');
  const body = await readBody(request);
  if (body === null) return { status: 413 };
  let pathKnown = false;
  for (const route of routes) {
    const params = match(route.path, url.pathname);
    if (!params) continue;
    pathKnown = true;
    if (route.method === method) {
      return route.handle({ method, target, url, params, headers: request.headers, body });
    }
  }
  return { status: pathKnown ? 405 : 404 };
}

/** An HTTP server over these routes: an unknown path answers an empty 404, a wrong method an empty 405, as WeChat. */
export function serve(routes: readonly Route[], onError: (error: unknown) => void): Server {
  return createServer((request: IncomingMessage, response: ServerResponse) => {
    answer(routes, request)
      .catch((error: unknown): Reply => {
        onError(error);
        return json(500, { code: 'SYSTEM_ERROR', message: '系统异常，请稍后重试' });
      })
      .then((reply) => {
        response.writeHead(reply.status, { 'cache-control': 'no-store', ...reply.headers });
        response.end(reply.body);
      })
      .catch(onError);
  });
}
