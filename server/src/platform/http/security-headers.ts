import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { Config } from '../config/config.js';

/** Headers of every answer. The page's inline scripts are let in by their hashes, read from the built page. */
export function securityHeaders(fastify: FastifyInstance, config: Config): void {
  const csp = contentSecurityPolicy(new URL(config.jssdkUrl).origin, inlineScriptHashes(config.h5Dir));
  const secure = config.publicUrl.startsWith('https:');
  fastify.addHook('onRequest', async (_request, reply) => {
    void reply.headers({
      'content-security-policy': csp,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'strict-origin-when-cross-origin',
      'permissions-policy': 'camera=(self), microphone=(self), geolocation=(self), interest-cohort=()',
      'cross-origin-opener-policy': 'same-origin',
      ...(secure && { 'strict-transport-security': 'max-age=31536000' }),
    });
  });
}

/** The policy of the page: ourselves, WeChat's SDK, and nothing that frames us. */
export function contentSecurityPolicy(sdkOrigin: string, scriptHashes: readonly string[]): string {
  const scripts = ["'self'", sdkOrigin, ...scriptHashes.map((h) => `'${h}'`)].join(' ');
  return [
    "default-src 'self'",
    `script-src ${scripts}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "media-src 'self' data: blob:",
    "font-src 'self' data:",
    `connect-src 'self' ${sdkOrigin}`,
    "base-uri 'self'",
    "form-action 'self'",
    "object-src 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** `sha256-…` of each inline script of the page; none when the page is not built. */
export function inlineScriptHashes(h5Dir: string): string[] {
  let page: string;
  try {
    page = readFileSync(path.join(h5Dir, 'index.html'), 'utf8');
  } catch {
    return [];
  }
  const inline = page.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/gi);
  return [...inline].map(
    (m) =>
      `sha256-${createHash('sha256')
        .update(m[1] ?? '')
        .digest('base64')}`,
  );
}
