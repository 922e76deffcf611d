// A secret vote from its announcement to the recount, with a ballot taken at the door and one by written proxy.
import path from 'node:path';
import { receiptLeaf } from '@wecountry/shared/domain/receipt-code';
import { merkleRoot, toHex } from '@wecountry/shared/domain/transparency';
import { artifacts, DESK, Visitor } from './browser.mjs';

const VOTE = '鱼塘包给外面的人';
/** The papers of ten days, in seconds; then the shortest time that the rules let a vote be open. */
const PAPERS_MS = 12_000;
const OPEN_MS = 2 * 60_000;
const room = (name) => `/packages/committee/pages/${name}/index`;

async function phoneOf(scene, name, options = {}) {
  const key = `${name} ${JSON.stringify(options)}`;
  scene.memory[key] ??= await (
    await Visitor.open(scene.browser, scene.origin, { ...options, troubles: scene.troubles })
  ).login(name);
  return scene.memory[key];
}

/** Writes one of several adults into a field that looks for people. */
async function finds(v, label, words, nth = 0) {
  await v.types(label, words);
  await v.page
    .getByRole('button', { name: new RegExp(`，${words}|^${words}`) })
    .nth(nth)
    .click();
}

async function casts(scene, name, choice) {
  const v = await phoneOf(scene, name);
  await v.go(scene.memory.pollUrl);
  await v.presses(new RegExp(`^${choice}`), { role: 'radio' });
  await v.presses('投出这一票', { exact: true });
  await v.presses(`投出“${choice}”`);
  await v.sees('你投了');
  return v;
}

export const secret = {
  async 村委会把成年人记进成员名册(scene) {
    const v = await phoneOf(scene, '石明');
    await v.go(room('bodies'));
    await v.presses(/^集体经济组织成员/, { role: 'tab' });
    await v.presses('在册的成年人全部记进来');
    await v.presses('全部记进来', { exact: true });
    await v.sees('起');
    await v.looked('bodies');
    // Who will read the announcement is there before it: the papers lie out for seconds here.
    await phoneOf(scene, '吴阿满');
  },

  async 村委会公布一次不记名的表决(scene) {
    const v = await phoneOf(scene, '石明');
    await v.page.route(/\/polls$/, async (route) => {
      if (route.request().method() !== 'POST') return route.continue();
      const opensAt = Date.now() + PAPERS_MS;
      scene.memory.opensAt = opensAt;
      scene.memory.closesAt = opensAt + OPEN_MS;
      const asked = route.request().postDataJSON();
      const times = { opensAt: new Date(opensAt).toISOString(), closesAt: new Date(opensAt + OPEN_MS).toISOString() };
      return route.continue({ postData: JSON.stringify({ ...asked, ...times }) });
    });
    await v.go(room('open-poll'));
    await v.types('题目', VOTE);
    await v.types('办法', '村里的鱼塘包给外面的人养三年，一年交 12,000 元，钱进公积金。');
    await v.presses(/^开什么会/);
    await v.presses(/^集体经济组织成员大会/, { role: 'radio' });
    await v.presses('不记名', { role: 'tab' });
    await v.presses(/^什么时候开投/);
    await v.presses(/10 天后开投/, { role: 'radio' });
    await v.looked('open-secret');
    await v.presses('公布材料', { exact: true });
    await v.presses('公布材料', { exact: true, nth: 1 });
    await v.page.waitForURL(/affairs\/pages\/poll/);
    const url = new URL(v.page.url());
    scene.memory.pollUrl = url.pathname + url.search;
    scene.memory.poll = url.searchParams.get('id');
    const reader = await phoneOf(scene, '吴阿满');
    await reader.go(scene.memory.pollUrl);
    await reader.sees('现在先看材料', '不记名保得住什么');
    await reader.looked('secret-announced');
  },

  async '开投了：投不了的书面委托家里人'(scene) {
    const v = await phoneOf(scene, '吴阿满');
    await v.page.waitForTimeout(Math.max(0, scene.memory.opensAt + 1_500 - Date.now()));
    const give = v.page.getByRole('button', { name: '委托吴家兴' });
    for (let i = 0; i < 10 && !(await give.isVisible()); i++) {
      await v.page.reload();
      await Promise.race([give.waitFor().catch(() => undefined), v.page.waitForTimeout(2_000)]);
    }
    await v.looked('secret-open');
    await give.click();
    await v.presses('委托', { exact: true });
    await v.sees('你委托吴家兴');
  },

  async '受委托的投两票，各有各的查对码'(scene) {
    const v = await casts(scene, '吴家兴', '同意');
    scene.memory.ownCode = await v.page
      .getByText(/^[0-9A-Z]{4}( [0-9A-Z]{4}){3}$/)
      .first()
      .innerText();
    await v.presses('看看到了没有');
    await v.sees('在票箱里', '委托你投');
    await v.presses(/^反对/, { role: 'radio' });
    await v.presses(/^替吴阿满/);
    await v.presses('投出“反对”');
    await v.sees('这一票的查对码，抄给他');
    await v.looked('secret-voted');
    const giver = await phoneOf(scene, '吴阿满');
    await giver.page.reload();
    await giver.sees('你投了，吴家兴', '委托收不回来');
  },

  async '替没有手机的人录一票，两人作证'(scene) {
    const v = await phoneOf(scene, '石明');
    await v.go(`${room('assist')}?poll=${scene.memory.poll}`);
    await v.types('替谁录', '下寨 7 号');
    await v.page
      .getByRole('button', { name: /^下寨 7 号/ })
      .first()
      .click();
    await v.presses('当面', { role: 'tab' });
    await v.presses(/^同意/, { role: 'radio' });
    await finds(v, '证人一', '杨秀英');
    await finds(v, '证人二', '潘仁和');
    await v.looked('assist');
    await v.presses('录这一票', { exact: true });
    await v.presses('录这一票', { exact: true, nth: 1 });
    await v.sees('录好了');
  },

  async 照签字的委托书录一份委托(scene) {
    const v = await phoneOf(scene, '石明');
    await v.go(`${room('paper-proxy')}?poll=${scene.memory.poll}`);
    await finds(v, '谁委托', '下寨 8 号', 0);
    await finds(v, '委托给谁', '下寨 8 号', 1);
    await v.picks(/加一张照片/, path.join(artifacts, 'assist.png'));
    await v.looked('paper-proxy');
    await v.presses('录这份委托');
    await v.presses('录这份委托', { nth: 1 });
    await v.sees('委托录好了');
  },

  async '另外四个人投；名册上只看得到谁投了'(scene) {
    await casts(scene, '吴雪芬', '同意');
    await casts(scene, '杨秀英', '弃权');
    await casts(scene, '石明', '同意');
    // With the agent's and the helper's ballots in one hand each, the fifth hand that counts are published from.
    await casts(scene, '潘仁和', '同意');
    const desk = await phoneOf(scene, '石明', { shape: DESK });
    await desk.go(`${room('roll')}?poll=${scene.memory.poll}`);
    await desk.sees('投了 7', '代录 1');
    await desk.looked('roll-wide');
    await desk.presses(/^代录 1/, { role: 'tab' });
    await desk.sees('下寨 7 号', '录错了，撤掉');
  },
};

/** After the close: what comes later than two minutes waits beside the other journeys. */
export const counted = {
  async '截止了：数出来的和投的一样'(scene) {
    const v = await phoneOf(scene, '吴家兴');
    await v.page.waitForTimeout(Math.max(0, scene.memory.closesAt + 2_000 - Date.now()));
    for (let i = 0; i < 10; i++) {
      await v.go(scene.memory.pollUrl);
      const done = v.page.getByText('人数不够').first();
      if (
        await done.waitFor({ timeout: 3_000 }).then(
          () => true,
          () => false,
        )
      )
        break;
    }
    // As they were cast: five for it (one of them taken at the door), one against by proxy, one abstention.
    const said = await v.page.getByRole('img', { name: /同意/ }).first().getAttribute('aria-label');
    for (const part of ['同意 5', '反对 1', '弃权 1']) {
      if (!said?.includes(part)) throw new Error(`the tally is no recount: ${said}`);
    }
    await v.looked('secret-result');
  },

  async '手机自己验：查对码在封口的名单里'(scene) {
    const v = await phoneOf(scene, '吴家兴');
    await v.presses('查我的票');
    await v.sees('你的票数进去了', '这台手机自己对着封口算过');
    await v.looked('secret-proved');
    await v.presses('看查对码名单');
    await v.sees('一共 7 张票', `${scene.memory.ownCode}　你的`);
    await v.looked('receipts');
    const codes = (await v.page.getByRole('listitem').allInnerTexts()).map((line) =>
      line.replace('你的', '').replace(/\s/g, ''),
    );
    const head = toHex(merkleRoot(codes.map((code) => receiptLeaf(scene.memory.poll, code))));
    if (codes.length !== 7 || !(await v.text()).includes(head))
      throw new Error(`the list is not what was sealed: ${head}`);
  },

  async 结果打印出来贴公告栏(scene) {
    const v = await phoneOf(scene, '石明');
    await v.go(scene.memory.pollUrl);
    await v.presses('打印结果');
    const answer = v.page.context().waitForEvent('response', (response) => response.url().includes('/result.pdf'));
    await v.presses('打开 A4 结果');
    const type = (await answer).headers()['content-type'];
    if (type !== 'application/pdf') throw new Error(`no sheet: ${type}`);
  },
};
