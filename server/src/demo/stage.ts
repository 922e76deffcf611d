import { createHash } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import { ActorDirectory, type Place } from '../platform/auth/actor-directory.js';
import type { Actor } from '../platform/auth/actor.js';
import { SessionService } from '../platform/auth/session.service.js';
import { ConfigToken, type Config } from '../platform/config/config.js';
import { newId } from '../platform/db/id.js';
import { Tenant } from '../platform/db/tenant.js';
import { JobRunner } from '../platform/jobs/job-runner.js';
import type { DemoCalendar } from './calendar.js';

/** A WeChat user of the demo: who taps this person on the simulator's page gets these identities. */
export interface DemoIdentity {
  openid: string;
  miniOpenid: string;
  unionid: string;
}

/** Identities follow from a name, so that they are the same at every making. */
export function identityOf(key: string): DemoIdentity {
  const part = (kind: string) => createHash('sha256').update(`${kind} ${key}`).digest('base64url').slice(0, 24);
  return { openid: `ow${part('web')}`, miniOpenid: `om${part('mini')}`, unionid: `un${part('union')}` };
}

/**
 * What the demo's history is lived with: the product's own services, people who act at past times, and the jobs that
 * fall due on the way.
 */
export class Stage {
  private readonly places = new Map<string, Place | null>();
  private readonly sessions = new Map<string, string>();

  constructor(
    readonly services: INestApplicationContext,
    readonly calendar: DemoCalendar,
  ) {}

  get tenant(): Tenant {
    return this.services.get(Tenant);
  }

  /** The user behind a demo identity: known by the web's openid and the mini-program's, joined by unionid. */
  async user(identity: DemoIdentity): Promise<string> {
    const { wechat } = this.services.get<Config>(ConfigToken);
    const sessions = this.services.get(SessionService);
    await sessions.userOf({ appid: wechat.webAppid, openid: identity.openid }, identity.unionid);
    return sessions.userOf({ appid: wechat.miniAppid, openid: identity.miniOpenid }, identity.unionid);
  }

  /** Opens a web session for somebody who will pay: payments ask the identity of the client in use. */
  async login(userId: string, identity: DemoIdentity): Promise<void> {
    const { wechat } = this.services.get<Config>(ConfigToken);
    const session = await this.services
      .get(SessionService)
      .open(userId, { appid: wechat.webAppid, openid: identity.openid }, `demo-${userId}`);
    const [, claims = ''] = session.accessToken.split('.');
    const { sid } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as { sid?: string };
    if (!sid) throw new Error('An access token names its session');
    this.sessions.set(userId, sid);
  }

  /** Somebody acting in a village at a past time, with the roles they hold there. */
  async actor(villageId: string, userId: string, at: Date, auditor = false): Promise<Actor> {
    const key = `${villageId} ${userId}`;
    let place = this.places.get(key);
    if (place === undefined) {
      const directory = this.services.get(ActorDirectory);
      place = await this.tenant.run({ villageId, userId }, (tx) => directory.placeOf(tx, userId));
      this.places.set(key, place);
    }
    return {
      ...place,
      roles: new Set([...(place?.roles ?? []), ...(auditor ? (['auditor'] as const) : [])]),
      userId,
      villageId,
      sessionId: this.sessions.get(userId) ?? newId(),
      requestId: 'demo',
      at,
    };
  }

  /** Forgets who is who, after roles have changed. */
  forgetPlaces(): void {
    this.places.clear();
  }

  /** Runs the jobs that are due by then, each at its own time. */
  runDue(until: Date): Promise<number> {
    return this.services.get(JobRunner).runDue(until);
  }
}

/** Runs work over items, several at once; the first failure ends it. */
export async function inParallel<T>(
  items: readonly T[],
  atOnce: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const queue = [...items];
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item);
    }),
  );
}
