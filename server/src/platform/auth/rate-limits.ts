import { createHmac } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { DomainError, type ErrorCode } from '@wecountry/shared/errors';
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { DataSource } from 'typeorm';
import { ConfigToken, type Config } from '../config/config.js';
import { derivedKey } from '../config/derived-key.js';

/** A phone refreshes every ten minutes and repeats what was lost on the way; more with one token is a loop. */
const REFRESHES_PER_MINUTE = 10;
/** Against 50 bits of a code, some tries an hour are hopeless. */
const JOIN_TRIES = 20;

/**
 * Before a login counts the address (hashed, in the database: shared by all instances), at a refresh the token,
 * afterwards the user. Addresses get much: a village behind one address of its carrier logs in together on a market day.
 * Writes and refreshes are counted in this instance: the limit stops a flood where it arrives, and a vote must not cost
 * one more round trip to say that it is no flood. With N instances a user may write N times as much.
 */
@Injectable()
export class RateLimits {
  private readonly logins: RateLimiterPostgres;
  private readonly writes: RateLimiterMemory;
  private readonly refreshes = new RateLimiterMemory({
    keyPrefix: 'refresh',
    points: REFRESHES_PER_MINUTE,
    duration: 60,
  });
  private readonly joins: RateLimiterPostgres;
  private readonly addressKey: Buffer;

  constructor(@Inject(ConfigToken) config: Config, dataSource: DataSource) {
    this.addressKey = derivedKey(config.sessionKey, 'address');
    const { loginsPerMinute, writesPerMinute } = config.limits;
    this.writes = new RateLimiterMemory({ keyPrefix: 'write', points: writesPerMinute, duration: 60 });
    const shared = { storeClient: dataSource, storeType: 'typeorm', tableName: 'rate_limits', tableCreated: true };
    this.logins = new RateLimiterPostgres({ ...shared, keyPrefix: 'login', points: loginsPerMinute, duration: 60 });
    this.joins = new RateLimiterPostgres({ ...shared, keyPrefix: 'join', points: JOIN_TRIES, duration: 3_600 });
  }

  /** @throws DomainError `request.too_many` */
  async login(address: string): Promise<void> {
    const key = createHmac('sha256', this.addressKey).update(address).digest('base64url');
    await spend(this.logins.consume(key));
  }

  /**
   * Counts a try at a code of an invite, or a request to join: so many an hour, shared by all instances.
   * @throws DomainError `people.too_many_tries`
   */
  async join(userId: string): Promise<void> {
    await spend(this.joins.consume(userId), 'people.too_many_tries');
  }

  /** A try that was right does not count. */
  async joinWasRight(userId: string): Promise<void> {
    await this.joins.reward(userId);
  }

  /** @throws DomainError `request.too_many` */
  async refresh(tokenHash: string): Promise<void> {
    await spend(this.refreshes.consume(tokenHash));
  }

  /** @throws DomainError `request.too_many` */
  async write(userId: string): Promise<void> {
    await spend(this.writes.consume(userId));
  }
}

async function spend(consumed: Promise<RateLimiterRes>, code: ErrorCode = 'request.too_many'): Promise<void> {
  try {
    await consumed;
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused;
    throw new DomainError(code, { seconds: Math.ceil(refused.msBeforeNext / 1000) });
  }
}
