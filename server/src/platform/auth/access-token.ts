import { webcrypto } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { DomainError } from '@wecountry/shared/errors';
import { type CryptoKey, errors, jwtVerify, SignJWT } from 'jose';
import { ConfigToken, type Config } from '../config/config.js';
import { derivedKey } from '../config/derived-key.js';
import { Recent } from './recent.js';

export const ACCESS_SECONDS = 600;

/** What an access token says: who, in which session. Roles are never in it: they may end while it lives. */
export interface AccessClaims {
  readonly userId: string;
  readonly sessionId: string;
}

@Injectable()
export class AccessToken {
  /** Imported once: jose imports raw bytes again for every token, which takes longer than the check itself. */
  private readonly key: Promise<CryptoKey>;

  /** A phone sends the same token for ten minutes; checking it is a trip through the thread pool. */
  private readonly verified = new Recent<{ claims: AccessClaims; expiresAt: number }>(60_000);

  constructor(@Inject(ConfigToken) config: Config) {
    const bytes = new Uint8Array(derivedKey(config.sessionKey, 'access-token'));
    this.key = webcrypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign', 'verify']);
  }

  async issue({ userId, sessionId }: AccessClaims): Promise<string> {
    return new SignJWT({ sid: sessionId })
      .setProtectedHeader({ alg: 'HS256' })
      .setSubject(userId)
      .setIssuedAt()
      .setExpirationTime(`${ACCESS_SECONDS}s`)
      .sign(await this.key);
  }

  /** @throws DomainError `session.expired`, or `session.missing` for anything that is no token of ours. */
  async verify(token: string): Promise<AccessClaims> {
    const { claims, expiresAt } = await this.verified.get(token, () => this.check(token));
    if (Date.now() >= expiresAt) throw new DomainError('session.expired');
    return claims;
  }

  private async check(token: string): Promise<{ claims: AccessClaims; expiresAt: number }> {
    try {
      const { payload } = await jwtVerify(token, await this.key, { algorithms: ['HS256'], requiredClaims: ['exp'] });
      const { sub, sid, exp = 0 } = payload;
      if (typeof sub !== 'string' || typeof sid !== 'string') throw new DomainError('session.missing');
      return { claims: { userId: sub, sessionId: sid }, expiresAt: exp * 1000 };
    } catch (error) {
      if (error instanceof errors.JWTExpired) throw new DomainError('session.expired');
      throw new DomainError('session.missing');
    }
  }
}
