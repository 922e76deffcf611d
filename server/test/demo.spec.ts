import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { jest } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { addDays, businessDate } from '@wecountry/shared/domain/calendar';
import { TONGGUAN_SHAPE } from '../src/demo/data/register.js';
import { generate } from '../src/demo/generate.js';
import { LedgerVerifier } from '../src/modules/ledger/index.js';
import { DividendService } from '../src/modules/museum/index.js';
import { type Config, loadConfig } from '../src/platform/config/config.js';
import { newId } from '../src/platform/db/id.js';
import { Tenant } from '../src/platform/db/tenant.js';
import { makeContext } from '../src/server.js';
import { testEnvironment } from './harness/app.js';
import { cloneDatabase, type TestDatabase } from './harness/database.js';

/** The least that holds everybody of the story; as much of its life is lived as it has households. */
const SMALL = {
  ...TONGGUAN_SHAPE,
  hamlets: [
    { name: '上寨', households: 18, leaderNo: 2 },
    { name: '中寨', households: 21, leaderNo: 21 },
    { name: '下寨', households: 30, leaderNo: 9 },
    { name: '坡头寨', households: 12, leaderNo: 4 },
  ],
  residents: 330,
};

describe('the demo village', () => {
  let folder: string;
  let database: TestDatabase;
  let config: Config;
  beforeEach(async () => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'wecountry-demo-'));
    mkdirSync(path.join(folder, 'simulator'));
    database = await cloneDatabase();
    config = loadConfig({ ...testEnvironment(database), DATA_DIR: folder });
    jest.spyOn(console, 'log').mockReturnValue();
  });
  afterEach(async () => {
    await database.drop();
    rmSync(folder, { recursive: true });
    jest.restoreAllMocks();
  });

  const within = async <T>(work: (services: INestApplicationContext) => Promise<T>): Promise<T> => {
    const services = await makeContext(config);
    try {
      return await work(services);
    } finally {
      await services.close();
    }
  };

  it.each(['2026-01-02', '2027-01-23', '2026-03-01', '2028-02-29'])(
    'can be made on %s',
    async (day) => {
      const today = new Date(`${day}T09:30:00+08:00`);
      expect(await generate(config, { today, shape: SMALL })).toBe('made');
      await within(async (services) => {
        const tenant = services.get(Tenant);
        const villageId = await tenant.global({}, async (tx) => {
          const [row] = await tx.query<{ id: string }>(`SELECT id FROM villages WHERE slug = 'tongguan'`);
          return row!.id;
        });
        const state = await tenant.run({ villageId, at: today }, async (tx) => {
          const books = [];
          for (const book of ['coop', 'museum', 'village'] as const)
            books.push(await services.get(LedgerVerifier).verify(tx, book));
          const [claims] = await tx.query<{ last: string; first: string }>(
            `SELECT max(happened_on) AS last, min(happened_on) AS first FROM credit_claims WHERE village_id = $1`,
            [villageId],
          );
          const [plan] = await tx.query<{ id: string; year: number }>(
            `SELECT id, year FROM dividend_plans WHERE village_id = $1`,
            [villageId],
          );
          const [staff] = await tx.query<{ userId: string }>(
            `SELECT user_id AS "userId" FROM role_grants WHERE village_id = $1 AND role = 'committee' LIMIT 1`,
            [villageId],
          );
          return { ok: books.map((b) => b?.ok), claims: claims!, plan: plan!, userId: staff!.userId };
        });
        expect(state.ok).toEqual([true, true, true]);
        expect(state.claims.last <= businessDate(today)).toBe(true);
        // Over before the month that is lived, whose trade goes through the museum's book too.
        expect(`${state.plan.year}-12-31` < addDays(day, -31)).toBe(true);
        const actor = { villageId, userId: state.userId, roles: new Set(['committee'] as const), at: today };
        const executed = await services
          .get(DividendService)
          .execute({ ...actor, sessionId: newId(), requestId: 'test' }, state.plan.id);
        expect(executed.state).toBe('executed');
      });
    },
    120_000,
  );

  it('is half made when the making is cut off', async () => {
    const tooSmall = { ...SMALL, hamlets: SMALL.hamlets.slice(0, 1), residents: 60 };
    await expect(generate(config, { shape: tooSmall })).rejects.toThrow('village.founding_wrong');
    expect(await generate(config, { shape: SMALL })).toBe('half');
  }, 120_000);
});
