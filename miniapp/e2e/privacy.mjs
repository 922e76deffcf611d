// What is a person's own: a helper acts for somebody and is ended, data taken along, a child agreed for, the desk.
import { readFileSync } from 'node:fs';
import { inflateRawSync } from 'node:zlib';
import { DESK, Visitor } from './browser.mjs';

const PRIVACY = '/packages/privacy/pages/privacy/index';
const HELPERS = '/packages/privacy/pages/helpers/index';
const OWNER = '吴阿满·演示';
const HELPER = '吴家兴·演示';

const visit = (scene, who, returnTo, options = {}) =>
  Visitor.open(scene.browser, scene.origin, { ...options, troubles: scene.troubles }).then((v) =>
    v.login(who, returnTo),
  );

/** The files of a zip by their names, read along its local headers. */
function unzipped(zip) {
  const files = new Map();
  for (let at = 0; zip.readUInt32LE(at) === 0x04034b50;) {
    const [packed, nameLength, extra] = [
      zip.readUInt32LE(at + 18),
      zip.readUInt16LE(at + 26),
      zip.readUInt16LE(at + 28),
    ];
    const begin = at + 30 + nameLength + extra;
    const bytes = zip.subarray(begin, begin + packed);
    const isPlain = zip.readUInt16LE(at + 8) === 0;
    files.set(zip.toString('utf8', at + 30, at + 30 + nameLength), String(isPlain ? bytes : inflateRawSync(bytes)));
    at = begin + packed;
  }
  return files;
}

export const privacy = {
  async '父亲让儿子替他办；儿子替他按知道了，横幅说替谁；父亲看到，不让替了'(scene) {
    const father = await visit(scene, '吴阿满', HELPERS);
    await father.sees('让家里人替我办');
    const choose = async (label, text) => {
      await father.presses(label);
      await father.page.getByRole('dialog').getByText(text).first().click();
    };
    await choose('让谁替', HELPER);
    await choose('他是我的', '儿女');
    await father.presses('让他替我办');
    await father.page.getByRole('dialog').getByRole('button', { name: '让他替我办' }).click();
    await father.sees('自己在手机上点的');

    const son = await visit(scene, '吴家兴', HELPERS);
    await son.presses(`替${OWNER}办事`);
    await son.sees(`正在替${OWNER}办事`);
    await son.go('/packages/affairs/pages/notices/index');
    await son.sees(`正在替${OWNER}办事`);
    await son.page.getByRole('button', { name: /还没/ }).first().click();
    await son.presses('知道了', { exact: true });
    await son.sees('村里收到了');
    await son.looked('privacy-acting');

    await father.go(HELPERS);
    await father.sees('替我办过的');
    await father.looked('privacy-helpers');
    await father.presses(`不让${HELPER}替办了`);
    await father.page.getByRole('dialog').getByRole('button', { name: '不让替了' }).click();
    await father.sees('起不能再替办');
    await father.close();
    await son.close();
  },

  async '隐私页：同意过、替小孩同意、全部资料打成包带走'(scene) {
    const v = await visit(scene, '吴阿满', PRIVACY);
    await v.sees('你同意了', '家里的小孩', '取我的全部资料');
    await v.looked('privacy-page');
    await v.presses('取我的全部资料');
    const download = v.page.waitForEvent('download');
    await v.presses('存下这个包');
    const files = unzipped(readFileSync(await (await download).path()));
    const self = files.get('表格/名册上的我.csv') ?? '';
    if (!self.includes(OWNER)) throw new Error(`the copy does not name its person: ${self}`);
    for (const name of ['全部资料.json', '先看这里.txt'])
      if (!files.has(name)) throw new Error(`the copy holds ${[...files.keys()].join()}`);
    await v.go('/packages/privacy/pages/notice/index');
    await v.sees('用哪些资料');
    await v.looked('privacy-notice');
    await v.go('/packages/privacy/pages/leaving/index');
    await v.sees('删掉的', '留下的，为什么');
    await v.looked('privacy-leaving');
    await v.close();
  },

  async '村务台：登记帮手和号码；到了多少户那里打电话'(scene) {
    const v = await visit(scene, '石明', '/packages/privacy/pages/desk/index', { shape: DESK });
    await v.sees('登记一位帮手', '全村谁替谁办', '石老田');
    await v.looked('privacy-desk');
    await v.close();
  },

  async 特大和深色(scene) {
    for (const [tag, options] of [
      ['xl', { mode: 'xl' }],
      ['dark', { dark: true }],
    ]) {
      const v = await visit(scene, '吴阿满', PRIVACY, options);
      await v.sees('取我的全部资料');
      await v.looked(`privacy-page-${tag}`);
      await v.go(HELPERS);
      await v.sees('让家里人替我办');
      await v.looked(`privacy-helpers-${tag}`);
      await v.close();
    }
  },
};
