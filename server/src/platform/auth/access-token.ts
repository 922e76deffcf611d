import { webcrypto } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { DomainError } from '@wecountry/shared/errors';
import { type CryptoKey, errors, jwtVerify, SignJWT } from 'jose';
import { ConfigToken, type Config } from '../config/config.js';
import { derivedKey } from '../config/derived-key.js';

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
    try {
      const { payload } = await jwtVerify(token, await this.key, { algorithms: ['HS256'] });
      const { sub, sid } = payload;
      if (typeof sub !== 'string' || typeof sid !== 'string') throw new DomainError('session.missing');
      return { userId: sub, sessionId: sid };
    } catch (error) {
      if (error instanceof errors.JWTExpired) throw new DomainError('session.expired');
      throw new DomainError('session.missing');
    }
  }
}
