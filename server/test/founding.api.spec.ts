import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Writable } from 'node:stream';
import { readScene } from '@wecountry/shared/domain/invite-code';
import { newId } from '../src/platform/db/id.js';
import { foundVillage } from '../src/tools/found-village.js';
import { startApp, testEnvironment, type TestApp, type TestUser } from './harness/app.js';

const SHI_MING = { name: '石明', bornOn: '1976-06-18', hamlet: '上寨', no: 5 };
const YANG_XIUYING = { name: '杨秀英', bornOn: '1980-10-10', hamlet: '下寨', no: 6 };
const PAN_RENHE = { name: '潘仁和', bornOn: '1957-03-11', hamlet: '下寨', no: 4 };

describe('npm run found', () => {
  let app: TestApp;
  let folder: string;
  beforeAll(async () => {
    app = await startApp();
    folder = mkdtempSync(path.join(os.tmpdir(), 'wecountry-found-'));
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true });
    await app.close();
  });

  const planOf = (changes: object = {}) => ({
    slug: `v-${newId().slice(-12)}`,
    name: '新建村',
    province: '贵州省',
    county: '黎平县',
    hamlets: ['上寨', '下寨'],
    committee: [SHI_MING, YANG_XIUYING],
    supervisors: [PAN_RENHE],
    ...changes,
  });
  const run = async (...args: string[]) => {
    const said: string[] = [];
    const out = new Writable({ write: (chunk, _, done) => (said.push(String(chunk)), done()) });
    const env = testEnvironment(app.database);
    const status = await foundVillage(args, { env, out, say: (line) => said.push(line) });
    return { status, said: said.join('') };
  };
  const found = (plan: object) => {
    const file = path.join(folder, 'plan.json');
    writeFileSync(file, JSON.stringify(plan));
    return run(file);
  };
  /** The codes that it said, with village and who they are for. */
  const seatsIn = (said: string) =>
    [...said.matchAll(/^(村委会|监督委员会) (\S+) .*\n.*scene=(\S+)$/gm)].map(([, role, name, scene]) => ({
      role,
      name,
      ...readScene(decodeURIComponent(scene!))!,
    }));
  const sit = async (as: TestUser, { village, code }: { village: string; code: string }) => {
    const { body } = await app.call('joining.lookup', { as, params: { village }, query: { code } });
    const [person] = body.people ?? [];
    const body2 = { code, residentId: person?.id ?? newId() };
    const { status, problem } = await app.call('joining.accept', { as, params: { village }, body: body2 });
    app.forgetAccess();
    return { offered: (body.people ?? []).map(({ name }) => name), status, code: problem.code };
  };
  const roles = async (as: TestUser, village: string) => {
    const { status, body } = await app.call('people.roles', { as, params: { village } });
    return status === 200 ? body.items.map((i) => `${i.name} ${i.role} ${i.grantedByName}`).sort() : status;
  };

  it('makes a village that its people run from the first day', async () => {
    const { status, said } = await found(planOf());
    expect([status, said.split('\n')[0]]).toEqual([
      0,
      '新建村建好了 (founded): 3 个位子，30 天内各自打开，自己认领 (seats to be taken):',
    ]);
    const seats = seatsIn(said);
    expect(seats.map(({ role, name }) => `${role} ${name}`)).toEqual([
      '村委会 石明',
      '村委会 杨秀英',
      '监督委员会 潘仁和',
    ]);
    const village = seats[0]!.village;
    const [chair, second, supervisor] = [await app.newUser(), await app.newUser(), await app.newUser()];
    expect(await sit(chair, seats[0]!)).toEqual({ offered: ['石明'], status: 200, code: undefined });
    expect((await sit(second, seats[1]!)).status).toBe(200);
    expect((await sit(supervisor, seats[2]!)).status).toBe(200);
    expect(await roles(chair, village)).toEqual([
      '杨秀英 committee 项目方',
      '潘仁和 supervisor 项目方',
      '石明 committee 项目方',
    ]);
    const hamlets = await app.call('people.hamlets', { as: chair, params: { village } });
    expect(hamlets.body.items.map((h) => `${h.name} ${h.households}`)).toEqual(['上寨 1', '下寨 2']);
    const log = await app.call('audit.acts', { as: supervisor, params: { village } });
    expect(log.body.items.map((item) => item.byName)).toContain('项目方');
  });

  it('opens a seat once, for one person only', async () => {
    const { said } = await found(planOf());
    const [seat] = seatsIn(said);
    const [chair, other] = [await app.newUser(), await app.newUser()];
    expect((await sit(chair, seat!)).status).toBe(200);
    expect((await sit(other, seat!)).code).toBe('people.invite_wrong');
  });

  it('leaves no seat to the committee: neither to see nor to end nor to make', async () => {
    const { said } = await found(planOf());
    const [seat, , third] = seatsIn(said);
    const { village } = seat!;
    const chair = await app.newUser();
    await sit(chair, seat!);
    const listed = await app.call('joining.invites', { as: chair, params: { village } });
    expect(listed.body.items).toEqual([]);
    const [row] = await app.tenant.run({ villageId: village }, (tx) =>
      tx.query<{ id: string }>(
        `SELECT id FROM household_invites WHERE village_id = $1 AND role = 'supervisor' AND revoked_at IS NULL`,
        [village],
      ),
    );
    const ended = await app.call('joining.revokeInvite', { as: chair, params: { village, invite: row!.id } });
    expect(ended.problem.code).toBe('request.forbidden');
    const someone = await app.newUser();
    const granted = await app.call('people.grantRole', {
      as: chair,
      params: { village },
      body: { userId: someone.userId, role: 'supervisor', name: '外人' },
    });
    expect(granted.problem.code).toBe('people.supervisor_by_committee');
    expect((await sit(someone, third!)).status).toBe(200);
  });

  it('makes new codes for the seats that are open, and the old ones open nothing', async () => {
    const plan = planOf();
    const [first, second] = seatsIn((await found(plan)).said);
    await sit(await app.newUser(), first!);
    const again = seatsIn((await run('--seats', plan.slug)).said);
    expect(again.map(({ name }) => name)).toEqual(['杨秀英', '潘仁和']);
    expect((await sit(await app.newUser(), second!)).code).toBe('people.invite_wrong');
    expect((await sit(await app.newUser(), again[0]!)).status).toBe(200);
    await expect(run('--seats', 'no-such-village')).rejects.toThrow('没有这个村');
  });

  it('founds nothing by a plan that is wrong, and says why', async () => {
    const kin = planOf({ supervisors: [{ ...SHI_MING, name: '陆凤英' }], hamlets: ['上寨'] });
    await expect(found(kin)).rejects.toThrow(
      '照这张单子建不了村\n  下寨 6 号：没有“下寨”这个寨\n  陆凤英和村委是一家人，不能当监督委员',
    );
    const rows = await app.tenant.global({}, (tx) => tx.query('SELECT FROM villages WHERE slug = $1', [kin.slug]));
    expect(rows).toEqual([]);
    const taken = planOf();
    await found(taken);
    await expect(found({ ...planOf(), slug: taken.slug })).rejects.toThrow('这个村的网址名已经有了');
    await expect(found({ ...planOf(), committee: [{ name: '石明' }] })).rejects.toThrow('committee');
    await expect(run(path.join(folder, 'nowhere.json'))).rejects.toThrow('读不到');
    await expect(run()).rejects.toThrow('npm run found');
  });
});
