import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { receiptCode } from '@wecountry/shared/domain/receipt-code';
import pg from 'pg';
import { newId } from '../src/platform/db/id.js';
import { startApp } from '../test/harness/app.js';
import type { Bench } from './bench.js';
import { burst } from './burst.js';
import { type CountyElector, makeCounty } from './county.js';
import type { WireRequest } from './http-clients.js';

const POLLS = 300;
const PER_SECOND = 750;
const CHOICES = ['approve', 'reject', 'abstain'] as const;

/**
 * A county votes at once: 300 villages with a poll each, every household once, at 750 requests a second whatever the server
 * does (an open loop). Half of the polls are secret. Says how many accepted votes are missing from the recount: none may.
 */
export const bench: Bench = async ({ seconds }) => {
  const app = await startApp({ WRITES_PER_MINUTE: '1000000000', LOG_LEVEL: 'fatal' });
  const owner = new pg.Client({ connectionString: app.database.ownerUrl });
  await owner.connect();
  try {
    const electors = await makeCounty(app, owner, POLLS, Math.max(5, Math.ceil((PER_SECOND * seconds) / POLLS)));
    const requests = electors.map((elector, i) => casting(elector, CHOICES[i % CHOICES.length] ?? 'abstain'));
    await app.nest.listen(0, '127.0.0.1');
    const { port } = app.nest.getHttpServer().address() as AddressInfo;
    const { accepted, refused, p50Ms, p99Ms, tookSeconds } = await burst({ port, perSecond: PER_SECOND, requests });
    await app.runDue(new Date(Date.now() + 2 * 86_400_000));
    const { rows } = await owner.query<{ counted: number; recounted: number; open: number }>(RECOUNT);
    const [{ counted, recounted, open } = { counted: 0, recounted: -1, open: POLLS }] = rows;
    return {
      ours: accepted / tookSeconds,
      reference: PER_SECOND,
      by: 'the rate at which votes were sent',
      wanted: 1,
      unit: 'votes/s',
      more: {
        polls: POLLS,
        sent: requests.length,
        accepted,
        refused,
        lost: accepted - counted,
        tallyIsRecount: Number(counted === recounted && open === 0),
        p50Ms: Number(p50Ms.toFixed(1)),
        p99Ms: Number(p99Ms.toFixed(1)),
      },
    };
  } finally {
    await owner.end();
    await app.close();
  }
};

/** What the results say, against the acts of open polls and the choices of secret ones. */
const RECOUNT = `
  SELECT (SELECT sum(approve + reject + abstain)::int FROM poll_results) AS counted,
    (SELECT count(*)::int FROM (SELECT DISTINCT village_id, poll_id, holder_id FROM ballot_acts) a)
      + (SELECT count(*)::int FROM secret_choices) AS recounted,
    (SELECT count(*)::int FROM polls WHERE state = 'open') AS open`;

function casting({ village, poll, secret, token }: CountyElector, choice: string): WireRequest {
  const body = secret ? { choice, code: receiptCode(randomBytes(10)) } : { choice, requestId: newId() };
  return {
    path: `/api/villages/${village}/polls/${poll}/${secret ? 'secret-ballots' : 'ballots'}`,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  };
}
