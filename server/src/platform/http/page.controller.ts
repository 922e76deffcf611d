import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { DomainError } from '@wecountry/shared/errors';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Config, ConfigToken } from '../config/config.js';
import { OpenHandler } from './endpoint.js';

/** A name with a hash of its content never changes its content. */
const HASHED = /[.-][0-9a-f]{8,}\.(js|css|woff2?|png|jpe?g|webp|svg|mp3)$/;

/** The built H5 page. An address of the page that is no file is answered with the page itself, which routes by it. */
@OpenHandler()
@Controller()
export class PageController {
  /** Read once, as the policy of its inline scripts is: the two belong together. */
  private readonly index: string | null;

  constructor(@Inject(ConfigToken) private readonly config: Config) {
    const file = path.join(config.h5Dir, 'index.html');
    this.index = existsSync(file) ? readFileSync(file, 'utf8') : null;
  }

  @Get('/*')
  async page(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const file = fileOf(request.url);
    if (file === null || /^(api|health|metrics)(\/|$)/.test(file)) throw new DomainError('request.not_found');
    if (path.extname(file) === '' || file === 'index.html') return this.sendIndex(reply);
    if (!existsSync(path.join(this.config.h5Dir, file))) throw new DomainError('request.not_found');
    void reply.header('cache-control', HASHED.test(file) ? 'public, max-age=31536000, immutable' : 'no-cache');
    await reply.sendFile(file);
  }

  private sendIndex(reply: FastifyReply): void {
    if (this.index === null) throw new DomainError('request.not_found');
    void reply.header('cache-control', 'no-cache').type('text/html; charset=utf-8').send(this.index);
  }
}

/** The path of an address below the folder of the page, or null for one that cannot be. */
function fileOf(url: string): string | null {
  try {
    return path.posix.normalize(decodeURIComponent(new URL(url, 'http://page').pathname)).replace(/^\/+/, '');
  } catch {
    return null;
  }
}
