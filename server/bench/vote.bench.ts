import type { AddressInfo } from 'node:net';
import { CAST } from '../src/modules/polls/ballots.repository.js';
import { startApp } from '../test/harness/app.js';
import { TestRegister, type TestVillager } from '../test/harness/people.js';
import type { Bench } from './bench.js';
import { httpRate, type WireRequest } from './http-clients.js';
import { inTurns } from './in-turns.js';
import { referenceRate } from './pgbench.js';
import { opening, pick, withValues } from './statement.js';

const HOUSEHOLDS = 460;

/** Casting a vote through HTTP: login checked, contract checked, one statement between BEGIN and COMMIT. */
export const bench: Bench = async ({ seconds, clients }) => {
  const app = await startApp({ WRITES_PER_MINUTE: '1000000000', LOG_LEVEL: 'fatal' });
  try {
    const register = await TestRegister.create(app, { 大寨: Array.from({ length: HOUSEHOLDS }, () => 1) });
    const voters: TestVillager[] = [];
    for (let no = 1; no <= HOUSEHOLDS; no++) voters.push(await register.villager(`大寨 ${no} 号`));
    const committee = await register.staff('committee');
    const village = register.village.id;
    const { status, body } = await app.call('polls.open', {
      as: committee,
      params: { village },
      body: {
        title: '测速用的表决',
        body: '只为量一量快慢。',
        preset: 'household_representatives',
        closesAt: new Date(Date.now() + 86_400_000).toISOString(),
      },
    });
    if (status !== 201) throw new Error(`polls.open: ${status}`);
    const poll = body.id;
    // Two rounds of the list with different choices: every request changes a ballot.
    const requests = (['approve', 'reject'] as const).flatMap((choice) =>
      voters.map(({ session }): WireRequest => ({
        path: `/api/villages/${village}/polls/${poll}/ballots`,
        headers: { authorization: `Bearer ${session.accessToken}`, 'content-type': 'application/json' },
        body: JSON.stringify({ choice }),
      })),
    );
    await app.nest.listen(0, '127.0.0.1');
    const { port } = app.nest.getHttpServer().address() as AddressInfo;

    const household = pick(
      voters.map((v) => v.householdId),
      'i',
    );
    const resident = pick(
      voters.map((v) => v.residentId),
      'i',
    );
    const user = pick(
      voters.map((v) => v.userId),
      'i',
    );
    const choice = pick(['approve', 'reject'], 'c', 'text');
    const values = [`'${village}'::uuid`, `'${poll}'::uuid`, 'now()', household, resident, choice, user, 'NULL'];
    const script = {
      random: { i: HOUSEHOLDS, c: 2 },
      trips: [opening(`'${village}'`, user), [withValues(CAST, values)], ['COMMIT']],
    };
    const { ours, reference, by, p50Ms, p99Ms } = await inTurns(seconds, {
      ours: (slice) => httpRate({ port, clients, seconds: slice, requests }),
      reference: (slice) => referenceRate(app.database.appUrl, script, clients, slice),
    });
    return { ours, reference, by, wanted: 0.4, unit: 'votes/s', more: { clients, p50Ms, p99Ms } };
  } finally {
    await app.close();
  }
};
