import { createHash, createHmac, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { DomainError } from '@wecountry/shared/errors';
import type { Session } from '@wecountry/shared/contracts/session';
import type { PrivacyVersion } from '@wecountry/shared/domain/privacy-version';
import { ConfigToken, type Config } from '../config/config.js';
import { derivedKey } from '../config/derived-key.js';
import { newId } from '../db/id.js';
import { Tenant } from '../db/tenant.js';
import type { GlobalTx, Tx } from '../db/tx.js';
import { ACCESS_SECONDS, AccessToken } from './access-token.js';
import type { UserActor } from './actor.js';
import { ConsentRepository } from './consent.repository.js';
import { RateLimits } from './rate-limits.js';
import { SessionRepository, type SessionIdentity } from './session.repository.js';

/** A session ends 60 days after its login, however often it is refreshed. */
const SESSION_DAYS = 60;
const TICKET_SECONDS = 60;
/** A used refresh token still brings its successor for this long: the first answer may be lost on the way. */
const REPEAT_SECONDS = 60;

type Refreshed = { ended: true } | { ended: false; userId: string; sessionId: string; successor: string };

/**
 * Logins of users: a session per device, a refresh token that changes at every use, an access token of ten minutes.
 * Only hashes are stored. A successor is the keyed hash of its predecessor: it can be given again without being kept,
 * and nobody without the server's key can follow the chain.
 */
@Injectable()
export class SessionService {
  private readonly successorKey: Buffer;

  constructor(
    @Inject(ConfigToken) config: Config,
    private readonly tenant: Tenant,
    private readonly sessions: SessionRepository,
    private readonly consents: ConsentRepository,
    private readonly accessToken: AccessToken,
    private readonly limits: RateLimits,
  ) {
    this.successorKey = derivedKey(config.sessionKey, 'refresh-successor');
  }

  /** The user behind a WeChat identity; made at the first login, joined with the other client's by unionid. */
  userOf(identity: SessionIdentity, unionid?: string, { asked = false } = {}): Promise<string> {
    return this.tenant.global({}, (tx) => this.sessions.userOf(tx, identity, { unionid, asked }));
  }

  /** Whether it is known who an identity is across clients: its unionid, or that WeChat has none for it. */
  isSettled(identity: SessionIdentity): Promise<boolean> {
    return this.tenant.global({}, (tx) => this.sessions.isSettled(tx, identity));
  }

  /**
   * A ticket for one login within a minute. It travels in an address, which others may read or plant: it is good only
   * together with the `binder`, which stays in a cookie of the browser that came back from WeChat.
   */
  async ticketFor(userId: string, identity: SessionIdentity): Promise<{ ticket: string; binder: string }> {
    const [ticket, binder] = [secret(), secret()];
    const key = hash(`${ticket} ${binder}`);
    await this.tenant.global({ userId }, (tx) => this.sessions.addTicket(tx, key, identity, TICKET_SECONDS));
    return { ticket, binder };
  }

  /** @throws DomainError `session.ticket_invalid` */
  async redeem(
    ticket: string,
    binder: string,
    { device, agreed }: { device: string; agreed?: PrivacyVersion },
  ): Promise<Session> {
    const taken = await this.tenant.global({}, (tx) => this.sessions.takeTicket(tx, hash(`${ticket} ${binder}`)));
    if (!taken) throw new DomainError('session.ticket_invalid');
    return this.open(taken.userId, taken, device, agreed);
  }

  /** Opens a session of a user on a device; `agreed` is the privacy notice that they agreed to by logging in. */
  async open(userId: string, identity: SessionIdentity, device: string, agreed?: PrivacyVersion): Promise<Session> {
    const sessionId = newId();
    const refreshToken = secret();
    await this.tenant.global({ userId }, async (tx) => {
      const { appid, openid } = identity;
      await this.sessions.addSession(tx, {
        id: sessionId,
        appid,
        openid,
        deviceHash: hash(device),
        days: SESSION_DAYS,
      });
      await this.sessions.addToken(tx, sessionId, hash(refreshToken));
      if (agreed) await this.consents.add(tx, agreed, 'login');
    });
    return this.answer(userId, sessionId, refreshToken);
  }

  /**
   * Exchanges a refresh token for its successor. Used again within a minute by the same device it brings the same one;
   * used later, or from another device, somebody has copied it: the whole session ends. Counted by the token: phones
   * behind one address of a carrier refresh all day.
   * @throws DomainError `session.ended`, `request.too_many`
   */
  async refresh(refreshToken: string, device: string): Promise<Session> {
    await this.limits.refresh(hash(refreshToken));
    const userId = await this.tenant.global({}, (tx) => this.sessions.userOfToken(tx, hash(refreshToken)));
    if (!userId) throw new DomainError('session.ended');
    const refreshed = await this.tenant.global({ userId }, (tx) => this.rotate(tx, userId, refreshToken, device));
    // Thrown after the commit: the end of a session must stay.
    if (refreshed.ended) throw new DomainError('session.ended');
    return this.answer(refreshed.userId, refreshed.sessionId, refreshed.successor);
  }

  private async rotate(tx: GlobalTx, userId: string, refreshToken: string, device: string): Promise<Refreshed> {
    const token = await this.sessions.lockToken(tx, hash(refreshToken));
    if (!token?.alive) return { ended: true };
    const { sessionId } = token;
    if (token.deviceHash !== hash(device)) {
      await this.sessions.end(tx, sessionId, 'other_device');
      return { ended: true };
    }
    if (token.usedAt && tx.now.getTime() - token.usedAt.getTime() > REPEAT_SECONDS * 1000) {
      await this.sessions.end(tx, sessionId, 'token_reused');
      return { ended: true };
    }
    const successor = createHmac('sha256', this.successorKey).update(refreshToken).digest('base64url');
    if (!token.usedAt) {
      await this.sessions.markUsed(tx, hash(refreshToken));
      await this.sessions.addToken(tx, sessionId, hash(successor));
    }
    return { ended: false, userId, sessionId, successor };
  }

  async logout(actor: UserActor): Promise<void> {
    await this.tenant.global(actor, (tx) => this.sessions.end(tx, actor.sessionId, 'logout'));
  }

  /** Ends every session of a user; acts within the few seconds that the guard remembers. Returns how many. */
  revokeAll(userId: string): Promise<number> {
    return this.tenant.global({ userId }, (tx) => this.sessions.endAll(tx, 'revoked'));
  }

  /** Ends every session of somebody else in the transaction that finds out they must: a phone that is lost. */
  endAllOf(tx: Tx, userId: string): Promise<number> {
    return this.sessions.endAllOf(tx, userId, 'revoked');
  }

  /** The WeChat identity of the caller's client: whom a payment asks. */
  async identityOf(tx: GlobalTx, sessionId: string): Promise<SessionIdentity> {
    const identity = await this.sessions.identityOf(tx, sessionId);
    if (!identity) throw new DomainError('session.ended');
    return identity;
  }

  private async answer(userId: string, sessionId: string, refreshToken: string): Promise<Session> {
    const accessToken = await this.accessToken.issue({ userId, sessionId });
    return { accessToken, accessExpiresInSeconds: ACCESS_SECONDS, refreshToken };
  }
}

const secret = () => randomBytes(32).toString('base64url');
/** Secrets of 256 random bits need no salt; device numbers are hashed so that a dump does not carry them. */
const hash = (value: string) => createHash('sha256').update(value).digest('base64url');
