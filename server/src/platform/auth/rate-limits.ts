import { createHmac } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { DomainError } from '@wecountry/shared/errors';
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { DataSource } from 'typeorm';
import { ConfigToken, type Config } from '../config/config.js';
import { derivedKey } from '../config/derived-key.js';

/** A village behind one carrier address logs in together on a market day; a guesser needs far more. */
const LOGINS_PER_MINUTE = 120;
const WRITES_PER_MINUTE = 120;

/**
 * Before a login counts the address (hashed, in the database: shared by all instances), afterwards the user (in this
 * instance: a flood is stopped where it arrives, and a quiet write costs no round trip).
 */
@Injectable()
export class RateLimits {
  private readonly logins: RateLimiterPostgres;
  private readonly writes = new RateLimiterMemory({ keyPrefix: 'write', points: WRITES_PER_MINUTE, duration: 60 });
  private readonly addressKey: Buffer;

  constructor(@Inject(ConfigToken) config: Config, dataSource: DataSource) {
    this.addressKey = derivedKey(config.sessionKey, 'address');
    this.logins = new RateLimiterPostgres({
      storeClient: dataSource,
      storeType: 'typeorm',
      tableName: 'rate_limits',
      tableCreated: true,
      keyPrefix: 'login',
      points: LOGINS_PER_MINUTE,
      duration: 60,
    });
  }

  /** @throws DomainError `request.too_many` */
  async login(address: string): Promise<void> {
    const key = createHmac('sha256', this.addressKey).update(address).digest('base64url');
    await spend(this.logins.consume(key));
  }

  /** @throws DomainError `request.too_many` */
  async write(userId: string): Promise<void> {
    await spend(this.writes.consume(userId));
  }
}

async function spend(consumed: Promise<RateLimiterRes>): Promise<void> {
  try {
    await consumed;
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused;
    throw new DomainError('request.too_many', { seconds: Math.ceil(refused.msBeforeNext / 1000) });
  }
}
