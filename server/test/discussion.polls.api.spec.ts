import { startApp, type TestApp } from './harness/app.js';
import { TestTopics } from './harness/discussion.js';
import { TestPolls } from './harness/polls.js';

let app: TestApp;
let polls: TestPolls;
let topics: TestTopics;
let poll: string;
beforeAll(async () => {
  app = await startApp();
  polls = await TestPolls.create(app);
  topics = new TestTopics(app, polls.village, polls.committee);
  poll = await polls.open();
}, 60_000);
afterAll(() => app.close());

const about = (id?: string) =>
  app.call('topics.list', { as: polls.heads[1]!, params: { village: polls.village }, query: { poll: id } });

it('what is raised about a vote stands below it, and leads back to it', async () => {
  const talk = await topics.shown(polls.heads[0]!, { title: '路灯装几盏', pollId: poll });
  await topics.shown(polls.heads[0]!, { title: '水沟堵了两天' });
  expect((await about(poll)).body.items.map((item) => item.title)).toEqual(['路灯装几盏']);
  expect((await about()).body.items).toHaveLength(2);
  expect((await topics.get(talk, polls.heads[1]!)).poll).toEqual({ id: poll, title: '寨门口装路灯' });
  expect((await about(await polls.open())).body.items).toEqual([]);
});

it('is raised about votes of this village only', async () => {
  const nowhere = '0190a000-0000-7000-8000-00000000dead';
  await expect(topics.asked(polls.heads[0]!, { pollId: nowhere })).rejects.toThrow('request.not_found');
  expect((await about(nowhere)).status).toBe(404);
});
