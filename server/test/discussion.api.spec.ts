import { startApp, type TestApp, type TestUser } from './harness/app.js';
import { TestTopics } from './harness/discussion.js';
import { TestPolls, takePhoto } from './harness/polls.js';

let app: TestApp;
let village: string;
let topics: TestTopics;
let asker: TestUser;
let neighbour: TestUser;
let committee: TestUser;
let supervisor: TestUser;
let secondSupervisor: TestUser;
beforeAll(async () => {
  app = await startApp();
  const polls = await TestPolls.create(app);
  ({ village, committee, supervisor } = polls);
  [asker, neighbour] = [polls.heads[0]!, polls.heads[1]!];
  secondSupervisor = await polls.register.staff('supervisor', '潘仁和');
  topics = new TestTopics(app, village, committee);
});
afterAll(() => app.close());

const answer = (topic: string, as = committee) =>
  app.call('topics.answer', {
    as,
    params: { village, topic },
    body: { body: '明天上午电工来换。', pictureIds: [] },
  });
const settle = (topic: string, settled = true, as = asker) =>
  app.call('topics.settle', { as, params: { village, topic }, body: { settled } });
const list = async (as: TestUser, view?: 'newest' | 'unanswered' | 'mine') =>
  (await app.call('topics.list', { as, params: { village }, query: { view } })).body;
const ids = async (as: TestUser, view?: 'newest' | 'unanswered' | 'mine') =>
  (await list(as, view)).items.map((t) => t.id);
const inbox = async (as: TestUser) =>
  (await app.call('inbox.list', { as, params: { village } })).body.items.map((m) => m.title);

describe('a topic', () => {
  it('goes from its question over an official answer to its end, and its asker is told', async () => {
    const topic = await topics.shown(asker, { pictureIds: [await takePhoto(app, village, asker)] });
    await topics.shownReply(topic, neighbour);
    expect(await ids(neighbour, 'unanswered')).toContain(topic);
    expect((await answer(topic)).status).toBe(201);
    expect(await ids(neighbour, 'unanswered')).not.toContain(topic);
    const [reply, official] = await topics.posts(topic, neighbour);
    expect([reply!.kind, official!.kind, official!.authorName]).toEqual(['reply', 'answer', '石明']);
    expect(official!.tookSeconds).toBeGreaterThanOrEqual(0);
    expect((await topics.get(topic, neighbour)).question.pictures).toHaveLength(1);
    expect((await list(neighbour)).answers.count).toBeGreaterThan(0);
    expect(await inbox(asker)).toEqual(expect.arrayContaining(['村委会答复了你说的事', '有人接了你的话']));
    expect(await inbox(committee)).toContain('村里有人说了一件事');
    expect(await inbox(supervisor)).not.toContain('村里有人说了一件事');
    expect((await topics.get(topic, asker)).may).toEqual(expect.arrayContaining(['settle', 'reopen', 'reply']));
    expect((await settle(topic)).body).toEqual({ state: 'settled' });
    expect((await topics.get(topic, neighbour)).may).toEqual([]);
    expect((await answer(topic)).problem.code).toBe('topic.not_now');
    expect((await settle(topic, false)).body).toEqual({ state: 'open' });
  });

  it('is settled by its asker only', async () => {
    const topic = await topics.shown(asker);
    expect((await settle(topic, true, neighbour)).problem.code).toBe('topic.not_now');
    expect((await answer(topic, supervisor)).status).toBe(403);
  });

  it('is raised once by a phone that sends it twice', async () => {
    const body = { title: '水管又漏了', body: '从昨天开始一直漏。', pictureIds: [] };
    const sent = { as: asker, params: { village }, body, key: '0190a000-0000-7000-8000-00000000abcd' };
    const [first, second] = [await app.call('topics.ask', sent), await app.call('topics.ask', sent)];
    expect(second.body).toEqual(first.body);
  });

  it('takes each person’s own pictures only', async () => {
    const pictureIds = [await takePhoto(app, village, neighbour)];
    const body = { title: '借用别人的照片', body: '这张不是我拍的。', pictureIds };
    expect((await app.call('topics.ask', { as: asker, params: { village }, body })).problem.code).toBe('media.missing');
  });
});

describe('what nobody has looked at', () => {
  it('is seen by its author and who moderates; others find nothing and cannot answer', async () => {
    const topic = await topics.asked(asker);
    expect((await topics.get(topic, asker)).question).toMatchObject({ state: 'checking', mine: true });
    expect(await ids(neighbour)).not.toContain(topic);
    expect(await ids(asker, 'mine')).toContain(topic);
    expect((await app.call('topics.get', { as: neighbour, params: { village, topic } })).status).toBe(404);
    expect((await answer(topic)).problem.code).toBe('topic.not_shown');
  });

  it('waits for a person when WeChat cannot be asked about its author, and is then shown by one', async () => {
    const topic = await topics.asked(asker, { title: '没用过小程序的人说的' });
    await app.runDue();
    const { question } = await topics.get(topic, asker);
    expect(question.state).toBe('waiting');
    const queue = (await app.call('moderation.queue', { as: supervisor, params: { village } })).body;
    expect(queue.items.find((item) => item.topicId === topic)).toMatchObject({ why: 'waiting' });
    await topics.decided(question.id, 'admit', supervisor);
    expect(await ids(neighbour)).toContain(topic);
    expect((await topics.tryDecide(question.id, 'restore')).problem.code).toBe('post.not_now');
  });
});

describe('moderation', () => {
  it('hides a reported reply with a reason that stays in its place', async () => {
    const topic = await topics.shown(asker);
    const post = await topics.shownReply(topic, neighbour, '他家偷了电线');
    const report = { as: asker, params: { village, post }, body: { reason: 'rumour', note: '没有的事' } } as const;
    const first = await app.call('topics.report', report);
    expect((await app.call('topics.report', report)).body).toEqual(first.body);
    for (const moderator of [committee, supervisor])
      expect((await inbox(moderator)).filter((title) => title === '有人觉得一句话不对')).toHaveLength(1);
    const queue = (await app.call('moderation.queue', { as: committee, params: { village } })).body;
    const item = queue.items.find((i) => i.post.id === post)!;
    expect([item.why, item.reports.map((r) => r.note)]).toEqual(['reported', ['没有的事']]);
    expect((await topics.tryDecide(post, 'hide', { reason: ' ' })).problem.code).toBe('post.reason_needed');
    expect((await topics.tryDecide(post, 'hide', { reason: '没有证据' })).body).toEqual({ state: 'hidden' });
    const seen = (await topics.posts(topic, asker)).find((p) => p.id === post)!;
    expect([seen.body, seen.hidden?.reason]).toEqual([null, '没有证据']);
    const own = (await topics.posts(topic, neighbour)).find((p) => p.id === post)!;
    expect([own.body, own.may]).toEqual(['他家偷了电线', ['appeal']]);
    const after = (await app.call('moderation.queue', { as: committee, params: { village } })).body;
    expect(after.items.some((i) => i.post.id === post)).toBe(false);
    expect(await inbox(neighbour)).toContain('你写的话收起来了');
  });

  it('keeps people from their own posts and from what they cannot see', async () => {
    const topic = await topics.shown(asker);
    const post = (await answer(topic)).body.id;
    expect((await topics.tryDecide(post, 'hide')).problem.code).toBe('post.own');
    const body = { reason: 'other', note: '' } as const;
    expect((await app.call('topics.report', { as: committee, params: { village, post }, body })).problem.code).toBe(
      'post.own',
    );
    const waiting = await topics.replied(topic, asker);
    expect((await app.call('topics.report', { as: neighbour, params: { village, post: waiting }, body })).status).toBe(
      404,
    );
    expect((await topics.tryDecide(waiting, 'admit', { as: neighbour })).status).toBe(403);
  });

  it('decides an appeal by a supervisor who did not hide it, once for each hiding', async () => {
    const topic = await topics.shown(asker);
    const post = await topics.shownReply(topic, neighbour, '账上少了三百');
    await topics.decided(post, 'hide', supervisor);
    expect((await topics.appeal(post, asker)).status).toBe(404);
    const { id } = (await topics.appeal(post, neighbour)).body;
    expect((await topics.appeal(post, neighbour)).problem.code).toBe('post.appealed');
    expect((await topics.tryDecide(post, 'restore')).problem.code).toBe('post.not_now');
    expect((await topics.judge(id, supervisor)).problem.code).toBe('post.same_judge');
    expect((await topics.judge(id, committee)).status).toBe(403);
    expect((await topics.judge(id, secondSupervisor)).body).toEqual({ state: 'visible' });
    expect((await topics.judge(id, secondSupervisor)).problem.code).toBe('post.not_now');
    expect((await topics.posts(topic, asker)).find((p) => p.id === post)!.body).toBe('账上少了三百');
    await topics.decided(post, 'hide');
    const again = (await topics.appeal(post, neighbour)).body;
    expect((await topics.judge(again.id, secondSupervisor, false)).body).toEqual({ state: 'hidden' });
    const own = (await topics.posts(topic, neighbour)).find((p) => p.id === post)!;
    expect(own.appeal).toMatchObject({ upheld: false, answer: '问过两边了' });
  });

  it('of two who decide at once, writes down both in turn or refuses the second', async () => {
    const topic = await topics.shown(asker);
    const post = await topics.shownReply(topic, neighbour);
    const answers = await Promise.all([
      topics.tryDecide(post, 'hide', { reason: '先收起来' }),
      topics.tryDecide(post, 'hide', { as: supervisor, reason: '也收起来' }),
    ]);
    expect(answers.map((a) => a.status).sort()).toEqual([200, 409]);
  });

  it('puts the correction above a rumour, and takes it away', async () => {
    const topic = await topics.shown(asker, { title: '听说明天要停电三天' });
    const post = (await topics.get(topic, asker)).question.id;
    const label = (correction: string | null, as = committee) =>
      app.call('moderation.label', { as, params: { village, post }, body: { correction } });
    expect((await label('供电所说只停明天上午。', supervisor)).status).toBe(403);
    expect((await label('供电所说只停明天上午。')).body).toEqual({ labelled: true });
    expect((await topics.get(topic, neighbour)).question.rumour).toMatchObject({
      correction: '供电所说只停明天上午。',
    });
    expect((await list(neighbour)).items.find((t) => t.id === topic)?.rumour).toBe(true);
    expect((await label(null)).body).toEqual({ labelled: false });
    expect((await label(null)).problem.code).toBe('post.not_now');
  });

  it('stands in the log of privileged acts, and its own list cannot be changed', async () => {
    const { items } = (await app.call('audit.acts', { as: supervisor, params: { village } })).body;
    const acts = items.map((item) => item.actionLabel);
    expect(acts).toEqual(expect.arrayContaining(['收起一句话', '申诉准了', '标不实并写更正']));
    const change = app.tenant.run({ villageId: village }, (tx) =>
      tx.execute(`UPDATE moderation_acts SET reason = '' WHERE village_id = $1`, [village]),
    );
    await expect(change).rejects.toThrow(/permission denied/);
  });
});
