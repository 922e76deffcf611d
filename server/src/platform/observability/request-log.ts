import type { FastifyInstance } from 'fastify';
import type { Log } from './log.js';

/** One line per answered request: the template of its route, never the address itself, which may carry codes and ids. */
export function logRequests(fastify: FastifyInstance, log: Log): void {
  fastify.addHook('onResponse', async (request, reply) => {
    log.info(
      {
        requestId: request.id,
        method: request.method,
        route: request.routeOptions.url ?? 'none',
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
      },
      'request',
    );
  });
}
