import { setTimeout as wait } from 'node:timers/promises';
import { Controller, HttpCode, Post, type RawBodyRequest, Req } from '@nestjs/common';
import { DomainError } from '@wecountry/shared/errors';
import type { FastifyRequest } from 'fastify';
import { Counter } from 'prom-client';
import { OpenHandler } from '../../platform/http/endpoint.js';
import { Log } from '../../platform/observability/log.js';
import { Metrics } from '../../platform/observability/metrics.js';
import { WechatPay } from '../../platform/wechat/pay.js';
import { WechatForged } from '../../platform/wechat/wechat-errors.js';
import { PaymentService } from './payments.service.js';

/** WeChat counts a callback as failed after 5 s and sends it again. */
const ANSWER_WITHIN_MS = 4_500;

/** Where WeChat calls back. Not part of our API: its own protocol, proven by its signature over the raw body. */
@Controller('/api/wechat/pay')
export class NotifyController {
  private readonly callbacks: Counter;

  constructor(
    private readonly wechat: WechatPay,
    private readonly payments: PaymentService,
    private readonly log: Log,
    metrics: Metrics,
  ) {
    this.callbacks = new Counter({
      name: 'payment_callbacks_total',
      help: 'Callbacks of WeChat Pay by what became of them',
      labelNames: ['outcome'],
      registers: [metrics.registry],
    });
  }

  @Post('notify')
  @HttpCode(204)
  @OpenHandler()
  async notify(@Req() request: RawBodyRequest<FastifyRequest>): Promise<void> {
    await this.inTime(this.receive(request));
  }

  @Post('refund-notify')
  @HttpCode(204)
  @OpenHandler()
  async refundNotify(@Req() request: RawBodyRequest<FastifyRequest>): Promise<void> {
    await this.inTime(this.receive(request));
  }

  private async receive(request: RawBodyRequest<FastifyRequest>): Promise<void> {
    const outcome = await this.apply(request);
    this.callbacks.inc({ outcome });
    if (outcome === 'forged') throw new DomainError('payment.callback_refused');
  }

  private async apply(request: RawBodyRequest<FastifyRequest>): Promise<string> {
    try {
      const body = request.rawBody ?? Buffer.alloc(0);
      return await this.payments.applyNotification(await this.wechat.readNotification(request.headers, body));
    } catch (error) {
      if (!(error instanceof WechatForged)) throw error;
      this.log.warn({ reason: error.reason }, 'forged callback');
      return 'forged';
    }
  }

  /** What takes longer goes on and is applied; WeChat sends again and is told it was. */
  private async inTime(work: Promise<void>): Promise<void> {
    const late = new AbortController();
    const timeout = wait(ANSWER_WITHIN_MS, 'late' as const, { signal: late.signal }).catch(() => 'late' as const);
    try {
      if ((await Promise.race([work, timeout])) !== 'late') return;
      work.catch((error: unknown) => this.log.failure(error, { where: 'late callback' }));
      throw new DomainError('request.busy');
    } finally {
      late.abort();
    }
  }
}
