import { timingSafeEqual } from 'node:crypto';
import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { DomainError } from '@wecountry/shared/errors';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { type Config, ConfigToken } from '../config/config.js';
import { OpenHandler } from '../http/endpoint.js';
import { Metrics } from './metrics.js';
import { SchemaVersion } from './schema-version.js';

/** What the operator's machinery asks. */
@OpenHandler()
@Controller()
export class ObservabilityController {
  constructor(
    @Inject(ConfigToken) private readonly config: Config,
    private readonly dataSource: DataSource,
    private readonly schema: SchemaVersion,
    private readonly metrics: Metrics,
  ) {}

  /** The process answers. */
  @Get('/health/live')
  live() {
    return { status: 'ok' };
  }

  /** It can work: the database answers, and has every migration this code knows. */
  @Get('/health/ready')
  async ready(@Res({ passthrough: true }) reply: FastifyReply) {
    try {
      const rows = (await this.dataSource.query('SELECT name FROM migrations')) as { name: string }[];
      const applied = new Set(rows.map((r) => r.name));
      const missing = this.schema.expected.filter((name) => !applied.has(name));
      if (missing.length === 0) return { status: 'ok' };
      void reply.status(503);
      return { status: 'migrations missing', missing };
    } catch {
      void reply.status(503);
      return { status: 'database unreachable' };
    }
  }

  /** With METRICS_TOKEN set, only who has it. */
  @Get('/metrics')
  async scrape(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const { metricsToken } = this.config;
    if (metricsToken && !sameText(request.headers.authorization ?? '', `Bearer ${metricsToken}`)) {
      throw new DomainError('request.forbidden');
    }
    void reply.header('content-type', this.metrics.registry.contentType);
    return this.metrics.registry.metrics();
  }
}

function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
