// A matter from the question to 说清楚了, and one reply that somebody finds not right.
import { DESK, Visitor } from './browser.mjs';

/** Lived twice in one village, the words are not those of the first time. */
const TIME = new Date().toISOString().slice(11, 19);
const TITLE = `中寨路口的反光镜歪了 ${TIME}`;
const RUMOUR = `听说是村里不肯出钱，要一年以后才修 ${TIME}`;
const CORRECTION = '钱早就批了，镜子已经到乡里，不用等一年。';
const rooms = {
  affairs: '/pages/affairs/index',
  ask: '/packages/affairs/pages/new-topic/index',
  queue: '/packages/committee/pages/moderation/index',
  inbox: '/packages/affairs/pages/inbox/index',
};

async function phoneOf(scene, name) {
  scene.memory[name] ??= await (
    await Visitor.open(scene.browser, scene.origin, { troubles: scene.troubles })
  ).login(name);
  return scene.memory[name];
}

/** Asks the page again until these words are there: a check by WeChat takes its moment. */
async function seesSoon(v, text) {
  for (let tries = 0; ; tries++) {
    const found = v.page.getByText(text).filter({ visible: true }).first();
    try {
      return await found.waitFor({ timeout: 2_500 });
    } catch (error) {
      if (tries === 8) throw error;
      await v.page.reload();
    }
  }
}

/** What lies open on top: a sheet with words to write and one act. */
async function saysInSheet(v, label, words, act) {
  const sheet = v.page.getByRole('dialog');
  await sheet.getByRole('textbox', { name: label }).fill(words);
  await sheet.getByRole('button', { name: act, exact: true }).click();
  await sheet.waitFor({ state: 'detached' });
}

export const discussion = {
  async 村民说一件事(scene) {
    const v = await phoneOf(scene, '吴阿满');
    await v.go(rooms.ask);
    await v.types('题目', TITLE);
    await v.types('内容', '早上雾大，路口看不见来车。能不能扶正？');
    await v.looked('topic-new');
    await v.presses('说给村里');
    await v.sees('写好了');
  },

  async '看过了，大家看得到；邻居接一句没有凭据的话'(scene) {
    const v = await phoneOf(scene, '吴雪芬');
    await v.go(rooms.affairs);
    await v.presses('说事', { role: 'tab', exact: true });
    for (let tries = 0; (await v.page.getByText(TITLE).count()) === 0 && tries < 12; tries++) {
      await v.page.waitForTimeout(1_000);
      await v.page.reload();
      await v.presses('说事', { role: 'tab', exact: true });
      await v.sees('新说的', '说一件事');
      await v.page.waitForTimeout(500);
    }
    await v.looked('topics');
    await v.presses(new RegExp(`^${TITLE}`));
    await v.page.waitForURL(/pages\/topic/);
    scene.memory.url = new URL(v.page.url()).pathname + new URL(v.page.url()).search;
    await v.types('接一句', RUMOUR);
    await v.presses('说出去');
    await v.sees(RUMOUR);
  },

  async 有人觉得这话不对(scene) {
    const v = await phoneOf(scene, '吴家兴');
    await v.go(scene.memory.url);
    await seesSoon(v, RUMOUR);
    await v.presses(/^这话不对，吴雪芬/);
    await saysInSheet(v, '说一句', '没听说过，请村里问问', '请村里看看');
    await v.sees('记下了，村里会看');
  },

  async '村委会在村务台看到，写上更正'(scene) {
    const v = await phoneOf(scene, '石明');
    await v.go(rooms.queue);
    await v.sees(RUMOUR, '有人觉得不对');
    await v.looked('moderation');
    await v.presses(new RegExp(`^标不实，${TITLE}`));
    await saysInSheet(v, '更正', CORRECTION, '写上更正');
    await v.page.getByText(RUMOUR).first().waitFor({ state: 'detached' });
    await v.go(scene.memory.url);
    await v.sees(CORRECTION, RUMOUR);
  },

  async '正式答复，算得出隔了多久'(scene) {
    const v = await phoneOf(scene, '石明');
    await v.presses('正式答复');
    await saysInSheet(v, '答复', '镜子到了，明天上午扶正，路口另加一面。', '发出答复');
    await v.sees('正式答复，隔了');
  },

  async '说这件事的人说清楚了，不再接话'(scene) {
    const v = await phoneOf(scene, '吴阿满');
    await v.go(rooms.inbox);
    await v.presses(/^村委会答复了你说的事/);
    await v.sees(CORRECTION, '明天上午扶正');
    await v.looked('topic');
    await v.presses('说清楚了', { exact: true });
    await v.sees('还没说清楚');
    if ((await v.page.getByLabel('接一句').count()) > 0) throw new Error('a settled matter still takes words');
  },

  async '特大、深色，和宽的屏'(scene) {
    const { url } = scene.memory;
    for (const [tag, options, places] of [
      ['xl', { mode: 'xl' }, { topic: url }],
      ['dark', { dark: true }, { topic: url, moderation: rooms.queue }],
      ['1280', { shape: DESK }, { moderation: rooms.queue }],
      ['800', { shape: { viewport: { width: 800, height: 900 } } }, { topic: url }],
    ]) {
      const v = await Visitor.open(scene.browser, scene.origin, { ...options, troubles: scene.troubles });
      const [first] = Object.values(places);
      await v.login('石明', first);
      for (const [name, place] of Object.entries(places)) {
        if (place !== first) await v.go(place);
        await v.sees(name === 'topic' ? CORRECTION : '等着看的');
        await v.looked(`${name}-${tag}`);
      }
      await v.close();
    }
    for (const name of ['石明', '吴阿满', '吴雪芬', '吴家兴']) await scene.memory[name]?.close();
  },
};
