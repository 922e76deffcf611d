// One day of the village, lived by its people, each on a phone of their own. Later steps stand on earlier ones.
import path from 'node:path';
import { artifacts, DESK, Visitor } from './browser.mjs';
import { hledgerAgrees, npmRun, trialBalance } from './exported-book.mjs';

/** A screenshot of an earlier step stands for a photograph. */
const PICTURE = path.join(artifacts, 'home.png');
const NOTICE = '明早封路两小时，改走下寨';
const VOTE = '鼓楼前添两条长凳';

/** The phone of a demo person, logged in once and kept for the day. */
async function phoneOf(scene, name, shape) {
  const key = `${name} ${shape ? 'desk' : 'phone'}`;
  scene.memory[key] ??= await (
    await Visitor.open(scene.browser, scene.origin, { shape, troubles: scene.troubles })
  ).login(name);
  return scene.memory[key];
}

const rooms = {
  publish: '/packages/committee/pages/publish/index',
  openPoll: '/packages/committee/pages/open-poll/index',
  desk: '/packages/committee/pages/desk/index',
  minutes: '/packages/committee/pages/minutes/index',
  ship: '/packages/trade/pages/ship/index',
  money: '/packages/trade/pages/money/index',
  orders: '/packages/trade/pages/orders/index',
  claim: '/packages/credit/pages/claim/index',
  review: '/packages/credit/pages/review/index',
  ranking: '/packages/credit/pages/ranking/index',
  plans: '/packages/credit/pages/plans/index',
  books: '/packages/audit/pages/books/index',
};

/** Opens the cashier of WeChat and answers it. */
async function payWith(v, choice) {
  await v.presses(/^付 ¥/);
  const cashier = v.page.getByRole('dialog').filter({ hasText: '付款' });
  await cashier.getByRole('button', { name: choice, exact: true }).click();
}

async function order(v, product, quantity) {
  await v.go('/pages/market/index');
  await v.presses(new RegExp(`^${product}`));
  await v.sees('每一分钱去哪儿', '一分不差');
  await v.looked(`product-${product}`);
  await v.presses('我要买');
  for (let n = 1; n < quantity; n++) await v.presses(/多一件/);
  await v.types('收货人', '周先生');
  await v.types('手机号', '13900000001');
  await v.types('省市区', '贵州省贵阳市南明区');
  await v.types('详细地址', '演示路 8 号');
  await v.presses('下单，去付钱');
  await v.page.waitForURL(/trade\/pages\/order\//);
}

export const day = {
  async 村委会发一条紧急通知(scene) {
    const v = await phoneOf(scene, '石明');
    await v.go(rooms.publish);
    await v.presses('紧急', { role: 'tab' });
    await v.types('标题', NOTICE);
    await v.types('内容', '上寨到中寨的路明早塌方处要清石头，8 点到 10 点封路，改走下寨。');
    await v.looked('publish');
    await v.presses(/^发给 460 户/);
    await v.presses('发出去');
    await v.sees(NOTICE, '户还没看到');
  },

  async '村民在首页看到，点开，按知道了'(scene) {
    const v = await phoneOf(scene, '吴阿满');
    await v.go('/pages/home/index');
    await v.sees(NOTICE, '要办的事');
    await v.looked('home');
    await v.page.getByText(NOTICE).first().click();
    await v.sees('看到', '听过');
    await v.presses('知道了', { exact: true });
    await v.sees('村里收到了');
    await v.looked('notice');
  },

  async '村务台看到谁没看到，按寨列名'(scene) {
    const v = await phoneOf(scene, '石明');
    await v.go(rooms.desk);
    await v.sees(NOTICE, '户还没看到');
    await v.page
      .getByRole('img', { name: /知道了 1 户/ })
      .first()
      .waitFor();
    await v.looked('desk-phone');
    const wide = await phoneOf(scene, '石明', DESK);
    await wide.go(rooms.desk);
    await wide.sees('户还没看到');
    await wide.looked('desk-wide');
  },

  async 村委会开一次当场表决(scene) {
    const v = await phoneOf(scene, '石明');
    await v.go(rooms.openPoll);
    await v.types('题目', VOTE);
    await v.types('办法', '鼓楼前添两条长凳，木头村里有，请两位老师傅做，工钱 800 元从公益金出。');
    await v.presses(/^投多久/);
    await v.presses(/当场表决/, { role: 'radio' });
    await v.presses('开始投票');
    await v.presses('开始投票', { nth: 1 });
    await v.page.waitForURL(/affairs\/pages\/poll/);
    scene.memory.pollUrl = new URL(v.page.url()).pathname + new URL(v.page.url()).search;
    scene.memory.openedAt = Date.now();
  },

  async '一户一票：家里人投了，另一个可以改'(scene) {
    const first = await phoneOf(scene, '吴阿满');
    await first.go(scene.memory.pollUrl);
    await first.presses(/^同意/, { role: 'radio' });
    await first.looked('vote');
    await first.presses('投出“同意”');
    await first.sees('你家投了“同意”');
    const second = await phoneOf(scene, '吴家兴');
    await second.go(scene.memory.pollUrl);
    await second.sees('吴阿满');
    await second.presses(/^反对/, { role: 'radio' });
    await second.presses('改成“反对”');
    await second.sees('你家投了“反对”');
    const body = await second.text();
    if (/达到门槛|没达到/.test(body)) throw new Error('a result shows before the vote is closed');
  },

  async '买家看清价钱，下单两袋，付钱'(scene) {
    const v = await phoneOf(scene, '周先生');
    await order(v, '香禾糯', 2);
    await v.sees('¥136.00');
    await payWith(v, '付款');
    await v.sees('合作社在备货');
    await v.looked('order-paid');
    scene.memory.orderUrl = new URL(v.page.url()).pathname + new URL(v.page.url()).search;
  },

  async '回调丢了，问微信也知道付了；退款同意后钱回去'(scene) {
    const v = await phoneOf(scene, '林女士');
    await order(v, '有牛黑米', 1);
    await payWith(v, '付款但回调丢失');
    await v.sees('合作社在备货');
    await v.presses('有问题、退款');
    await v.types('为什么退', '买重了，先退掉');
    await v.presses('要退款');
    await v.sees('等合作社答复');
    const coop = await phoneOf(scene, '石阿芳');
    await coop.go(rooms.ship);
    await coop.presses(/要退款/);
    await coop.presses(/^同意，退/);
    await coop.presses('同意退款');
    await v.page.reload();
    await v.page.getByText('退到你的微信了').first().waitFor({ timeout: 60_000 });
    await v.looked('order-refunded');
  },

  async '合作社发货，买家收到，钱分开'(scene) {
    const coop = await phoneOf(scene, '石阿芳');
    await coop.go(rooms.ship);
    await coop.looked('ship');
    await coop.presses(/香禾糯，2 件/);
    await coop.types('快递单号', '9812345678901');
    await coop.presses('交给快递了');
    await coop.presses('对，交给快递了');
    await coop.sees('在路上');
    const v = await phoneOf(scene, '周先生');
    await v.go(scene.memory.orderUrl);
    await v.sees('9812345678901', '¥88.40');
    await v.presses('收到了');
    await v.presses('收到了，分钱');
    await v.sees('按约定分给各家');
    await v.looked('order-received');
  },

  async 种的人看到这单给自己的钱(scene) {
    const v = await phoneOf(scene, '吴阿满');
    await v.go(rooms.money);
    await v.sees('该付给你家的', '香禾糯 × 2');
    await v.looked('money');
  },

  async '申报一件事，拍照；另一户的村委认定，马上计入'(scene) {
    const v = await phoneOf(scene, '吴雪芬');
    await v.go(rooms.claim);
    await v.presses(/^做了什么/);
    await v.presses(/打扫鼓楼/, { role: 'radio' });
    await v.presses(/^哪天做的/);
    await v.presses('今天', { role: 'radio' });
    await v.picks(/加一张照片/, PICTURE);
    await v.looked('claim');
    await v.presses('报给村委会');
    await v.presses(/^报上去/);
    await v.sees('报上去了');
    const committee = await phoneOf(scene, '石明');
    await committee.go(rooms.review);
    await committee.sees('打扫鼓楼');
    await committee.looked('review');
    const mine = committee.page.getByRole('button', { name: /^认定.*打扫鼓楼/ });
    await mine.last().click();
    await committee.presses(/^认定，\+3 分/);
    await v.go('/pages/credit/index');
    await v.sees('打扫鼓楼', '计入了');
    await v.looked('credit');
    await v.go(rooms.ranking);
    await v.sees('坡头寨');
    await v.looked('ranking');
  },

  async '照决议分红，各户有单子和算式'(scene) {
    const committee = await phoneOf(scene, '石明');
    await committee.go(rooms.plans);
    await committee.looked('plans');
    await committee.presses('照决议分');
    await committee.presses(/^记给 \d+ 户/);
    await committee.presses('看我家分红单');
    await committee.sees('你家分到');
    const v = await phoneOf(scene, '吴阿满');
    await v.go('/pages/credit/index');
    await v.presses(/你家分了/, { role: 'link' });
    await v.sees('你家分到', '怎么算的', '决议');
    await v.looked('slip');
  },

  async '审计台：账平，从头重算也平'(scene) {
    const v = await phoneOf(scene, '周审', DESK);
    await v.go(rooms.books);
    await v.sees('试算平衡表', '合计');
    await v.presses(/^重算|从头重算/);
    await v.page.getByRole('status').filter({ hasText: '从头重算' }).getByText('合得上', { exact: true }).waitFor();
    await v.looked('audit-wide');
  },

  async '两个人录纪要，成为决议'(scene) {
    for (const [i, name] of ['石明', '杨秀英'].entries()) {
      const v = await phoneOf(scene, name);
      await v.go(rooms.minutes);
      await v.presses(/河边修洗衣台/);
      await v.presses(/^哪天开的会/);
      await v.page.getByRole('radio').first().click();
      await v.types('在哪里', '鼓楼');
      await v.types('到会几户', '340');
      await v.picks(/加一张照片/, PICTURE);
      await v.looked(`minutes-${i + 1}`);
      await v.presses('录入纪要');
      await v.sees(i === 0 ? '你录好了' : '成了决议');
    }
  },

  async '各种结果：达到门槛，没达到（刚好一半），人数不够'(scene) {
    const v = await phoneOf(scene, '吴阿满');
    await v.go('/pages/affairs/index');
    await v.sees('达到门槛', '没达到', '人数不够');
    await v.looked('affairs');
    await v.presses(/^鼓楼前禁放鞭炮/);
    await v.sees('没达到', '以依法召开的会议');
    await v.looked('result');
  },
};

/** What the day waits for: other journeys are lived until the vote on the spot has closed. */
export const evening = {
  async '当场表决截止，结果出来'(scene) {
    const v = await phoneOf(scene, '吴阿满');
    await v.page.waitForTimeout(Math.max(0, scene.memory.openedAt + 5 * 60_000 + 5_000 - Date.now()));
    await v.go(scene.memory.pollUrl);
    await v.page.getByText('人数不够').first().waitFor({ timeout: 30_000 });
    await v.looked('result-spot');
  },

  async 别村的人看不到这里(scene) {
    const v = await phoneOf(scene, '岑岭村');
    await v.go(scene.memory.pollUrl);
    await v.sees('没有找到');
    await v.go('/pages/home/index');
    await v.sees('岑岭村');
  },

  async 账从命令行也对得上(scene) {
    if (process.env.E2E_ORIGIN) return;
    npmRun(scene.toolEnv, 'verify', '--', '--village', 'tongguan');
    const auditor = await phoneOf(scene, '周审', DESK);
    await auditor.go(rooms.books);
    await auditor.sees('试算平衡表', '合计');
    const book = ['--village', 'tongguan', '--book', 'coop', '--format', 'hledger'];
    const journal = npmRun(scene.toolEnv, 'export', '--', ...book);
    hledgerAgrees(journal, await trialBalance(auditor, 'coop'));
  },
};
