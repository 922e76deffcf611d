import { randomBytes, timingSafeEqual } from 'node:crypto';
import { Controller, Get, Inject, Query, Req, Res } from '@nestjs/common';
import { DomainError } from '@wecountry/shared/errors';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Config, ConfigToken } from '../config/config.js';
import { Caller, Endpoint, Input, type InputOf, OpenHandler } from '../http/endpoint.js';
import { WechatLogin, type WebScope, type WechatIdentity } from '../wechat/login.js';
import { WechatRefused } from '../wechat/wechat-errors.js';
import type { UserActor } from './actor.js';
import { RateLimits } from './rate-limits.js';
import { SessionService } from './session.service.js';

const STATE_COOKIE = 'login_state';
const TICKET_COOKIE = 'login_ticket';
/** Begins the state of a browser that was asked for its person's unionid; no hexadecimal digit. */
const ASKED = 'u';
const START = '/api/auth/start';
const CALLBACK = '/api/auth/callback';
/** The page of the H5 build that exchanges the ticket. */
const LOGIN_PAGE = '/pages/login/index';

/** Login by WeChat: on the web a redirect there and back, in the mini-program one call. */
@Controller()
export class AuthController {
  constructor(
    @Inject(ConfigToken) private readonly config: Config,
    private readonly wechat: WechatLogin,
    private readonly sessions: SessionService,
    private readonly limits: RateLimits,
  ) {}

  @Endpoint('app.config')
  appConfig() {
    return { jssdkUrl: this.config.jssdkUrl, demo: this.config.demo, loginPath: START };
  }

  /** Sends the browser to WeChat, which answers without a question; the state is bound to this browser by a cookie. */
  @OpenHandler()
  @Get(START)
  start(@Res() reply: FastifyReply): void {
    this.leave(reply, 'snsapi_base');
  }

  /**
   * WeChat brings the browser back with a code; it leaves for the page with a ticket, so no session is in an address.
   * Somebody new here is sent once more, with the question that brings the unionid: without it the same person in the
   * mini-program would be another user.
   */
  @OpenHandler()
  @Get(CALLBACK)
  async callback(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Query('code') code: unknown,
    @Query('state') state: unknown,
  ): Promise<void> {
    await this.limits.login(request.ip);
    void reply.clearCookie(STATE_COOKIE, this.cookie()).header('cache-control', 'no-store');
    const refused = (why: string) => void reply.redirect(`${LOGIN_PAGE}?error=${why}`, 302);
    if (!sameState(request.cookies[STATE_COOKIE], state)) return refused('session.ticket_invalid');
    if (typeof code !== 'string' || code.length > 200) return refused('session.ticket_invalid');
    const identity = await this.exchange(() => this.wechat.exchangeWebCode(code)).catch(() => null);
    if (!identity) return refused('session.wechat_refused');
    const asked = String(state).startsWith(ASKED);
    if (!asked && !identity.unionid && !(await this.sessions.isSettled(identity)))
      return this.leave(reply, 'snsapi_userinfo');
    const userId = await this.sessions.userOf(identity, identity.unionid, { asked });
    const { ticket, binder } = await this.sessions.ticketFor(userId, identity);
    void reply
      .setCookie(TICKET_COOKIE, binder, { ...this.cookie(), maxAge: 120 })
      .redirect(`${LOGIN_PAGE}?ticket=${ticket}`, 302);
  }

  @Endpoint('auth.ticket')
  ticket(@Input() { body }: InputOf<'auth.ticket'>, @Req() request: FastifyRequest) {
    return this.sessions.redeem(body.ticket, request.cookies[TICKET_COOKIE] ?? '', body);
  }

  @Endpoint('auth.mini')
  async mini(@Input() { body }: InputOf<'auth.mini'>) {
    const identity = await this.exchange(() => this.wechat.exchangeMiniCode(body.code));
    const userId = await this.sessions.userOf(identity, identity.unionid);
    return this.sessions.open(userId, identity, body.device, body.agreed);
  }

  @Endpoint('auth.refresh')
  async refresh(@Input() { body }: InputOf<'auth.refresh'>, @Req() request: FastifyRequest) {
    try {
      return await this.sessions.refresh(body.refreshToken, body.device);
    } catch (error) {
      if (error instanceof DomainError && error.code === 'session.ended') await this.limits.login(request.ip);
      throw error;
    }
  }

  @Endpoint('auth.logout')
  async logout(@Caller() actor: UserActor) {
    await this.sessions.logout(actor);
    return { ended: true as const };
  }

  private leave(reply: FastifyReply, scope: WebScope): void {
    const state = `${scope === 'snsapi_userinfo' ? ASKED : ''}${randomBytes(16).toString('hex')}`;
    void reply
      .setCookie(STATE_COOKIE, state, { ...this.cookie(), maxAge: 600 })
      .header('cache-control', 'no-store')
      .redirect(this.wechat.authorizeUrl(this.config.publicUrl + CALLBACK, state, scope), 302);
  }

  private async exchange(call: () => Promise<WechatIdentity>): Promise<WechatIdentity> {
    try {
      return await call();
    } catch (error) {
      const detail = error instanceof WechatRefused ? { wechat: error.code } : undefined;
      throw new DomainError('session.wechat_refused', detail);
    }
  }

  private cookie() {
    const secure = this.config.publicUrl.startsWith('https:');
    return { path: '/api/auth', httpOnly: true, secure, sameSite: 'lax' as const };
  }
}

function sameState(kept: string | undefined, given: unknown): boolean {
  if (!kept || typeof given !== 'string' || kept.length !== given.length) return false;
  return timingSafeEqual(Buffer.from(kept), Buffer.from(given));
}
