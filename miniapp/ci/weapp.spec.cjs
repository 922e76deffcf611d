const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const { TmplGroup } = require('glass-easel-template-compiler');
const postcss = require('postcss');
const { createPhone } = require('./phone.cjs');
const { loggedIn, samples, serve, village } = require('./village.cjs');

const dist = path.resolve(__dirname, '../dist/weapp');
const walk = (dir) =>
  fs
    .readdirSync(dir, { withFileTypes: true })
    .flatMap((e) => (e.isDirectory() ? walk(path.join(dir, e.name)) : [path.join(dir, e.name)]));
const firstSetDataMax = 64 * 1024;

const phones = [];
function phone(options) {
  const made = createPhone(dist, options);
  phones.push(made);
  made.launch();
  return made;
}
afterEach(() => phones.splice(0).forEach((p) => p.close()));

const routesOf = ({ pages, subPackages = [] }) => [
  ...pages,
  ...subPackages.flatMap(({ root, pages: inside }) => inside.map((page) => `${root.replace(/\/$/, '')}/${page}`)),
];
const everyPage = () => routesOf(JSON.parse(fs.readFileSync(path.join(dist, 'app.json'), 'utf8')));

it("every template compiles with WeChat's compiler without a diagnostic", () => {
  const group = new TmplGroup();
  const templates = walk(dist).filter((f) => f.endsWith('.wxml'));
  expect(templates.length).toBeGreaterThan(everyPage().length);
  for (const file of templates) {
    const where = path.relative(dist, file).slice(0, -'.wxml'.length);
    expect([where, group.addTmpl(where, fs.readFileSync(file, 'utf8'))]).toEqual([where, []]);
  }
});

it('every script is one that an engine can read', () => {
  for (const file of walk(dist).filter((f) => f.endsWith('.js'))) execFileSync(process.execPath, ['--check', file]);
});

it('every page lies in its package as app.json says, and the style sheets name no file outside', () => {
  for (const route of everyPage())
    for (const kind of ['js', 'json', 'wxml']) expect(fs.existsSync(path.join(dist, `${route}.${kind}`))).toBe(true);
  for (const file of walk(dist).filter((f) => f.endsWith('.wxss')))
    expect(fs.readFileSync(file, 'utf8')).not.toMatch(/url\(["']?(https?:)?\/\//);
});

it("no style sheet has a selector that WeChat's compiler refuses: a universal one, or none after a combinator", () => {
  for (const file of walk(dist).filter((f) => f.endsWith('.wxss'))) {
    const refused = [];
    postcss.parse(fs.readFileSync(file, 'utf8')).walkRules(({ selector }) => {
      if (/(^|[\s>+~,(])\*|[>+~]\s*[:,{]/.test(selector)) refused.push(selector);
    });
    expect([path.relative(dist, file), refused]).toEqual([path.relative(dist, file), []]);
  }
});

it('the templates carry the names that a screen reader speaks', () => {
  const base = fs.readFileSync(path.join(dist, 'base.wxml'), 'utf8');
  for (const attribute of ['aria-role', 'aria-label', 'aria-checked', 'aria-disabled', 'aria-live', 'aria-modal'])
    expect(base).toContain(`${attribute}="{{`);
});

describe.each([
  ['to somebody who is not logged in', () => ({ storage: {}, answer: serve() })],
  ['with a network that answers nothing of it', () => ({ storage: loggedIn(), answer: serve() })],
  ['without any network', () => ({ storage: loggedIn(), answer: () => null })],
])('every page shows itself %s', (_name, options) => {
  it.each(everyPage())('%s', async (route) => {
    const p = phone(options());
    await p.settle();
    const page = await p.open(route, { id: 'x1', village: village.id });
    expect(p.words(page)).not.toBe('');
    expect(page.firstBytes).toBeLessThan(firstSetDataMax);
    expect(p.errors).toEqual([]);
  });
});

it('the tab bar has its five rooms, the one that is on, and what waits in them', async () => {
  const p = phone({ storage: loggedIn(), answer: serve() });
  await p.open('pages/affairs/index');
  const bar = await p.component('custom-tab-bar/index');
  await p.settle();
  expect(
    ['首页，3 件没办', '议事，1 件没办', '市集', '积分', '我的'].map((name) => p.named(bar, name) !== undefined),
  ).toEqual(Array(5).fill(true));
  expect(p.named(bar, '议事，1 件没办').cl).toContain('is-on');
  await p.tap(bar, '市集');
  expect(p.visited).toEqual([['switchTab', '/pages/market/index']]);
});

it('somebody logs in with one tap, and comes to the village', async () => {
  const p = phone({ storage: {}, answer: serve() });
  const page = await p.open('pages/login/index', { return: encodeURIComponent('/pages/affairs/index') });
  await p.tap(page, '同意，用微信登录');
  await p.settle(200);
  expect(p.requests.find((r) => r.route === 'auth.mini').body).toMatchObject({ code: 'code-from-wechat' });
  expect(JSON.parse(p.storage['wc-session']).state).toMatchObject({ accessToken: 'access-1', villageId: village.id });
  expect(p.visited).toEqual([['switchTab', '/pages/affairs/index']]);
});

it('a villager reads a notice and presses 知道了', async () => {
  const answer = serve({
    'notices.get': samples.notice(),
    'notices.mark': ({ body }) => ({
      seen: true,
      listened: false,
      acknowledgedAt: body.step === 'acknowledged' ? new Date().toISOString() : null,
    }),
  });
  const p = phone({ storage: loggedIn(), answer });
  const page = await p.open('packages/affairs/pages/notice/index', { id: 'n1' });
  await p.settle(100);
  expect(p.words(page)).toContain('明天停水，早 8 点到下午 4 点');
  await p.tap(page, '知道了');
  await p.settle(200);
  const marks = p.requests.filter((r) => r.route === 'notices.mark');
  expect(marks.map((r) => r.body.step)).toEqual(['seen', 'acknowledged']);
  expect(marks[1].header['idempotency-key']).toMatch(/^[0-9a-f-]{36}$/);
  expect(p.words(page)).toContain('村里收到了');
  expect(p.errors).toEqual([]);
});

it('a household votes: chooses, presses what the button says, and reads that it is counted', async () => {
  let choice = null;
  const answer = serve({
    'polls.get': () =>
      samples.poll({
        mine: choice ? 'voted' : 'not_voted',
        elector: {
          label: '上寨 17 号',
          choice,
          castAt: choice && new Date().toISOString(),
          castByName: choice && '吴阿满',
        },
      }),
    'polls.cast': ({ body }) => {
      choice = body.choice;
      return { choice, castAt: new Date().toISOString(), changed: false, voted: 285 };
    },
  });
  const p = phone({ storage: loggedIn(), answer });
  const page = await p.open('packages/affairs/pages/poll/index', { id: 'p1' });
  await p.settle(100);
  expect(p.words(page)).toContain('上寨水渠归村里统一管');
  const approve = p.nodes(page).find((n) => /^同意/.test(p.attribute(n, 'aria-label') ?? ''));
  await p.tap(page, p.attribute(approve, 'aria-label'));
  await p.tap(page, '投出“同意”');
  await p.settle(300);
  expect(p.requests.filter((r) => r.route === 'polls.cast').map((r) => r.body)).toEqual([
    expect.objectContaining({ choice: 'approve' }),
  ]);
  expect(p.words(page)).toContain('你家投了“同意”');
  expect(p.errors).toEqual([]);
});

it('without a network the vote waits on the phone, and goes with the same key when the app is opened again', async () => {
  const storage = loggedIn();
  let online = true;
  const answer = serve({
    'polls.get': samples.poll(),
    'polls.cast': { choice: 'reject', castAt: new Date().toISOString(), changed: false, voted: 285 },
  });
  const first = phone({ storage, answer: (r) => (online ? answer(r) : null) });
  const page = await first.open('packages/affairs/pages/poll/index', { id: 'p1' });
  await first.settle(100);
  online = false;
  const reject = first.nodes(page).find((n) => /^反对/.test(first.attribute(n, 'aria-label') ?? ''));
  await first.tap(page, first.attribute(reject, 'aria-label'));
  await first.tap(page, '投出“反对”');
  await first.settle(200);
  const lost = first.requests.at(-1);
  first.close();

  const second = phone({ storage, answer });
  await second.settle(300);
  const cast = second.requests.filter((r) => r.route === 'polls.cast');
  expect(cast).toHaveLength(1);
  expect(cast[0].body).toEqual(lost.body);
  expect(cast[0].body).toMatchObject({ choice: 'reject' });
  expect(cast[0].header['idempotency-key']).toBe(lost.header['idempotency-key']);
});
