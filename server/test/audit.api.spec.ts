import pg from 'pg';
import { privilegedActs } from '../src/platform/audit-log/acts.js';
import { PrivilegedLog } from '../src/platform/audit-log/privileged-log.js';
import { LedgerService } from '../src/modules/ledger/index.js';
import { newId } from '../src/platform/db/id.js';
import { startApp, type TestApp } from './harness/app.js';
import { openBooks, type VillageBooks } from './harness/books.js';
import { TestRegister } from './harness/people.js';
import { referenceSteps } from './harness/reference-order.js';

describe('the auditor’s desk', () => {
  let app: TestApp;
  let register: TestRegister;
  let books: VillageBooks;
  beforeAll(async () => {
    app = await startApp();
  });
  beforeEach(async () => {
    register = await TestRegister.create(app);
    books = await openBooks(app, register.village.id);
  });
  afterAll(() => app.close());

  const verify = () =>
    app.call('audit.verify', { as: register.auditor, params: { village: register.village.id, book: 'coop' } });

  describe('a verification', () => {
    beforeEach(async () => {
      const ledger = app.get(LedgerService);
      for (const { entries } of referenceSteps) await books.run((tx) => ledger.postAll(tx, entries));
    });

    it('says that a book holds', async () => {
      const { status, body } = await verify();
      expect(status).toBe(200);
      expect(body).toEqual({ ok: true, entries: 16, debitFen: 79_064, creditFen: 79_064, findings: [] });
    });

    it('names what the owner of the database changed behind everybody’s back', async () => {
      const owner = new pg.Client({ connectionString: app.database.ownerUrl });
      await owner.connect();
      await owner.query(
        `UPDATE postings SET amount_fen = 1 WHERE village_id = $1 AND book = 'coop' AND number = 3 AND line = 1`,
        [register.village.id],
      );
      await owner.end();
      const { body } = await verify();
      expect(body.ok).toBe(false);
      expect(body.findings[0]).toEqual({ what: '第 3 号借贷不平：借 0.01，贷 136.00', entry: 3, account: null });
      expect(body.findings.map((f) => f.account)).toContain('102-wx');
    });

    it('lets others post meanwhile, and does not take what they post for an error', async () => {
      const ledger = app.get(LedgerService);
      const post = () =>
        books.run((tx) =>
          ledger.post(tx, {
            book: 'coop',
            kind: 'transfer',
            source: { type: 'transfer', id: newId() },
            occurredOn: '2026-11-20',
            memo: '划转',
            lines: [
              { account: '101', amountFen: 5 },
              { account: '102', amountFen: -5 },
            ],
          }),
        );
      const verifications = Array.from({ length: 5 }, () => verify());
      await Promise.all(Array.from({ length: 20 }, post));
      for (const { body } of await Promise.all(verifications)) expect(body).toMatchObject({ ok: true, findings: [] });
    });
  });

  describe('the log of privileged acts', () => {
    const acts = (as = register.auditor, cursor?: string) =>
      app.call('audit.acts', { as, params: { village: register.village.id }, query: { cursor } });

    it('tells who did what to what, in words', async () => {
      const villager = await register.villager('上寨 1 号');
      await register.give(villager, 'committee');
      const notice = newId();
      await books.run((tx) =>
        app.get(PrivilegedLog).record(tx, { userId: villager.userId, requestId: 'r-1' }, 'notice.published', {
          type: 'notice',
          id: notice,
        }),
      );
      const { status, body } = await acts();
      expect(status).toBe(200);
      expect(body.items[0]).toMatchObject({
        byName: '上寨1之1',
        action: 'notice.published',
        actionLabel: '发了通知',
        subject: `notice ${notice}`,
        requestId: 'r-1',
      });
      expect(body.items[1]).toMatchObject({ byName: '项目方', actionLabel: '给了角色' });
    });

    it('comes page by page, newest first, every act once', async () => {
      const log = app.get(PrivilegedLog);
      const ids = Array.from({ length: 65 }, () => newId());
      for (const id of ids) {
        await books.run((tx) =>
          log.record(tx, { userId: newId(), requestId: 'r' }, 'order.shipped', { type: 'order', id }),
        );
      }
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const { body } = await acts(register.auditor, cursor);
        seen.push(...body.items.map((a) => a.subject));
        cursor = body.nextCursor ?? undefined;
      } while (cursor);
      expect(seen.filter((s) => s.startsWith('order '))).toEqual(ids.map((id) => `order ${id}`).reverse());
    });

    it('is read by supervisor and auditor, not by those whose acts it holds', async () => {
      const [supervisor, committee] = [await register.villager('上寨 2 号'), await register.villager('下寨 1 号')];
      await register.give(supervisor, 'supervisor');
      await register.give(committee, 'committee');
      expect((await acts(supervisor)).status).toBe(200);
      expect((await acts(committee)).problem.status).toBe(403);
      expect((await acts(await app.newUser())).problem.status).toBe(404);
    });

    it('refuses a cursor that no page gave', async () => {
      expect((await acts(register.auditor, 'first')).problem).toMatchObject({ status: 400, code: 'request.invalid' });
    });

    it('has a word for every act', () => {
      for (const label of Object.values(privilegedActs)) expect(label).toMatch(/^[一-龥：]{3,12}$/);
    });
  });
});
