// A villager without a network: what was seen stays readable and says how old it is, what is pressed waits and goes once.
import { Visitor } from './browser.mjs';

const NOTICE = '后天修桥，走下游便道';
const VOTE = '桥头添一盏太阳能灯';
const CALLED_OFF = '鼓楼前栽两棵桂花';
const REPLY = '我们上寨也盼早一点，七点正好。';
const pages = {
  publish: '/packages/committee/pages/publish/index',
  openPoll: '/packages/committee/pages/open-poll/index',
  changePoll: '/packages/committee/pages/change-poll/index',
  affairs: '/pages/affairs/index',
  home: '/pages/home/index',
  outbox: '/packages/affairs/pages/outbox/index',
  household: '/packages/people/pages/mine/index',
};
const BANNER = ['现在没网', '存下的'];

async function phoneOf(scene, name) {
  scene.memory[name] ??= await (
    await Visitor.open(scene.browser, scene.origin, { troubles: scene.troubles })
  ).login(name);
  return scene.memory[name];
}

const addressOf = (v) => new URL(v.page.url()).pathname + new URL(v.page.url()).search;

/** Answers go to the phone's memory a second after they came. */
const kept = (v) => v.page.waitForTimeout(1_200);

async function openPoll(v, title) {
  await v.go(pages.openPoll);
  await v.types('题目', title);
  await v.types('办法', '钱从公益金出，办完在鼓楼公布。');
  await v.presses(/^投多久/);
  await v.presses(/当场表决/, { role: 'radio' });
  await v.presses('开始投票');
  await v.presses('开始投票', { nth: 1 });
  await v.page.waitForURL(/affairs\/pages\/poll/);
  return addressOf(v);
}

export const offline = {
  async '村委会发了通知，开了两次表决'(scene) {
    const v = await phoneOf(scene, '石明');
    await v.go(pages.publish);
    await v.types('标题', NOTICE);
    await v.types('内容', '后天早上 8 点到下午 5 点修桥。');
    await v.presses(/^发给 460 户/);
    await v.presses('发出去');
    await v.page.waitForURL(/committee\/pages\/reach/);
    const id = new URL(v.page.url()).searchParams.get('notice');
    scene.memory.notice = `/packages/affairs/pages/notice/index?id=${id}`;
    scene.memory.vote = await openPoll(v, VOTE);
    scene.memory.calledOff = await openPoll(v, CALLED_OFF);
  },

  async 有网的时候看过这些(scene) {
    const v = await phoneOf(scene, '石春生');
    await v.page.evaluate(() => navigator.serviceWorker.ready);
    for (const [url, words] of [
      [pages.home, '要办的事'],
      [pages.household, '家里的人'],
      [pages.outbox, '都发出去了'],
      [scene.memory.notice, NOTICE],
      [scene.memory.vote, VOTE],
      [scene.memory.calledOff, CALLED_OFF],
    ]) {
      await v.go(url);
      await v.sees(words);
      await kept(v);
    }
    for (const [tab, row, shown] of [
      ['活动', /^学做蓝靛染布/, '名额'],
      ['说事', /^垃圾车能不能/, '接一句'],
    ]) {
      await v.go(pages.affairs);
      await v.presses(tab, { role: 'tab', exact: true });
      await v.presses(row);
      await v.sees(shown);
      scene.memory[tab] = addressOf(v);
      await kept(v);
    }
  },

  async '断了网：看过的还在，说是几点存下的；按下的等网络'(scene) {
    const v = await phoneOf(scene, '石春生');
    await v.page.context().setOffline(true);
    await v.go(pages.household);
    await v.sees('石春生', ...BANNER);
    await v.looked('offline-household');
    await v.go(scene.memory.notice);
    await v.sees(NOTICE, ...BANNER);
    await v.presses('知道了', { exact: true });
    await v.sees('有网就发给村里');
    await v.go(pages.affairs);
    await v.sees(VOTE, ...BANNER);
    for (const url of [scene.memory.vote, scene.memory.calledOff]) {
      await v.go(url);
      await v.sees(...BANNER);
      await v.presses(/^同意/, { role: 'radio' });
      await v.presses('投出“同意”');
      await v.sees('截止以前到才算');
    }
    await v.looked('offline-vote');
    await v.go(scene.memory['活动']);
    await v.sees(...BANNER);
    await v.presses(/^我(候补|报名)$/);
    await v.sees('有网自己发');
    await v.go(scene.memory['说事']);
    await v.sees(...BANNER);
    await v.types('接一句', REPLY);
    await v.presses('说出去');
    await v.sees('等网络');
    await v.looked('offline-reply');
  },

  async '关掉再打开，五件都还在等，看不出投了什么'(scene) {
    const v = await phoneOf(scene, '石春生');
    await v.go(pages.outbox);
    await v.page.reload();
    await v.sees('5 件还没发出去');
    const waiting = await v.page.getByText('等网络', { exact: true }).count();
    if (waiting !== 5) throw new Error(`${waiting} of 5 acts say 等网络`);
    if (/同意|反对|弃权/.test(await v.text())) throw new Error('the outbox shows what was voted');
    await v.looked('offline-outbox');
  },

  async 这时村委会取消了一次表决(scene) {
    const v = await phoneOf(scene, '石明');
    const { searchParams } = new URL(scene.memory.calledOff, scene.origin);
    await v.go(`${pages.changePoll}?poll=${searchParams.get('id')}`);
    await v.types('原因', '地方没选好，另外再商量');
    await v.presses('取消这次表决');
    await v.presses('取消表决', { exact: true });
    await v.page.waitForURL(/affairs\/pages\/poll/);
  },

  async '网回来了：各发一次，答复丢了也不重；没算进去的说为什么'(scene) {
    const v = await phoneOf(scene, '石春生');
    const arrived = [];
    v.page.on('response', (answer) => {
      if (answer.request().method() === 'POST' && answer.ok()) arrived.push(new URL(answer.url()).pathname);
    });
    // The village gets the reply, the phone does not learn of it.
    let lost = 0;
    await v.page.route(/\/replies$/, async (route) => {
      if (lost > 0) return route.continue();
      lost++;
      await route.fetch();
      await route.abort();
    });
    await v.page.context().setOffline(false);
    await v.sees('没发成');
    await v.presses('看原因');
    await v.sees('这次表决取消了', '看看取消的原因');
    await v.looked('offline-refused');
    await v.presses('关上', { nth: 1 });
    for (let waited = 0; lost === 0 && waited < 40; waited++) await v.page.waitForTimeout(250);
    if (lost !== 1) throw new Error('the reply was not sent when the network returned');
    await v.page.reload();
    await v.sees('发出去的');
    await v.page.getByText('等网络', { exact: true }).first().waitFor({ state: 'detached' });
    await v.looked('offline-sent');
    const acts = arrived.filter((path) => /receipts|ballots|answers|replies/.test(path));
    if (new Set(acts).size !== acts.length || acts.length !== 4)
      throw new Error(`four acts arrive once each, not: ${acts.join(' ')}`);
  },

  async '村里收到的，和按下的一样，一句没有两遍'(scene) {
    const v = await phoneOf(scene, '石春生');
    await v.go(scene.memory.vote);
    await v.sees('你家投了“同意”');
    await v.go(scene.memory.notice);
    await v.sees('村里收到了');
    await v.go(scene.memory['活动']);
    await v.sees(/你家 1 人(报上|候补)/);
    await v.go(scene.memory['说事']);
    await v.sees(REPLY);
    const said = await v.page.getByText(REPLY).count();
    if (said !== 1) throw new Error(`one reply was written, ${said} are there`);
    for (const name of ['石明', '石春生']) await scene.memory[name]?.close();
  },
};
