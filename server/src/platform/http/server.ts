import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import serveStatic from '@fastify/static';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { type Config, ConfigToken } from '../config/config.js';
import { Log } from '../observability/log.js';
import { Metrics } from '../observability/metrics.js';
import { logRequests } from '../observability/request-log.js';
import { answerUnchanged } from './etag.js';
import { securityHeaders } from './security-headers.js';

const MEGABYTE = 1024 * 1024;

/** Fastify as this product wants it: request ids of ours, small bodies, honest addresses. */
export function makeAdapter(config: Config): FastifyAdapter {
  return new FastifyAdapter({
    bodyLimit: MEGABYTE,
    trustProxy: trusted(config.trustProxy),
    genReqId: () => randomUUID(),
    requestTimeout: 30_000,
    routerOptions: { maxParamLength: 200 },
    multipart: false,
  });
}

/** Whose X-Forwarded-For is believed: so many hops from here, or these addresses. */
function trusted(proxies: Config['trustProxy']): string[] | ((address: string, hop: number) => boolean) {
  return typeof proxies === 'number' ? (_address, hop) => hop < proxies : [...proxies];
}

/** Everything around the routes. Runs before `app.init()`. */
export async function dress(app: NestFastifyApplication): Promise<void> {
  const config = app.get<Config>(ConfigToken);
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('onRequest', async (request, reply) => {
    void reply.header('x-request-id', request.id);
  });
  logRequests(fastify, app.get(Log));
  app.get(Metrics).observe(fastify);
  securityHeaders(fastify, config);
  answerUnchanged(fastify);
  await app.register(compress, { threshold: 1024, encodings: ['br', 'gzip'], ...brotliFast });
  await app.register(cookie);
  await app.register(multipart, { limits: { files: 1, fileSize: 8 * MEGABYTE, fields: 0 } });
  if (existsSync(config.h5Dir)) {
    // Only `reply.sendFile`: which addresses are files is the page controller's to say.
    await app.register(serveStatic, { root: config.h5Dir, serve: false, preCompressed: true, cacheControl: false });
  }
}

/** Level 4: on text half a millisecond for a page, and smaller than gzip's best. */
const BROTLI_PARAM_QUALITY = 1;
const brotliFast = { brotliOptions: { params: { [BROTLI_PARAM_QUALITY]: 4 } } };
