import { startApp, type TestApp } from './harness/app.js';
import { TestRegister, type TestVillager } from './harness/people.js';
import { checkSheet, sheetOf } from './harness/sheets.js';

describe('the register as a spreadsheet', () => {
  let app: TestApp;
  let register: TestRegister;
  let committee: TestVillager;
  beforeAll(async () => {
    app = await startApp();
  });
  beforeEach(async () => {
    register = await TestRegister.create(app);
    committee = await register.villager('上寨 1 号');
    await register.give(committee, 'committee');
  });
  afterAll(() => app.close());

  const village = () => register.village.id;
  const check = async (rows: (string | number)[][], titles?: string[]) =>
    checkSheet(app, village(), committee, await sheetOf(rows, titles));
  const confirm = (id: string) =>
    app.call('people.confirmImport', { as: committee, params: { village: village(), import: id } });
  const exported = async (format: 'xlsx' | 'csv') => {
    const { body } = await app.call('people.export', {
      as: committee,
      params: { village: village() },
      query: { format },
    });
    return Buffer.from(body.base64, 'base64');
  };
  const people = () =>
    app.tenant.run({ villageId: village() }, (tx) =>
      tx.query<{ no: number; name: string; bornOn: string; head: boolean; away: boolean }>(
        `SELECT resident_no AS no, name, born_on AS "bornOn", head, away FROM residents WHERE village_id = $1 ORDER BY resident_no`,
        [tx.villageId],
      ),
    );

  it('says every problem by row and column, and changes nothing', async () => {
    const before = await people();
    const { status, body } = await check([
      ['', '上塞', 7, '吴阿满', '1963-04-09', '是', ''],
      ['', '上寨', '十七', '吴阿满', '1963-04-09', '是', ''],
      ['', '上寨', 7, '', '1963-13-09', '也许', ''],
      ['', '上寨', 8, '石老田2', '2099-01-01', '是', ''],
      [999, '上寨', 1, '上寨之一', '1980-05-05', '是', '否'],
      ['', '', '', '', '', '', ''],
      ['', '下寨', 9, '陆正华', '1959/7/19', '是', '否'],
      ['', '下寨', 9, '陆正华', '1959-07-19', '是', '否'],
    ]);
    expect(status).toBe(201);
    expect(body.ready).toBe(false);
    expect(body.problems.map(({ row, column, text }) => `${row} ${column} ${text}`)).toEqual([
      '2 寨 本村没有“上塞”，有 上寨、下寨',
      '3 户号 户号“十七”不对，只写数字，如 17',
      '4 姓名 没写姓名',
      '4 出生日期 出生日期“1963-13-09”看不懂，写成 1963-04-09',
      '4 户主 “户主”只写 是 或 否，现在是“也许”',
      '5 姓名 姓名“石老田2”里有不是字的东西',
      '5 出生日期 出生日期 2099-01-01 还没到',
      '6 编号 名册里没有编号 999。新录的人编号空着',
      '9 姓名 和第 8 行是同一个人',
    ]);
    expect((await confirm(body.id)).problem).toMatchObject({ status: 409, code: 'people.import_not_ready' });
    expect(await people()).toEqual(before);
  });

  it('names the columns that are missing, and reads no picture', async () => {
    const { body } = await check([['上寨', 1]], ['寨', '户号']);
    expect(body.problems.map((p) => p.text)).toEqual(['第一行要有“姓名”这一列', '第一行要有“出生日期”这一列']);
    const picture = await checkSheet(app, village(), committee, Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1]));
    expect(picture.problem).toMatchObject({ status: 422, code: 'people.sheet_unreadable' });
    expect((await check([])).body.problems.map((p) => p.text)).toEqual(['表里一个人也没有']);
  });

  it('wants one head in every household it touches', async () => {
    const { body } = await check([
      ['', '上寨', 20, '龙远山', '1969-09-09', '否', ''],
      ['', '上寨', 1, '龙志强', '1979-12-01', '是', ''],
    ]);
    expect(body.problems.map((p) => `${p.row} ${p.text}`)).toEqual([
      '2 上寨 20 号没有户主',
      '3 上寨 1 号有 2 个户主，只能一个',
    ]);
  });

  it('takes new households and people in, and the same sheet again changes nothing', async () => {
    const rows = [
      ['', '上寨', 20, '龙远山', '1969-09-09', '是', ''],
      ['', '上寨', 20, '潘桂芝', '1971年2月27日', '', '是'],
      ['', '下寨', 1, '石 阿芳', '19880522', '', ''],
    ];
    const first = await check(rows);
    expect(first.body).toMatchObject({ ready: true, rows: 3, problems: [] });
    expect(first.body.counts).toEqual({ fresh: 3, changed: 0, unchanged: 0, absent: 9, households: 1 });
    const done = await confirm(first.body.id);
    expect([done.status, done.body.counts]).toEqual([200, first.body.counts]);
    expect((await people()).slice(9)).toEqual([
      { no: 10, name: '龙远山', bornOn: '1969-09-09', head: true, away: false },
      { no: 11, name: '潘桂芝', bornOn: '1971-02-27', head: false, away: true },
      { no: 12, name: '石阿芳', bornOn: '1988-05-22', head: false, away: false },
    ]);
    expect((await confirm(first.body.id)).body).toEqual(done.body);
    const again = await check(rows);
    expect(again.body.counts).toEqual({ fresh: 0, changed: 0, unchanged: 3, absent: 9, households: 0 });
    await confirm(again.body.id);
    expect(await people()).toHaveLength(12);
  });

  it('changes who has a number, moves heads, and writes it down with its day', async () => {
    const [head, second] = register.household('上寨 1 号').residents;
    const rows = [
      [head!.residentNo, '上寨', 1, '吴阿满', '1963-04-09', '否', '是'],
      [second!.residentNo, '上寨', 1, '石银梅', '1980-05-05', '是', '否'],
    ];
    const { body } = await check(rows);
    expect(body.counts).toMatchObject({ fresh: 0, changed: 2, unchanged: 0 });
    expect(body.changes.map((c) => c.what)).toEqual([
      '改名（原来上寨1之1），改出生日期（原来 1980-05-05），不再是户主，外出',
      '改名（原来上寨1之2），改成户主',
    ]);
    expect((await confirm(body.id)).status).toBe(200);
    const household = await app.call('people.household', {
      as: committee,
      params: { village: village(), household: register.household('上寨 1 号').id },
    });
    expect(household.body.members.map((m) => [m.name, m.head, m.away])).toEqual([
      ['石银梅', true, false],
      ['吴阿满', false, true],
      ['上寨1之3', false, false],
    ]);
    expect(household.body.events.map((e) => e.kind)).toEqual(['corrected', 'corrected']);
  });

  it.each(['xlsx', 'csv'] as const)('comes back from its own %s with nothing changed', async (format) => {
    const fill = await check([
      ['', '上寨', 30, '陆凤英', '1978-03-02', '是', '是'],
      ['', '上寨', 31, '阿依古丽·买买提', '1990-02-14', '是', ''],
    ]);
    await confirm(fill.body.id);
    const own = await register.give(committee, 'coop_staff').then(() => people());
    const named = await checkSheet(app, village(), committee, await exported(format));
    // The builders' names have digits, which no sheet may have: rename them as a sheet would.
    expect(named.body.problems.every((p) => p.text.includes('不是字的东西'))).toBe(true);
    await app.tenant.run({ villageId: village() }, (tx) =>
      tx.execute(`UPDATE residents SET name = translate(name, '123', '一二三') WHERE village_id = $1`, [tx.villageId]),
    );
    const again = await checkSheet(app, village(), committee, await exported(format));
    expect(again.body).toMatchObject({ ready: true, problemCount: 0 });
    expect(again.body.counts).toEqual({ fresh: 0, changed: 0, unchanged: own.length, absent: 0, households: 0 });
  });

  it('is refused when the register has changed meanwhile, and forgets sheets of yesterday', async () => {
    const row = ['', '上寨', 20, '龙远山', '1969-09-09', '是', ''];
    const [one, two] = [await check([row]), await check([row])];
    const both = await Promise.all([confirm(one.body.id), confirm(two.body.id)]);
    expect(both.map((a) => a.status).sort()).toEqual([200, 409]);
    expect(both.find((a) => a.status === 409)?.problem.code).toBe('people.import_stale');
    const waits = await check([['', '上寨', 21, '龙小妹', '1999-09-09', '是', '']]);
    await app.runDue(new Date(Date.now() + 30 * 3_600_000));
    expect((await confirm(waits.body.id)).problem).toMatchObject({ status: 410, code: 'people.import_gone' });
  });

  it('keeps supervisors apart from the committee', async () => {
    const supervisor = await register.villager('下寨 1 号');
    await register.give(supervisor, 'supervisor');
    const moved = register.household('下寨 1 号').residents[0]!;
    await app.tenant.run({ villageId: village() }, (tx) =>
      tx.execute(`UPDATE residents SET name = translate(name, '123', '一二三') WHERE village_id = $1`, [tx.villageId]),
    );
    const other = register.household('下寨 1 号').residents[1]!;
    const { body } = await check([
      [moved.residentNo, '上寨', 1, '下寨一之一', '1980-05-05', '否', ''],
      [other.residentNo, '下寨', 1, '下寨一之二', '1980-05-05', '是', ''],
    ]);
    expect(body.ready).toBe(true);
    expect((await confirm(body.id)).problem.code).toBe('people.supervisor_kin');
    expect((await people()).filter((p) => p.head)).toHaveLength(5);
  });

  it('has a template that is a right sheet but for its example', async () => {
    const { body } = await app.call('people.template', {
      as: committee,
      params: { village: village() },
      query: { format: 'csv' },
    });
    expect(body.name).toBe('名册模板.csv');
    const checked = await checkSheet(app, village(), committee, Buffer.from(body.base64, 'base64'));
    expect(checked.body.problems.map((p) => p.text)).toEqual(['上寨 1 号有 2 个户主，只能一个']);
  });

  it('takes in 5,000 people within ten seconds', async () => {
    const rows = Array.from({ length: 5_000 }, (_, i) => {
      const name = `吴${String.fromCodePoint(0x4e00 + (i % 5_000))}`;
      return ['', '下寨', 100 + Math.floor(i / 4), name, '1980-05-05', i % 4 === 0 ? '是' : '否', '否'];
    });
    const bytes = await sheetOf(rows);
    const began = performance.now();
    const { body } = await checkSheet(app, village(), committee, bytes);
    expect(body.counts).toMatchObject({ fresh: 5_000, households: 1_250 });
    expect((await confirm(body.id)).status).toBe(200);
    expect(performance.now() - began).toBeLessThan(10_000);
  });
});
