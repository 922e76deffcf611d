// A notice from the committee's desk to the last household, its correction and its end. Stands on the demo's people only.
import { extractText, getDocumentProxy } from 'unpdf';
import { DESK, Visitor } from './browser.mjs';

const TITLE = '后天修水渠，一户来一人';
const BODY = '上寨到中寨的水渠堵了，后天早上 8 点在鼓楼集合，带锄头。';
const NEW_BODY = '上寨到中寨的水渠堵了，后天早上 9 点在鼓楼集合，带锄头和雨衣。';
const WHY_CHANGED = '早上有雨，晚一个钟头';
const WHY_WITHDRAWN = '下大雨，改天再修';

const rooms = {
  publish: '/packages/committee/pages/publish/index',
  desk: '/packages/committee/pages/desk/index',
  calls: '/packages/committee/pages/calls/index',
  inbox: '/packages/affairs/pages/inbox/index',
};

/** The phone of a demo person, logged in once and kept for this journey. */
async function phoneOf(scene, name) {
  scene.memory[name] ??= await (
    await Visitor.open(scene.browser, scene.origin, { troubles: scene.troubles })
  ).login(name);
  return scene.memory[name];
}

const noticePage = (scene) => `/packages/affairs/pages/notice/index?id=${scene.memory.notice}`;
const reachPage = (scene) => `/packages/committee/pages/reach/index?notice=${scene.memory.notice}`;

export const notices = {
  async '村委会写一条通知，用侗话录一遍，发给全村'(scene) {
    const v = await phoneOf(scene, '石明');
    await v.go(rooms.publish);
    await v.types('标题', TITLE);
    await v.types('内容', BODY);
    await v.types('什么时候（可以不写）', '后天 8:00');
    await v.presses('录侗话');
    await v.sees('在录 0:03');
    await v.presses('侗话，录好了');
    await v.presses('听侗话');
    await v.sees('0:01');
    await v.presses('3 天', { role: 'tab', exact: true });
    await v.presses('开留言', { role: 'tab', exact: true });
    await v.looked('notices-publish');
    await v.presses(/^发给 460 户/);
    await v.sees('侗话录音', '放在最上面 3 天');
    await v.looked('notices-publish-sheet');
    await v.presses('发出去', { exact: true });
    await v.page.waitForURL(/committee\/pages\/reach/);
    await v.sees(TITLE, '户还没看到');
    scene.memory.notice = new URL(v.page.url()).searchParams.get('notice');
  },

  async '村民听录音，听完算听过'(scene) {
    const v = await phoneOf(scene, '吴阿满');
    await v.go(noticePage(scene));
    await v.sees(TITLE, /石明.*用侗话说/);
    await v.presses('听这条通知');
    await v.page.getByRole('listitem', { name: /^听过，已做/ }).waitFor();
    await v.presses('知道了', { exact: true });
    await v.sees('村里收到了');
    await v.looked('notices-notice');
  },

  async '名单按寨交给组长，组长打电话：没接，再打，告诉了'(scene) {
    const chair = await phoneOf(scene, '石明');
    await chair.go(reachPage(scene));
    await chair.presses(/^名单发给 \d+ 位组长/);
    await chair.sees('交给他了');
    const leader = await phoneOf(scene, '石春生');
    await leader.go(rooms.calls);
    await leader.page.getByText(TITLE).first().click();
    await leader.sees('户还没看到', '上寨');
    const call = leader.page.getByRole('button', { name: /^打电话，/ }).first();
    const household = (await call.getAttribute('aria-label')).replace('打电话，', '');
    await call.click();
    await leader.presses('没人接，等会再打');
    await leader.sees('打过 1 次，没接');
    await leader.looked('notices-calls');
    await leader.presses(`再打，${household}`);
    await leader.presses('告诉了', { exact: true });
    await leader.sees(/石春生.*告诉的/);
    await chair.go(reachPage(scene));
    await chair.sees(/石春生.*告诉的/, '1 户打电话告诉了');
  },

  async '再提醒没看到的人：进他们的消息，一天一次'(scene) {
    const chair = await phoneOf(scene, '石明');
    await chair.presses('再提醒没看到的人');
    await chair.sees('今天提醒过了，明天再提醒');
    const v = await phoneOf(scene, '吴雪芬');
    await v.go(rooms.inbox);
    await v.sees(`还没看：${TITLE}`);
    await v.page.getByText(`还没看：${TITLE}`).first().click();
    await v.sees(/石明.*用侗话说/);
  },

  async '打开 A4 张贴：写的什么，谁发的，给谁'(scene) {
    const chair = await phoneOf(scene, '石明');
    await chair.go(reachPage(scene));
    await chair.presses(/^张贴和大喇叭/);
    await chair.sees('大喇叭这样念', '乡亲们');
    const opened = chair.page.context().waitForEvent('page');
    const answered = chair.page.context().waitForEvent('response', (r) => r.url().includes('/sheet.pdf'));
    await chair.presses('打开 A4 张贴');
    const sheet = await (await chair.page.request.get((await answered).url())).body();
    await (await opened).close();
    const { text, totalPages } = await extractText(await getDocumentProxy(new Uint8Array(sheet)), { mergePages: true });
    for (const words of [TITLE, '早上 8 点在鼓楼集合', '石明', '发给全村'])
      if (!text.includes(words)) throw new Error(`The sheet does not say ${words}: ${text}`);
    if (totalPages !== 1) throw new Error(`${totalPages} pages`);
    await chair.presses('关上', { exact: true, nth: 1 });
  },

  async '写错了改一下：原来的字还看得到'(scene) {
    const chair = await phoneOf(scene, '石明');
    await chair.presses(/^写错了，改一下/);
    await chair.types('内容', NEW_BODY);
    await chair.types('为什么改（大家看得到）', WHY_CHANGED);
    await chair.presses('录普通话');
    await chair.sees('在录 0:02');
    await chair.presses('普通话，录好了');
    await chair.sees('0:0');
    await chair.looked('notices-correct');
    await chair.presses('改好，发给大家');
    await chair.page.waitForURL(/committee\/pages\/reach/);
    const v = await phoneOf(scene, '吴阿满');
    await v.go(rooms.inbox);
    await v.sees(`通知改了：${TITLE}`);
    await v.go(noticePage(scene));
    await v.sees(NEW_BODY, WHY_CHANGED, /石明.*用普通话说/);
    await v.looked('notices-corrected');
    await v.presses('看原文');
    await v.sees(BODY);
    await v.looked('notices-old-text');
  },

  async '样子：特大、深色、村务台 1280 和 800'(scene) {
    for (const [tag, options] of [
      ['xl', { mode: 'xl' }],
      ['dark', { dark: true }],
    ]) {
      const v = await Visitor.open(scene.browser, scene.origin, { ...options, troubles: scene.troubles });
      await v.login('石明', reachPage(scene));
      await v.sees('户还没看到');
      await v.looked(`notices-reach-${tag}`);
      await v.go(noticePage(scene));
      await v.sees(NEW_BODY);
      await v.looked(`notices-notice-${tag}`);
      await v.close();
    }
    for (const [tag, shape] of [
      ['1280', DESK],
      ['800', { viewport: { width: 800, height: 900 } }],
    ]) {
      const v = await Visitor.open(scene.browser, scene.origin, { shape, troubles: scene.troubles });
      await v.login('石明', rooms.desk);
      await v.sees('户还没看到', '发过的通知');
      if (tag === '1280') {
        await v.page.getByRole('button', { name: new RegExp(`^${TITLE}`) }).click();
        await v.sees(/石春生.*告诉的/);
      }
      await v.looked(`notices-desk-${tag}`);
      await v.go(rooms.publish);
      await v.sees('标题');
      await v.looked(`notices-publish-${tag}`);
      await v.close();
    }
  },

  async '撤回：通知还在原处，说为什么，不再说里面的'(scene) {
    const chair = await phoneOf(scene, '石明');
    await chair.go(reachPage(scene));
    await chair.presses(/^撤回，/);
    await chair.types('为什么撤回', WHY_WITHDRAWN);
    await chair.presses('撤回', { exact: true });
    await chair.sees('已撤回');
    const v = await phoneOf(scene, '吴阿满');
    await v.go(noticePage(scene));
    await v.sees('撤回了', WHY_WITHDRAWN);
    if ((await v.text()).includes('带锄头')) throw new Error('A withdrawn notice still says what it said');
    await v.looked('notices-withdrawn');
  },
};
