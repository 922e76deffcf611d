// One activity from its making to the points: a list that moves up, a code that changes, on three phones.
import { DESK, Visitor } from './browser.mjs';

const TITLE = `晒谷坪除草 ${new Date().toISOString().slice(11, 19)}`;
const rooms = {
  affairs: '/pages/affairs/index',
  make: '/packages/activities/pages/make/index',
  groups: '/packages/activities/pages/groups/index',
  inbox: '/packages/affairs/pages/inbox/index',
};
const page = (name, id) => `/packages/activities/pages/${name}/index?id=${id}`;

async function phoneOf(scene, name) {
  scene.memory[name] ??= await (
    await Visitor.open(scene.browser, scene.origin, { troubles: scene.troubles })
  ).login(name);
  return scene.memory[name];
}

/** The next half hour of Shanghai that is at least three minutes away: check-in may begin at once. */
function soon() {
  const half = 30 * 60_000;
  const [now, at] = [Date.now(), Math.ceil((Date.now() + 3 * 60_000) / half) * half];
  const shanghai = (ms) => new Date(ms + 8 * 3_600_000).toISOString();
  return {
    day: shanghai(at).slice(0, 10) === shanghai(now).slice(0, 10) ? '今天' : '明天',
    time: shanghai(at).slice(11, 16),
  };
}

/** Chooses from a sheet: the field by its label, then the row. */
async function chooses(v, label, text) {
  await v.presses(new RegExp(`^${label}，`));
  await v.presses(text, { role: 'radio', exact: true });
}

export const activities = {
  async '村委会办一个活动，只要一个人'(scene) {
    const v = await phoneOf(scene, '石明');
    const { day, time } = soon();
    await v.go(rooms.make);
    await v.types('名字', TITLE);
    await v.types('在哪里', '下寨晒谷坪');
    await chooses(v, '哪天', day);
    await chooses(v, '几点开始', time);
    await v.types('最多几个人', '1');
    await v.presses(/^到场记积分，/);
    await v.presses(/^打扫鼓楼/, { role: 'radio' });
    await v.looked('activity-make');
    await v.presses('开始报名', { exact: true });
    await v.page.getByRole('dialog').getByRole('button', { name: '开始报名', exact: true }).click();
    await v.page.waitForURL(/activities\/pages\/run/);
    scene.memory.id = new URL(v.page.url()).searchParams.get('id');
  },

  async '满了，后来的候补；前面的退出，候补的自己补上'(scene) {
    const [first, second] = [await phoneOf(scene, '吴阿满'), await phoneOf(scene, '吴雪芬')];
    await first.go(rooms.affairs);
    await first.presses('活动', { role: 'tab', exact: true });
    await first.sees(TITLE, '办完的');
    await first.looked('activities');
    await first.presses(new RegExp(`^${TITLE}`));
    await first.presses('我报名');
    await first.sees('你家 1 人报上');
    await second.go(page('activity', scene.memory.id));
    await second.presses('我候补');
    await second.sees('你家 1 人候补', '前面还有 0 人');
    await second.looked('activity-waiting');
    await first.presses('改报名');
    await first.presses(/^吴阿满/, { role: 'checkbox' });
    await first.presses('都不去了');
    await first.sees('你家不去');
    await second.go(rooms.inbox);
    await second.presses(/^吴雪芬.*补上了/);
    await second.sees('你家 1 人报上', '补上了');
  },

  async '组织人亮码，她在自己手机上签到'(scene) {
    const [organiser, comer] = [await phoneOf(scene, '石明'), await phoneOf(scene, '吴雪芬')];
    await organiser.go(page('run', scene.memory.id));
    await organiser.presses('开始签到');
    await organiser.page.getByRole('dialog').getByRole('button', { name: '开始签到' }).click();
    const shown = organiser.page.getByText(/^\d{3} \d{3}$/).first();
    await shown.waitFor();
    await organiser.looked('activity-code');
    await comer.go(page('activity', scene.memory.id));
    await comer.presses('签到', { exact: true });
    await comer.types('签到码', '000000' === (await digits(shown)) ? '000001' : '000000');
    await comer.presses('签到', { exact: true });
    await comer.page.getByRole('alert').first().waitFor();
    await comer.types('签到码', await digits(shown));
    await comer.presses('签到', { exact: true });
    await comer.sees('签到了');
    await comer.looked('activity-checked-in');
  },

  async '收工：到场就是积分，只记一次'(scene) {
    const [organiser, comer] = [await phoneOf(scene, '石明'), await phoneOf(scene, '吴雪芬')];
    await organiser.sees('报上 1 人，到了 1 人');
    await organiser.presses(/^收工/);
    await organiser.page.getByRole('dialog').getByRole('button', { name: /^收工/ }).click();
    await organiser.sees('没来 0 人');
    await organiser.looked('activity-closed');
    await comer.go(page('activity', scene.memory.id));
    await comer.sees('3 积分，计入了');
    await comer.go(rooms.groups);
    await comer.presses(/^铜关侗歌队/);
    await comer.sees('合练《蝉之歌》', '等领队答应');
    await comer.looked('group');
  },

  async '特大、深色，和宽的屏'(scene) {
    const [run, one, make] = [page('run', scene.memory.id), page('activity', scene.memory.id), rooms.make];
    for (const [tag, options, urls] of [
      ['xl', { mode: 'xl' }, { run, one }],
      ['dark', { dark: true }, { run, one }],
      ['1280', { shape: DESK }, { run, make }],
      ['800', { shape: { viewport: { width: 800, height: 900 } } }, { run }],
    ]) {
      const v = await Visitor.open(scene.browser, scene.origin, { ...options, troubles: scene.troubles });
      await v.login('石明', run);
      for (const [name, url] of Object.entries(urls)) {
        if (url !== run) await v.go(url);
        await v.sees({ run: '名单', one: '名额', make: '几点开始' }[name]);
        await v.looked(`activity-${name}-${tag}`);
      }
      await v.close();
    }
    for (const name of ['石明', '吴阿满', '吴雪芬']) await scene.memory[name]?.close();
  },
};

const digits = async (shown) => (await shown.innerText()).replace(' ', '');
