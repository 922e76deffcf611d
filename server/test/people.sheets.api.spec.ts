import { extractText, getDocumentProxy } from 'unpdf';
import { printedInviteCode } from '@wecountry/shared/domain/invite-code';
import { startApp, type TestApp, type TestUser } from './harness/app.js';
import { TestRegister, type TestVillager } from './harness/people.js';

describe('invites on paper', () => {
  let app: TestApp;
  let register: TestRegister;
  let committee: TestVillager;
  beforeAll(async () => {
    app = await startApp();
  });
  beforeEach(async () => {
    register = await TestRegister.create(app, { 上寨: [2, 2, 2, 2, 2, 2, 2, 2, 2], 下寨: [2, 2] });
    committee = await register.villager('上寨 2 号');
    await register.give(committee, 'committee');
  });
  afterAll(() => app.close());

  const params = () => ({ village: register.village.id });
  const hamlet = (i = 0) => register.hamlets[i]!.id;
  const invite = (body: { householdIds: string[] } | { hamletId: string }, as: TestUser = committee) =>
    app.call('joining.invite', { as, params: params(), body: { days: 14, ...body } });
  const sheet = (of: 'hamlet' | 'household', id: string, as: TestUser = committee) =>
    app.call('joining.inviteSheet', { as, params: params(), query: { of, id } });
  const open = async () => (await app.call('joining.invites', { as: committee, params: params() })).body.items;
  const textOf = async (url: string) => {
    const { statusCode, headers, rawPayload } = await app.nest.inject({ method: 'GET', url });
    expect([statusCode, headers['content-type']]).toEqual([200, 'application/pdf']);
    return extractText(await getDocumentProxy(new Uint8Array(rawPayload)), { mergePages: true });
  };

  it('show one household large, with its code and until when', async () => {
    await invite({ householdIds: [register.household('上寨 1 号').id] });
    const { body } = await sheet('household', register.household('上寨 1 号').id);
    expect(body.invites).toBe(1);
    const { text, totalPages } = await textOf(body.url);
    const [item] = await open();
    for (const words of ['试验村 进户码', '上寨 1 号', '上寨1之1家', printedInviteCode(item!.code), '以前有效'])
      expect(text).toContain(words);
    expect(totalPages).toBe(1);
  });

  it('show a hamlet six a sheet, for the households that nobody has come into', async () => {
    const made = await invite({ hamletId: hamlet() });
    expect(made.body.items).toHaveLength(8);
    expect((await invite({ hamletId: hamlet() })).body.items).toEqual([]);
    const { text, totalPages } = await textOf((await sheet('hamlet', hamlet())).body.url);
    expect(totalPages).toBe(2);
    for (const item of await open()) expect(text).toContain(printedInviteCode(item.code));
    expect(text).not.toContain('上寨 2 号');
  });

  it('are nobody else’s to fetch: the link ends, and says one scope only', async () => {
    await invite({ hamletId: hamlet() });
    await invite({ hamletId: hamlet(1) });
    const { url } = (await sheet('hamlet', hamlet())).body;
    for (const wrong of [
      url.replace(/s=.{4}/, 's=AAAA'),
      url.replace(hamlet(), hamlet(1)),
      url.replace('hamlet', 'village'),
    ])
      expect((await app.nest.inject({ method: 'GET', url: wrong })).statusCode).toBe(404);
  });

  it('are a group leader’s for the own hamlet, and need an invite', async () => {
    const leader = await register.villager('下寨 1 号');
    await register.give(leader, 'group_leader');
    expect((await sheet('hamlet', hamlet(1), leader)).problem.code).toBe('people.no_invites');
    expect((await invite({ hamletId: hamlet(1) }, leader)).body.items).toHaveLength(1);
    expect((await invite({ hamletId: hamlet() }, leader)).problem.code).toBe('request.forbidden');
    expect((await sheet('hamlet', hamlet(1), leader)).status).toBe(200);
    expect((await sheet('hamlet', hamlet(), leader)).problem.code).toBe('request.forbidden');
    expect((await sheet('household', register.household('上寨 1 号').id, leader)).problem.code).toBe(
      'request.forbidden',
    );
  });
});
