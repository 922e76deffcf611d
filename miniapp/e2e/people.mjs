// From a spreadsheet to a villager: the register's sheet, an invite on paper, and those who come in. On the demo's people.
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { extractText, getDocumentProxy } from 'unpdf';
import { artifacts, DESK, Visitor } from './browser.mjs';

const serverPackages = createRequire(new URL('../../server/package.json', import.meta.url));
const TITLES = ['编号', '寨', '户号', '姓名', '出生日期', '户主', '外出'];
/** A daughter-in-law of a household that stands: the village keeps its 460. */
const BRIDE = ['', '坡头寨', 80, '欧云霞·演示', '1996-05-04', '否', '否'];
const NEPHEW = ['', '坡头寨', 81, '罗国安·演示', '2001-08-19', '否', '是'];

const rooms = {
  register: '/packages/people/pages/register/index',
  import: '/packages/people/pages/import/index',
  invites: '/packages/people/pages/invites/index',
  requests: '/packages/people/pages/requests/index',
  roles: '/packages/people/pages/roles/index',
  join: '/packages/people/pages/join/index',
};

/** The desk's pages as they are looked at: where, how, and which of them. */
const LOOKS = {
  '1280 宽': { tag: '1280', options: { shape: DESK }, pages: ['register', 'invites', 'roles'] },
  '800 宽': {
    tag: '800',
    options: { shape: { viewport: { width: 800, height: 900 } } },
    pages: ['register', 'requests'],
  },
  特大: { tag: 'xl', options: { mode: 'xl' }, pages: ['import', 'invites', 'requests'] },
  深色: { tag: 'dark', options: { dark: true }, pages: ['register', 'requests'] },
};

/** What stands on a page when its content is there. */
const CONTENT = {
  register: '人对上手机',
  import: '选一个表',
  invites: '给这些户做邀请',
  requests: '他是册上的谁',
  roles: '现在是谁',
};

/** A demo person's phone or desk, logged in once and kept for this journey. */
async function at(scene, name, { shape, to } = {}) {
  const key = `${name} ${shape ? 'desk' : 'phone'}`;
  scene.memory[key] ??= await (
    await Visitor.open(scene.browser, scene.origin, { shape, troubles: scene.troubles })
  ).login(name, to);
  return scene.memory[key];
}

/** A spreadsheet as Excel would save it, in a file. */
async function sheet(name, rows) {
  const writeXlsx = (await import(serverPackages.resolve('write-excel-file/node'))).default;
  const file = path.join(artifacts, name);
  mkdirSync(artifacts, { recursive: true });
  writeFileSync(file, await writeXlsx([TITLES, ...rows], { sheet: '名册' }).toBuffer());
  return file;
}

const answerOf = async (v, part, act) => {
  const [response] = await Promise.all([v.page.waitForResponse((r) => r.url().includes(part) && r.ok()), act()]);
  return response.json();
};

/** The card of somebody who asks. */
const requestOf = (v, name) => v.page.locator('.card').filter({ hasText: name });

export const people = {
  async '名册的表有一处不对：哪一行、哪一列、怎么改，一个也没进'(scene) {
    const v = await at(scene, '石明', { shape: DESK });
    await v.go(rooms.import);
    const wrong = await sheet('名册-不对.xlsx', [BRIDE, ['', '坡头', 81, ...NEPHEW.slice(3)]]);
    await v.picks('选一个表', wrong);
    await v.sees('1 处要看，改好再选一次', '本村没有“坡头”，有 上寨、中寨、下寨、坡头寨');
    const row = await v.page.getByRole('row').filter({ hasText: '本村没有' }).innerText();
    if (!/^3\s+寨/.test(row)) throw new Error(`the problem is not named by row and column: ${row}`);
    if ((await v.page.getByRole('button', { name: '导进名册' }).count()) > 0)
      throw new Error('a wrong sheet can be imported');
    await v.looked('people-import-wrong');
  },

  async '改好了全进；同一张表再来一次，什么都不变'(scene) {
    const v = await at(scene, '石明', { shape: DESK });
    const right = await sheet('名册.xlsx', [BRIDE, NEPHEW]);
    for (const done of ['新录 0 户 2 人，改了 0 人。', '名册和表一样，什么都没变。']) {
      await v.picks('选一个表', right);
      await v.presses('导进名册');
      await v.looked(done.startsWith('新录') ? 'people-import-sure' : 'people-import-again');
      await v.presses('导进去');
      await v.sees(done);
    }
    await v.looked('people-import-done');
  },

  async '给一户做邀请，印在纸上'(scene) {
    const v = await at(scene, '石明', { shape: DESK });
    await v.go(rooms.register);
    await v.types('找一户', '上寨17');
    await v.presses(/^上寨 17 号/);
    await v.sees('吴阿满', '石银梅');
    await v.looked('people-household');
    const before = await answerOf(v, '/invites?', () => v.presses(/^进户邀请.*印一张码/));
    await v.presses('做一张新邀请');
    await v.page.waitForFunction((n) => document.querySelectorAll('.invite').length > n, before.items.length);
    const { items } = await answerOf(v, '/invites?', () => v.page.reload());
    const made = items.find((item) => !before.items.some(({ id }) => id === item.id));
    scene.memory.invite = made.scene;
    await v.sees(`${made.code.slice(0, 5)}-${made.code.slice(5)}`);
    await v.looked('people-invite');
    const { url } = await answerOf(v, '/invite-sheet?', () => v.presses(/^打开 A4 邀请/));
    const file = await (await fetch(scene.origin + url)).arrayBuffer();
    writeFileSync(path.join(artifacts, 'people-invites.pdf'), Buffer.from(file));
    const { text } = await extractText(await getDocumentProxy(new Uint8Array(file)), { mergePages: true });
    for (const words of ['上寨 17 号', made.code.slice(0, 5)])
      if (!text.includes(words)) throw new Error(`${words} is not on the paper`);
  },

  async '没用过的人扫了码，说自己是谁，就进来了'(scene) {
    const to = `${rooms.join}?scene=${encodeURIComponent(scene.memory.invite)}`;
    const v = await at(scene, '石银梅', { to });
    await v.sees('铜关村 上寨 17 号');
    await v.presses(/你是哪一位/);
    await v.page.getByRole('radio', { name: /石银梅/ }).click();
    await v.looked('people-join-by-code');
    await v.presses('我就是他');
    await v.presses('是我', { exact: true });
    await v.page.waitForURL(/pages\/home/);
    await v.go('/pages/me/index');
    await v.sees('石银梅', '上寨 17 号');
  },

  async '没有码的人写名字和户号，村委会点头'(scene) {
    const v = await at(scene, '杨月仙', { to: rooms.join });
    await v.types('名字', '杨月仙·演示');
    await v.presses(/哪个寨/);
    await v.page.getByRole('radio', { name: /^上寨/ }).click();
    await v.types('户号', '2');
    await v.looked('people-join-by-name');
    await v.presses('请人点头');
    await v.sees('杨月仙·演示 · 等人点头');
    const committee = await at(scene, '石明', { shape: DESK });
    await committee.go('/packages/affairs/pages/inbox/index');
    await committee.sees('有人要进村：杨月仙·演示');
    await committee.go(rooms.requests);
    await committee.sees('杨月仙·演示');
    await committee.looked('people-requests');
    await requestOf(committee, '杨月仙').getByRole('button', { name: '是他', exact: true }).click();
    await committee.page.getByRole('dialog').getByRole('button', { name: '是他', exact: true }).click();
    await requestOf(committee, '杨月仙').waitFor({ state: 'detached' });
    await v.go('/packages/affairs/pages/inbox/index');
    await v.sees('你对上户了');
    await v.go('/pages/me/index');
    await v.sees('上寨 2 号');
  },

  ...Object.fromEntries(
    Object.entries(LOOKS).map(([how, { tag, options, pages }]) => [
      `名册的台子：${how}`,
      async (scene) => {
        const v = await Visitor.open(scene.browser, scene.origin, { ...options, troubles: scene.troubles });
        await v.login('石明');
        for (const page of pages) {
          await v.go(rooms[page]);
          await v.sees(CONTENT[page]);
          await v.looked(`people-${page}-${tag}`);
        }
        await v.close();
      },
    ]),
  ),
};
