import { createHash } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { ResponseOf } from '@wecountry/shared/contracts';
import { businessDate } from '@wecountry/shared/domain/calendar';
import { DomainError } from '@wecountry/shared/errors';
import { PrivilegedLog } from '../../platform/audit-log/privileged-log.js';
import type { Actor, IdempotencyClaim } from '../../platform/auth/actor.js';
import { newId } from '../../platform/db/id.js';
import { Tenant } from '../../platform/db/tenant.js';
import type { Tx } from '../../platform/db/tx.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { readSheet, UnreadableSheet } from '../../platform/spreadsheet/read-sheet.js';
import { sheetMediaTypes, type SheetFormat, writeSheet } from '../../platform/spreadsheet/write-sheet.js';
import { VillagesService } from '../villages/index.js';
import { householdCode } from './domain/household-code.js';
import { type ImportPlan, planImport, type PlacedRow } from './domain/import-plan.js';
import { readRegisterSheet, SHEET_ROWS_MAX, sheetColumns } from './domain/register-sheet.js';
import type { ImportCounts } from './register-import.entity.js';
import { type ExportRow, RegisterImportRepository } from './register-import.repository.js';
import { RegisterRepository } from './register.repository.js';
import { RolesService } from './roles.service.js';

const PROBLEMS_SHOWN = 500;
const CHANGES_SHOWN = 200;
const WAITS_MS = 24 * 3_600_000;

type Checked = ResponseOf<'people.checkImport'>;

/** The register as a spreadsheet: looked through first, then all or nothing; and out again the same way. */
@Injectable()
export class RegisterImportService implements OnModuleInit {
  constructor(
    private readonly tenant: Tenant,
    private readonly repository: RegisterImportRepository,
    private readonly register: RegisterRepository,
    private readonly roles: RolesService,
    private readonly villages: VillagesService,
    private readonly privileged: PrivilegedLog,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.jobs.handle<Record<string, never>>('people.forget_imports', ({ villageId, at }) =>
      this.tenant.system(villageId, at, (tx) =>
        this.repository.forgetImports(tx, new Date(tx.now.getTime() - WAITS_MS)),
      ),
    );
  }

  async template(format: SheetFormat): Promise<ResponseOf<'people.template'>> {
    return file('名册模板', format, [
      ['', '上寨', 1, '张三', '1963-04-09', '是', '否'],
      ['', '上寨', 1, '李四', '1966-11-21', '否', '是'],
    ]);
  }

  /** The whole register; who takes it out is written down. */
  async export(actor: Actor, format: SheetFormat): Promise<ResponseOf<'people.export'>> {
    const { name, rows } = await this.tenant.run(actor, async (tx) => {
      const rows = await this.repository.exportRows(tx);
      await this.privileged.record(tx, actor, 'register.exported', village(tx), { residents: rows.length });
      return { name: (await this.villages.current(tx)).name, rows };
    });
    return file(`${name}名册`, format, rows.map(cellsOf));
  }

  /**
   * Looks a sheet through and keeps what it says until somebody says yes; nothing of the register changes.
   * @throws DomainError `people.sheet_unreadable`, `people.sheet_too_long`
   */
  async check(actor: Actor, bytes: Buffer): Promise<Checked> {
    const cells = await readSheet(bytes).catch((error: unknown) => {
      if (error instanceof UnreadableSheet) throw new DomainError('people.sheet_unreadable');
      throw error;
    });
    if (cells.length > SHEET_ROWS_MAX) throw new DomainError('people.sheet_too_long');
    return this.tenant.once({ ...actor, idempotency: withFile(actor.idempotency, bytes) }, async (tx) => {
      const sheet = readRegisterSheet(cells, businessDate(tx.now));
      const plan = planImport(await this.repository.state(tx), sheet.rows);
      const problems = [...sheet.problems, ...plan.problems].sort((a, b) => a.row - b.row);
      const ready = !problems.some((problem) => problem.stops);
      const id = newId();
      const counts = countsOf(plan);
      await this.repository.addImport(tx, { id, rows: sheet.rows, counts, ready });
      await this.jobs.enqueue(
        tx,
        'people.forget_imports',
        {},
        { runAt: new Date(tx.now.getTime() + WAITS_MS * 1.1), key: 'forget' },
      );
      return {
        id,
        rows: sheet.rows.length,
        counts,
        ready,
        problems: problems.slice(0, PROBLEMS_SHOWN).map((problem) => ({ ...problem })),
        problemCount: problems.length,
        changes: plan.changed.slice(0, CHANGES_SHOWN).map(({ row, person, hamlet, no, what }) => ({
          row,
          name: person.name,
          code: householdCode(hamlet, no),
          what,
        })),
      };
    });
  }

  /**
   * Imports what was looked through: all of it, or nothing. Doing it again changes nothing.
   * @throws DomainError `people.import_not_ready`, `people.import_gone`, `people.import_stale` when the register has
   *   changed since, `people.supervisor_kin`
   */
  async confirm(actor: Actor, id: string): Promise<ResponseOf<'people.confirmImport'>> {
    return this.tenant.run(actor, async (tx) => {
      await this.roles.lock(tx);
      const stored = await this.repository.lockImport(tx, id);
      if (!stored) throw new DomainError('request.not_found');
      const { counts } = stored;
      if (stored.doneAt) return { id, counts };
      if (!stored.ready) throw new DomainError('people.import_not_ready');
      if (!stored.rows) throw new DomainError('people.import_gone');
      const plan = planImport(await this.repository.state(tx), stored.rows);
      if (!same(countsOf(plan), counts) || plan.problems.some((p) => p.stops))
        throw new DomainError('people.import_stale');
      await this.apply(tx, plan);
      await this.roles.checkHolders(tx);
      await this.repository.finishImport(tx, id);
      await this.privileged.record(tx, actor, 'register.imported', village(tx), { ...counts });
      return { id, counts };
    });
  }

  private async apply(tx: Tx, plan: ImportPlan): Promise<void> {
    const today = businessDate(tx.now);
    const founded = plan.newHouseholds.map((household) => ({ ...household, id: newId() }));
    const added = await this.register.addHouseholds(tx, founded);
    if (added !== founded.length) throw new DomainError('people.import_stale');
    const idOf = new Map(founded.map(({ key, id }) => [key, id]));
    const homeOf = (row: PlacedRow) => row.householdId ?? idOf.get(row.key) ?? '';

    await this.repository.change(
      tx,
      plan.changed.map((row) => ({ ...row, id: row.person.id, householdId: homeOf(row) })),
    );
    let residentNo = plan.fresh.length > 0 ? await this.register.takeResidentNos(tx, plan.fresh.length) : 0;
    const people = plan.fresh.map((row) => ({
      ...row,
      id: newId(),
      residentNo: residentNo++,
      householdId: homeOf(row),
    }));
    await this.register.addResidents(tx, people);
    await this.repository.addEvents(tx, [
      ...people.map(({ id, householdId }) => ({
        kind: 'entered' as const,
        residentId: id,
        fromHouseholdId: null,
        toHouseholdId: householdId,
        happenedOn: today,
      })),
      ...plan.changed.map((row) => ({
        kind: homeOf(row) === row.person.householdId ? ('corrected' as const) : ('moved_house' as const),
        residentId: row.person.id,
        fromHouseholdId: row.person.householdId,
        toHouseholdId: homeOf(row),
        happenedOn: today,
        text: row.what,
      })),
    ]);
  }
}

const village = (tx: Tx) => ({ type: 'village', id: tx.villageId });

const countsOf = ({ fresh, changed, unchanged, absent, newHouseholds }: ImportPlan): ImportCounts => ({
  fresh: fresh.length,
  changed: changed.length,
  unchanged,
  absent,
  households: newHouseholds.length,
});

const same = (a: ImportCounts, b: ImportCounts): boolean =>
  (Object.keys(a) as (keyof ImportCounts)[]).every((key) => a[key] === b[key]);

const yes = (value: boolean) => (value ? '是' : '否');
const cellsOf = (row: ExportRow) => [
  row.residentNo,
  row.hamlet,
  row.no,
  row.name,
  row.bornOn,
  yes(row.head),
  yes(row.away),
];

async function file(name: string, format: SheetFormat, rows: readonly (string | number)[][]) {
  const bytes = await writeSheet(format, { name: '名册', columns: sheetColumns, rows });
  return { name: `${name}.${format}`, mediaType: sheetMediaTypes[format], base64: bytes.toString('base64') };
}

/** The file counts as a part of what was asked: the platform's hash covers a JSON body only. */
function withFile(claim: IdempotencyClaim | undefined, bytes: Buffer): IdempotencyClaim | undefined {
  if (!claim) return undefined;
  const bodyHash = createHash('sha256').update(claim.bodyHash).update(bytes).digest('base64url');
  return { ...claim, bodyHash };
}
