import type { BodyOf } from '@wecountry/shared/contracts';
import { extractText, getDocumentProxy } from 'unpdf';
import { startApp, type TestApp, type TestUser } from './harness/app.js';
import { recordedVoice, uploadVoice } from './harness/media.js';
import { TestRegister, type TestVillager } from './harness/people.js';
import { takePhoto } from './harness/polls.js';

type NewNotice = BodyOf<'notices.publish'>;

const WATER: NewNotice = { category: 'urgent', title: '明天停水', body: '早上八点到下午四点停水。', hamletIds: [] };
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** From its writing to its withdrawal, as API calls. */
describe('the life of a notice', () => {
  let app: TestApp;
  let register: TestRegister;
  let committee: TestUser;
  let upper: TestVillager;
  let lower: TestVillager;
  beforeAll(async () => {
    app = await startApp();
  });
  beforeEach(async () => {
    register = await TestRegister.create(app);
    committee = await register.staff('committee', '石明');
    upper = await register.villager('上寨 1 号');
    lower = await register.villager('下寨 1 号');
  });
  afterAll(() => app.close());

  const village = () => register.village.id;
  const params = (notice: string) => ({ village: village(), notice });
  const tryPublish = (more: Partial<NewNotice>, as = committee) =>
    app.call('notices.publish', { as, params: { village: village() }, body: { ...WATER, ...more } });
  const publish = async (more: Partial<NewNotice> = {}) => {
    const { status, body, problem } = await tryPublish(more);
    if (status !== 201) throw new Error(problem.code);
    return body.id;
  };
  const get = (as: TestUser, notice: string) => app.call('notices.get', { as, params: params(notice) });
  const list = async (as: TestUser) =>
    (await app.call('notices.list', { as, params: { village: village() }, query: {} })).body.items;
  const mark = (as: TestUser, notice: string, step: 'seen' | 'acknowledged') =>
    app.call('notices.mark', { as, params: params(notice), body: { step } });
  const inbox = async (as: TestUser) =>
    (await app.call('inbox.list', { as, params: { village: village() }, query: {} })).body.items.map((m) => m.title);
  const correct = (notice: string, more: Partial<BodyOf<'notices.correct'>> = {}) =>
    app.call('notices.correct', {
      as: committee,
      params: params(notice),
      body: { title: '后天停水', body: '改到后天。', version: 1, reason: '下雨了', ...more },
    });

  describe('to some people', () => {
    it('is for the chosen households alone, and counts them alone', async () => {
      const id = await publish({ householdIds: [upper.householdId] });
      expect((await list(upper)).map((n) => n.id)).toEqual([id]);
      expect(await list(lower)).toEqual([]);
      expect((await get(lower, id)).problem.code).toBe('request.not_found');
      expect((await mark(lower, id, 'seen')).problem.code).toBe('request.not_found');
      expect((await get(upper, id)).body).toMatchObject({ audienceLabel: '选定的 1 户', audienceHouseholds: 1 });
      const { body } = await app.call('notices.reach', { as: committee, params: params(id) });
      expect(body.reach).toEqual({ households: 1, acknowledged: 0, seen: 0, unseen: 1 });
    });

    it('is for who holds a role, and counts them, not their families', async () => {
      await register.give(lower, 'group_leader');
      const wife = await register.villager('下寨 1 号', 1);
      const id = await publish({ roles: ['group_leader'] });
      expect((await list(lower)).map((n) => n.id)).toEqual([id]);
      expect(await list(wife)).toEqual([]);
      expect(await list(upper)).toEqual([]);
      expect((await mark(lower, id, 'seen')).status).toBe(200);
      const { body } = await app.call('notices.reach', { as: committee, params: params(id) });
      expect(body).toMatchObject({ audienceLabel: '组长', reach: { households: 1, seen: 1, unseen: 0 } });
    });

    it('refuses households of nowhere', async () => {
      const other = await TestRegister.create(app);
      const { problem } = await tryPublish({ householdIds: [other.households[0]!.id] });
      expect(problem.code).toBe('notice.audience_unknown');
    });
  });

  describe('at a time', () => {
    const inAnHour = () => new Date(Date.now() + 60 * MINUTE_MS);

    it('is seen by nobody before, and by everybody after', async () => {
      const at = inAnHour();
      const id = await publish({ publishAt: at.toISOString() });
      expect(await list(upper)).toEqual([]);
      expect((await get(upper, id)).problem.code).toBe('request.not_found');
      expect((await mark(upper, id, 'seen')).problem.code).toBe('request.not_found');
      expect(await inbox(upper)).toEqual([]);
      expect((await get(committee, id)).body).toMatchObject({ state: 'scheduled' });
      await app.runDue(new Date(at.getTime() + MINUTE_MS));
      expect((await list(upper)).map((n) => [n.id, n.pinned])).toEqual([[id, true]]);
      expect(await inbox(upper)).toEqual(['紧急：明天停水']);
      await app.runDue(new Date(at.getTime() + 2 * MINUTE_MS));
      expect(await inbox(upper)).toHaveLength(1);
    });

    it('is rewritten without a trace, moved and called off before', async () => {
      const at = inAnHour();
      const id = await publish({ publishAt: at.toISOString() });
      expect((await correct(id, { reason: undefined })).body.version).toBe(2);
      const later = new Date(at.getTime() + 60 * MINUTE_MS);
      const move = { as: committee, params: params(id), body: { publishAt: later.toISOString() } };
      expect((await app.call('notices.reschedule', move)).status).toBe(200);
      await app.runDue(new Date(at.getTime() + MINUTE_MS));
      expect(await list(upper)).toEqual([]);
      await app.runDue(new Date(later.getTime() + MINUTE_MS));
      expect((await list(upper)).map((n) => [n.title, n.corrections])).toEqual([['后天停水', 0]]);
      const gone = await publish({ publishAt: later.toISOString() });
      expect((await app.call('notices.cancel', { as: committee, params: params(gone) })).status).toBe(200);
      await app.runDue(new Date(later.getTime() + MINUTE_MS));
      expect(await list(upper)).toHaveLength(1);
      for (const name of ['notices.cancel', 'notices.remind'] as const)
        expect((await app.call(name, { as: committee, params: params(gone) })).problem.code).toBe('notice.not_now');
    });

    it('must be ahead, and not too far', async () => {
      for (const days of [-1, 91]) {
        const publishAt = new Date(Date.now() + days * DAY_MS).toISOString();
        expect((await tryPublish({ publishAt })).problem.code).toBe('notice.time_wrong');
      }
    });
  });

  describe('that is corrected', () => {
    it('shows the old text beside the new one, to everybody, and tells who saw it', async () => {
      const id = await publish({ category: 'notice', when: '明天' });
      await mark(upper, id, 'acknowledged');
      expect((await correct(id)).body).toEqual({ id, version: 2 });
      const { body } = await get(lower, id);
      expect(body).toMatchObject({ title: '后天停水', when: null, version: 2, corrections: 1 });
      expect(body.oldTexts).toMatchObject([
        { title: '明天停水', body: WATER.body, when: '明天', reason: '下雨了', replacedBy: '石明' },
      ]);
      expect(await inbox(upper)).toEqual(['通知改了：后天停水']);
      expect(await inbox(lower)).toEqual([]);
      expect((await list(upper))[0]).toMatchObject({ corrections: 1, receipt: { seen: true } });
    });

    it('drops the recording of the old text, and may bring one of the new', async () => {
      const record = async () => (await uploadVoice(app, village(), committee)).body.id;
      const [old, fresh] = [await record(), await record()];
      const id = await publish({ voices: [{ language: 'dong', mediaId: old }] });
      expect((await correct(id)).body.version).toBe(2);
      expect((await get(upper, id)).body.voices).toEqual([]);
      const voices = [{ language: 'mandarin' as const, mediaId: fresh }];
      expect((await correct(id, { version: 2, voices })).body.version).toBe(3);
      expect((await get(upper, id)).body.voices).toMatchObject([{ language: 'mandarin', id: fresh, seconds: 2 }]);
      const other = await publish();
      expect((await correct(other, { voices })).problem.code).toBe('media.missing');
      expect((await get(upper, other)).body).toMatchObject({ version: 1, oldTexts: [] });
    });

    it('needs a reason, and the text that it is about', async () => {
      const id = await publish();
      expect((await correct(id, { reason: ' ' })).problem.code).toBe('notice.reason_needed');
      const both = await Promise.all([correct(id), correct(id, { title: '大后天停水' })]);
      expect(both.map((a) => a.status).sort()).toEqual([200, 409]);
      expect(both.find((a) => a.status === 409)!.problem.code).toBe('notice.changed');
      expect((await get(upper, id)).body.oldTexts).toHaveLength(1);
    });
  });

  describe('that is withdrawn', () => {
    it('keeps its place and says why, without what it said', async () => {
      const id = await publish();
      await mark(upper, id, 'seen');
      const withdraw = () =>
        app.call('notices.withdraw', { as: committee, params: params(id), body: { reason: '水管修好了' } });
      expect((await withdraw()).status).toBe(200);
      const { body } = await get(upper, id);
      expect(body).toMatchObject({ withdrawn: true, pinned: false, withdrawal: { reason: '水管修好了' } });
      expect(body.body).not.toContain('停水');
      expect((await get(committee, id)).body.body).toBe(WATER.body);
      expect((await list(upper))[0]).toMatchObject({ id, withdrawn: true, pinned: false });
      expect(await inbox(upper)).toContain('撤回了：明天停水');
      expect((await withdraw()).problem.code).toBe('notice.not_now');
      expect((await correct(id)).problem.code).toBe('notice.not_now');
    });
  });

  describe('on top', () => {
    it('stays for three days when it is urgent, unless somebody says otherwise', async () => {
      const until = async (more: Partial<NewNotice>) => {
        const { body } = await get(committee, await publish(more));
        return body.pinnedUntil && Math.round((Date.parse(body.pinnedUntil) - Date.parse(body.publishedAt)) / DAY_MS);
      };
      expect(await until({})).toBe(3);
      expect(await until({ pinDays: 7 })).toBe(7);
      expect(await until({ pinDays: 0 })).toBeNull();
      expect(await until({ category: 'culture' })).toBeNull();
      expect(await until({ category: 'culture', pinDays: 5 })).toBe(5);
    });

    it('gives the place up when its time is over, also without 知道了', async () => {
      const old = await publish();
      await publish({ category: 'notice', title: '后来的通知' });
      expect((await list(upper))[0]).toMatchObject({ id: old, pinned: true });
      await app.tenant.run({ villageId: village() }, (tx) =>
        tx.execute(`UPDATE notices SET pinned_until = $2 WHERE village_id = $1 AND pinned_until IS NOT NULL`, [
          tx.villageId,
          new Date(Date.now() - MINUTE_MS),
        ]),
      );
      expect((await list(upper)).map((n) => [n.title, n.pinned])).toEqual([
        ['后来的通知', false],
        ['明天停水', false],
      ]);
      const { body } = await app.call('today.get', { as: upper, params: { village: village() } });
      expect(body.urgent).toEqual([]);
    });
  });

  it('carries pictures and recordings, which a player may take in parts', async () => {
    const [photo, voice] = [
      await takePhoto(app, village(), committee),
      (await uploadVoice(app, village(), committee)).body,
    ];
    expect(voice).toMatchObject({ mime: 'audio/webm', seconds: 2 });
    const id = await publish({ pictureIds: [photo], voices: [{ language: 'dong', mediaId: voice.id }] });
    const { body } = await get(upper, id);
    expect(body.pictures.map((p) => p.id)).toEqual([photo]);
    expect(body.voices).toMatchObject([{ language: 'dong', id: voice.id, seconds: 2 }]);
    const url = body.voices[0]!.url;
    const whole = await app.nest.inject({ method: 'GET', url });
    expect(whole.headers['content-type']).toBe('audio/webm');
    expect(whole.rawPayload.equals(recordedVoice())).toBe(true);
    const part = await app.nest.inject({ method: 'GET', url, headers: { range: 'bytes=0-1' } });
    expect([part.statusCode, part.rawPayload.length]).toEqual([206, 2]);
    const again = await tryPublish({ voices: [{ language: 'dong', mediaId: voice.id }] });
    expect(again.problem.code).toBe('media.missing');
    expect((await tryPublish({ voices: [{ language: 'dong', mediaId: photo }] })).problem.code).toBe('media.missing');
  });

  it('takes no recording that is none', async () => {
    for (const bytes of [Buffer.from('no sound at all, however long'), Buffer.from('%PDF-1.7')])
      expect((await uploadVoice(app, village(), upper, bytes)).problem.code).toBe('media.not_voice');
    const cut = recordedVoice().subarray(0, 60);
    expect((await uploadVoice(app, village(), upper, cut)).status).toBeGreaterThanOrEqual(400);
  });

  it('prints on A4 with its text and a code, by a link that ends', async () => {
    const id = await publish({ when: '11月23日', where: '上寨', todo: '今晚接好水' });
    const { body } = await app.call('notices.sheet', { as: committee, params: params(id) });
    expect(body.loudspeaker).toContain('全村的乡亲们，注意了，紧急通知：明天停水。');
    const { statusCode, headers, rawPayload } = await app.nest.inject({ method: 'GET', url: body.url });
    expect([statusCode, headers['content-type']]).toEqual([200, 'application/pdf']);
    const { text, totalPages } = await extractText(await getDocumentProxy(new Uint8Array(rawPayload)), {
      mergePages: true,
    });
    for (const words of ['明天停水', '早上八点到下午四点停水', '今晚接好水', '石明', '发给全村'])
      expect(text).toContain(words);
    expect(totalPages).toBe(1);
    const spoiled = body.url.replace(/s=.{4}/, 's=AAAA');
    expect((await app.nest.inject({ method: 'GET', url: spoiled })).statusCode).toBe(404);
  });
});
