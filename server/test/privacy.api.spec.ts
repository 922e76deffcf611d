import { subscribeTemplates } from '@wecountry/shared/domain/inbox';
import { PRIVACY_VERSION } from '@wecountry/shared/domain/privacy-version';
import { SessionService } from '../src/platform/auth/session.service.js';
import { startApp, type TestApp, type TestUser } from './harness/app.js';
import { TestRegister, type TestVillager } from './harness/people.js';
import { asOwner } from './harness/owner.js';

let app: TestApp;
let register: TestRegister;
let village: string;
let parent: TestVillager;
let neighbour: TestVillager;
let child: string;

beforeAll(async () => {
  app = await startApp({ WRITES_PER_MINUTE: '1000' });
});
beforeEach(async () => {
  register = await TestRegister.create(app);
  village = register.village.id;
  parent = await register.villager('上寨 1 号');
  neighbour = await register.villager('上寨 2 号');
  child = register.household('上寨 1 号').residents[2]!.id;
});
afterAll(() => app.close());

const consentOf = async (as: TestUser) => (await app.call('privacy.consent', { as })).body;

describe('consent to the privacy notice', () => {
  it('is noted with the login that names it: which one, when and how; a login of before has none', async () => {
    expect(await consentOf(parent)).toEqual({ current: PRIVACY_VERSION, standing: false, items: [] });
    const { ticket, binder } = await app.get(SessionService).ticketFor(parent.userId, parent);
    const { status } = await app.call('auth.ticket', {
      body: { ticket, device: 'device-of-a-test', agreed: PRIVACY_VERSION },
      headers: { cookie: `login_ticket=${binder}` },
    });
    expect(status).toBe(200);
    const { standing, items } = await consentOf(parent);
    expect([standing, items]).toEqual([
      true,
      [expect.objectContaining({ version: PRIVACY_VERSION, how: 'login', withdrawnAt: null })],
    ]);
  });

  it('is given on the page, once', async () => {
    const agree = () => app.call('privacy.agree', { as: parent, body: { version: PRIVACY_VERSION } });
    expect([(await agree()).status, (await agree()).status]).toEqual([200, 200]);
    expect((await consentOf(parent)).items).toEqual([expect.objectContaining({ how: 'page' })]);
    expect((await consentOf(neighbour)).items).toEqual([]);
  });

  it('refuses a text that nobody was ever shown', async () => {
    const { status } = await app.call('privacy.agree', { as: parent, body: { version: '1999-01-01' as never } });
    expect(status).toBe(400);
  });

  it('withdrawn ends every login and what WeChat may send; the record stays, and a login agrees anew', async () => {
    await app.call('privacy.agree', { as: parent, body: { version: PRIVACY_VERSION } });
    const body = { accepted: [...subscribeTemplates] };
    expect((await app.call('inbox.consent', { as: parent, params: { village }, body })).status).toBeLessThan(300);
    const other = await app.get(SessionService).open(parent.userId, parent, 'another-device');
    expect((await app.call('privacy.withdraw', { as: parent })).body).toEqual({ ended: 2 });
    app.forgetAccess();
    for (const session of [parent.session, other]) {
      const { problem } = await app.call('me.get', { as: { ...parent, session } });
      expect(problem.code).toBe('session.ended');
    }
    const left = await app.tenant.run({ villageId: village }, (tx) =>
      tx.query('SELECT FROM inbox_consents WHERE remaining > 0'),
    );
    expect(left).toEqual([]);
    const again = await app.get(SessionService).open(parent.userId, parent, 'a-device', PRIVACY_VERSION);
    const { standing, items } = await consentOf({ ...parent, session: again });
    expect([standing, items.map((item) => [item.how, item.withdrawnAt === null])]).toEqual([
      true,
      [
        ['login', true],
        ['page', false],
      ],
    ]);
  });
});

describe('a child below 14', () => {
  const say = (as: TestUser, agrees: boolean, resident = child) =>
    app.call('guardians.consent', { as, params: { village, resident }, body: { agrees } });
  const mine = async (as: TestUser) => (await app.call('guardians.mine', { as, params: { village } })).body;

  const activity = async (): Promise<string> => {
    const committee = await register.staff('committee');
    const at = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
    const body = {
      ...{ title: '亲子读书', body: '', pictureIds: [], place: '鼓楼', hamletIds: [], groupId: null },
      ...{ capacity: null, creditItemId: null, payFen: null, opens: true },
      ...{ signUpUntil: at(20), startsAt: at(24), endsAt: at(26) },
    };
    const made = await app.call('activities.create', { as: committee, params: { village }, body });
    expect(made.status).toBe(201);
    return made.body.id;
  };
  const signUp = (as: TestUser, id: string, residentId = child) =>
    app.call('activities.answer', {
      as,
      params: { village, activity: id },
      body: { members: [{ residentId, going: true }] },
    });

  it('is agreed for by an adult at home, who may take it back', async () => {
    expect(await mine(parent)).toEqual({
      may: true,
      items: [{ residentId: child, name: '上寨1之3', consent: null }],
    });
    expect([(await say(parent, true)).status, (await say(parent, true)).status]).toEqual([200, 200]);
    expect((await mine(parent)).items[0]!.consent).toMatchObject({ byName: '上寨1之1' });
    expect((await say(parent, false)).status).toBe(200);
    expect((await mine(parent)).items[0]!.consent).toBeNull();
  });

  it('is nobody else’s to agree for, and an adult needs nobody', async () => {
    expect((await say(neighbour, true)).status).toBe(404);
    expect((await say(parent, true, register.household('上寨 1 号').residents[1]!.id)).status).toBe(404);
    expect((await mine(neighbour)).items).toEqual([]);
  });

  it('is signed up by an adult at home after the consent, and not without', async () => {
    const id = await activity();
    expect((await signUp(parent, id)).problem.code).toBe('guardian.consent_needed');
    await say(parent, true);
    expect((await signUp(parent, id)).status).toBe(200);
    await say(parent, false);
    const other = await activity();
    expect((await signUp(parent, other)).problem.code).toBe('guardian.consent_needed');
  });

  it('does nothing by itself: a phone that the register says is a child’s is refused every write', async () => {
    await asOwner(
      app,
      village,
      `UPDATE residents SET born_on = (now() - interval '14 years' + interval '2 days')::date WHERE village_id = $1 AND id = $2`,
      [neighbour.residentId],
    );
    app.forgetAccess();
    expect((await app.call('notices.list', { as: neighbour, params: { village } })).status).toBe(200);
    const post = await app.call('topics.ask', {
      as: neighbour,
      params: { village },
      body: { title: '想要一个篮球场', body: '放学没处玩。', pictureIds: [] } as never,
    });
    expect([post.status, post.problem.code]).toEqual([403, 'guardian.adult_needed']);
    const { problem } = await signUp(neighbour, await activity(), neighbour.residentId);
    expect(problem.code).toBe('guardian.adult_needed');
    await asOwner(
      app,
      village,
      `UPDATE residents SET born_on = (now() AT TIME ZONE 'Asia/Shanghai' - interval '14 years')::date WHERE village_id = $1 AND id = $2`,
      [neighbour.residentId],
    );
    app.forgetAccess();
    expect((await signUp(neighbour, await activity(), neighbour.residentId)).status).toBe(200);
  });

  it('gets no helper: a guardian needs none', async () => {
    const committee = await register.staff('committee');
    const witnesses = ['上寨 3 号', '下寨 1 号'].map((code) => register.household(code).residents[0]!.id);
    const { problem } = await app.call('helpers.record', {
      as: committee,
      params: { village },
      body: {
        ...{ ownerId: child, helperId: parent.residentId, relation: 'parent', how: 'in_person' },
        witnessIds: witnesses,
      },
    });
    expect(problem.code).toBe('guardian.adult_needed');
  });
});
