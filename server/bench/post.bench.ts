import { newId } from '../src/platform/db/id.js';
import { LedgerService } from '../src/modules/ledger/index.js';
import { POST } from '../src/modules/ledger/ledger.repository.js';
import { startApp } from '../test/harness/app.js';
import type { Bench } from './bench.js';
import { inTurns } from './in-turns.js';
import { closedLoop } from './load.js';
import { referenceRate } from './pgbench.js';
import { opening, ownOf, withValues } from './statement.js';

const VILLAGES = 8;
const DAY = '2026-11-22';
const LINES = [
  { account: '211-advance', amountFen: 13600 },
  { account: '128-2026-03', amountFen: -8840 },
  { account: '501', amountFen: -4760 },
  { account: '521', amountFen: 2700 },
  { account: '211-freight', amountFen: -2700 },
];

/** Posting a balanced entry of five lines by the ledger's service, to the books of eight villages: a client's entries go to its own. */
export const bench: Bench = async ({ seconds, clients }) => {
  const app = await startApp({ LOG_LEVEL: 'fatal' });
  try {
    const ledger = app.get(LedgerService);
    const villages: string[] = [];
    for (let i = 0; i < VILLAGES; i++) {
      const { id } = await app.newVillage();
      villages.push(id);
      await app.tenant.run({ villageId: id }, (tx) =>
        ledger.ensureBooks(tx, [{ book: 'coop', name: '合作社', entityKind: 'coop' }]),
      );
      await app.tenant.run({ villageId: id }, (tx) => ledger.post(tx, entry()));
    }
    const postTo = async (client: number) => {
      const villageId = villages[client % VILLAGES] ?? '';
      await app.tenant.run({ villageId }, (tx) => ledger.post(tx, entry()));
    };

    const village = ownOf(villages);
    const array = (values: readonly (string | number)[], type: string) =>
      `'{${values.map((v) => (typeof v === 'string' ? `"${v}"` : v)).join(',')}}'::${type}[]`;
    const values = [
      village,
      array([0], 'int'),
      'ARRAY[gen_random_uuid()]',
      array(['coop'], 'text'),
      array(['order_received'], 'text'),
      array(['order_received'], 'text'),
      'ARRAY[gen_random_uuid()]',
      array([DAY], 'date'),
      array(['测速'], 'text'),
      'ARRAY[NULL]::uuid[]',
      'ARRAY[NULL]::int[]',
      array(
        LINES.map(() => 0),
        'int',
      ),
      array(
        LINES.map((_, i) => i + 1),
        'int',
      ),
      array(
        LINES.map((l) => l.account),
        'text',
      ),
      array(
        LINES.map((l) => l.amountFen),
        'bigint',
      ),
      ...Array.from({ length: 5 }, () => "'{}'::text[]"),
      'now()',
      'NULL',
    ];
    const script = {
      random: {},
      trips: [opening(village, "''"), [withValues(POST, values)], ['COMMIT']],
    };
    const { ours, reference, by, p99Ms } = await inTurns(seconds, {
      ours: (slice) => closedLoop(clients, slice, postTo),
      reference: (slice) => referenceRate(app.database.appUrl, script, clients, slice),
    });
    return { ours, reference, by, wanted: 0.5, unit: 'entries/s', more: { clients, villages: VILLAGES, p99Ms } };
  } finally {
    await app.close();
  }
};

const entry = () => ({
  book: 'coop' as const,
  kind: 'order_received' as const,
  source: { type: 'order_received' as const, id: newId() },
  occurredOn: DAY,
  memo: '测速',
  lines: LINES,
});
