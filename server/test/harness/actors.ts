import { ActorDirectory } from '../../src/platform/auth/actor-directory.js';
import type { Actor } from '../../src/platform/auth/actor.js';
import type { TestApp, TestUser } from './app.js';

/** The actor that the guard would make of a user, for calling services, at a past time if one is given. */
export async function actorOf(app: TestApp, villageId: string, user: TestUser, at?: Date): Promise<Actor> {
  const place = await app.tenant.run({ villageId, userId: user.userId }, (tx) =>
    app.get(ActorDirectory).placeOf(tx, user.userId),
  );
  const { roles = [], ...rest } = place ?? {};
  return { ...rest, userId: user.userId, sessionId: 'test', requestId: 'test', villageId, roles: new Set(roles), at };
}
