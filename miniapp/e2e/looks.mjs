// Every room in 特大, dark and both, for the eye and for axe.
import { Visitor } from './browser.mjs';

const rooms = {
  home: '/pages/home/index',
  affairs: '/pages/affairs/index',
  market: '/pages/market/index',
  credit: '/pages/credit/index',
  me: '/pages/me/index',
};

const seen = (who, options, tag) => async (scene) => {
  const v = await Visitor.open(scene.browser, scene.origin, { ...options, troubles: scene.troubles });
  await v.login(who);
  for (const [room, url] of Object.entries(rooms)) {
    await v.go(url);
    await v.page.waitForLoadState('networkidle');
    await v.looked(`${room}-${tag}`);
  }
  await v.close();
};

export const looks = {
  特大: seen('吴阿满', { mode: 'xl' }, 'xl'),
  深色: seen('吴阿满', { dark: true }, 'dark'),
  async '审计台在 800 宽和手机上'(scene) {
    for (const [tag, shape] of [
      ['800', { viewport: { width: 800, height: 900 } }],
      ['phone', undefined],
    ]) {
      const v = await Visitor.open(scene.browser, scene.origin, { shape, troubles: scene.troubles });
      await v.login('周审');
      await v.go('/packages/audit/pages/books/index');
      await v.sees('试算平衡表');
      await v.looked(`audit-${tag}`);
      await v.close();
    }
  },
  async '断了网，首页还在，说现在没网'(scene) {
    const v = await Visitor.open(scene.browser, scene.origin, { troubles: scene.troubles });
    await v.login('吴阿满');
    await v.sees('要办的事');
    await v.page.waitForTimeout(2_500);
    await v.page.context().setOffline(true);
    await v.page.reload();
    await v.sees('要办的事', '现在没网');
    await v.looked('home-offline');
    await v.close();
  },
};
