import { Inject, Injectable } from '@nestjs/common';
import { DomainError } from '@wecountry/shared/errors';
import { errors, jwtVerify, SignJWT } from 'jose';
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
  private readonly key: Uint8Array;

  constructor(@Inject(ConfigToken) config: Config) {
    this.key = new Uint8Array(derivedKey(config.sessionKey, 'access-token'));
  }

  issue({ userId, sessionId }: AccessClaims): Promise<string> {
    return new SignJWT({ sid: sessionId })
      .setProtectedHeader({ alg: 'HS256' })
      .setSubject(userId)
      .setIssuedAt()
      .setExpirationTime(`${ACCESS_SECONDS}s`)
      .sign(this.key);
  }

  /** @throws DomainError `session.expired`, or `session.missing` for anything that is no token of ours. */
  async verify(token: string): Promise<AccessClaims> {
    try {
      const { payload } = await jwtVerify(token, this.key, { algorithms: ['HS256'] });
      const { sub, sid } = payload;
      if (typeof sub !== 'string' || typeof sid !== 'string') throw new DomainError('session.missing');
      return { userId: sub, sessionId: sid };
    } catch (error) {
      if (error instanceof errors.JWTExpired) throw new DomainError('session.expired');
      throw new DomainError('session.missing');
    }
  }
}
