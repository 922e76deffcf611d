import type pg from 'pg';
import { RegisterService } from '../src/modules/people/index.js';
import { OpeningService } from '../src/modules/polls/index.js';
import { AccessToken } from '../src/platform/auth/access-token.js';
import { newId } from '../src/platform/db/id.js';
import type { TestApp } from '../test/harness/app.js';

/** A household that may vote once: where, in what, and by which token. */
export interface CountyElector {
  readonly village: string;
  readonly poll: string;
  readonly secret: boolean;
  readonly token: string;
}

/** Villages with households of one person each, bound and signed in, and a poll in each; every second poll is secret. */
export async function makeCounty(
  app: TestApp,
  owner: pg.Client,
  villages: number,
  households: number,
): Promise<CountyElector[]> {
  const electors: CountyElector[] = [];
  for (let v = 0; v < villages; v++) {
    const village = (await app.newVillage()).id;
    const users = await signIn(app, owner, households);
    await settle(app, village, [...users.keys()]);
    const secret = v % 2 === 1;
    const poll = await openPoll(app, village, [...users.keys()][0] ?? '', secret);
    for (const token of users.values()) electors.push({ village, poll, secret, token });
  }
  // Votes come from all villages at once, not village after village.
  return electors.map((_, i) => electors[(i % villages) * households + Math.floor(i / villages)]).filter((e) => !!e);
}

/** New users with a session each; their access tokens by user. */
export async function signIn(app: TestApp, owner: pg.Client, count: number): Promise<Map<string, string>> {
  const ids = Array.from({ length: count }, () => ({ userId: newId(), sessionId: newId() }));
  const users = ids.map((id) => id.userId);
  await owner.query(`INSERT INTO users (id, created_at) SELECT unnest($1::uuid[]), now()`, [users]);
  await owner.query(
    `INSERT INTO sessions (id, user_id, appid, openid, device_hash, created_at, expires_at)
     SELECT s, u, 'bench', 'o-' || u, 'bench', now(), now() + interval '1 day' FROM unnest($1::uuid[], $2::uuid[]) AS x (s, u)`,
    [ids.map((id) => id.sessionId), users],
  );
  const tokens = app.get(AccessToken);
  return new Map(await Promise.all(ids.map(async (id) => [id.userId, await tokens.issue(id)] as const)));
}

/** One hamlet with a household of one person for each user, bound. */
export async function settle(app: TestApp, villageId: string, users: readonly string[]): Promise<void> {
  const register = app.get(RegisterService);
  await app.tenant.run({ villageId }, async (tx) => {
    const [hamlet] = await register.addHamlets(tx, ['大寨']);
    if (!hamlet) throw new Error('No hamlet');
    const added = await register.addHouseholds(
      tx,
      users.map((_, i) => ({
        hamletId: hamlet.id,
        no: i + 1,
        residents: [{ name: `户主${i + 1}`, bornOn: '1980-05-05', head: true, away: false }],
      })),
    );
    const bindings = added.map(({ residents }, i) => ({ residentId: residents[0]?.id ?? '', userId: users[i] ?? '' }));
    await register.bind(tx, { userId: users[0] ?? '', requestId: 'bench' }, bindings);
  });
}

async function openPoll(app: TestApp, villageId: string, userId: string, secret: boolean): Promise<string> {
  const actor = { userId, villageId, sessionId: 'bench', requestId: 'bench', roles: new Set(['committee'] as const) };
  const { id } = await app.get(OpeningService).open(actor, {
    title: '测速用的表决',
    body: '只为量一量快慢。',
    preset: 'household_representatives',
    closesAt: new Date(Date.now() + 86_400_000).toISOString(),
    secret,
  });
  return id;
}
