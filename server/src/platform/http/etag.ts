import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';

/**
 * Answers 304 to a GET of the API whose answer the phone already has. The answer is made all the same; what is saved
 * is the air.
 */
export function answerUnchanged(fastify: FastifyInstance): void {
  fastify.addHook('onSend', async (request, reply, payload: unknown) => {
    if (request.method !== 'GET' || reply.statusCode !== 200) return payload;
    if (typeof payload !== 'string' || !request.url.startsWith('/api/')) return payload;
    if (reply.getHeader('cache-control') === 'no-store') return payload;
    const tag = `W/"${createHash('sha256').update(payload).digest('base64url').slice(0, 27)}"`;
    void reply.header('etag', tag);
    // An answer is one person's: kept by the phone only, and asked about each time.
    void reply.header('cache-control', 'private, no-cache');
    const known = request.headers['if-none-match'];
    if (!known || !known.split(/\s*,\s*/).some((k) => k === tag || k === '*')) return payload;
    void reply.status(304).removeHeader('content-type').removeHeader('content-length');
    return null;
  });
}
