import { jest } from '@jest/globals';
import { SessionService } from '../src/platform/auth/session.service.js';
import { RegisterService } from '../src/modules/people/index.js';
import type { TestApp, TestUser } from './harness/app.js';
import { TestTopics } from './harness/discussion.js';
import { TestRegister } from './harness/people.js';
import { takePhoto } from './harness/polls.js';
import { startWithWechat } from './harness/shop.js';
import type { TestWechat } from './harness/wechat.js';

let app: TestApp;
let wechat: TestWechat;
let topics: TestTopics;
let writer: TestUser;
let village: string;
beforeAll(async () => {
  ({ app, wechat } = await startWithWechat());
  const register = await TestRegister.create(app);
  village = register.village.id;
  topics = new TestTopics(app, village, await register.staff('committee', '石明'));
  const [person] = wechat.persons;
  const identity = { appid: app.config.wechat.miniAppid, openid: person.miniOpenid };
  const sessions = app.get(SessionService);
  const userId = await sessions.userOf(identity, person.unionid);
  writer = { userId, ...identity, session: await sessions.open(userId, identity, 'device-mini') };
  const residentId = register.household('上寨 1 号').residents[0]!.id;
  await app.tenant.run({ villageId: village }, (tx) =>
    app.get(RegisterService).bind(tx, { userId: register.auditor.userId, requestId: 'test' }, [{ residentId, userId }]),
  );
  app.forgetAccess();
});
afterAll(async () => {
  await app.close();
  await wechat.close();
});

const checked = async (body: string, pictureIds: string[] = []) => {
  const topic = await topics.asked(writer, { body, pictureIds });
  await app.runDue(new Date(Date.now() + 1_000));
  return (await topics.get(topic, writer)).question;
};

it.each([
  ['passes', '桥头的石板松了，走的人多。', 'visible'],
  ['doubts', '那个人是骗子，大家小心。', 'waiting'],
  ['calls risky', '点这里，赌博网站送钱。', 'hidden'],
] as const)('what WeChat %s ends as it should', async (_, body, state) => {
  expect((await checked(body)).state).toBe(state);
});

it('says why a text is hidden that WeChat calls risky, and its author may appeal', async () => {
  const question = await checked('刷单返利，一天五百。');
  expect(question).toMatchObject({ hidden: { reason: '微信的内容检查没让过', byName: null }, may: ['appeal'] });
});

it('leaves pictures to a person, whatever the words are', async () => {
  expect((await checked('桥头的石板松了。', [await takePhoto(app, village, writer)])).state).toBe('waiting');
});

it('asks again when WeChat does not answer, and in the end leaves it to a person', async () => {
  const gone = jest.spyOn(globalThis, 'fetch').mockRejectedValue(new TypeError('fetch failed'));
  try {
    const topic = await topics.asked(writer);
    await app.runDue();
    expect((await topics.get(topic, writer)).question.state).toBe('checking');
    await app.runDue(new Date(Date.now() + 30 * 60_000));
    expect((await topics.get(topic, writer)).question.state).toBe('waiting');
  } finally {
    gone.mockRestore();
  }
});

it('does not touch what a person has decided meanwhile', async () => {
  const topic = await topics.shown(writer, { body: '加我微信，稳赚。' });
  await app.runDue();
  expect((await topics.get(topic, writer)).question.state).toBe('visible');
});
