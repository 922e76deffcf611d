import { extractText, getDocumentProxy } from 'unpdf';
import { startApp, type TestApp, type TestUser } from './harness/app.js';
import { TestPolls } from './harness/polls.js';
import { castSecret, openSecret } from './harness/secret.js';

let app: TestApp;
let polls: TestPolls;
beforeAll(async () => {
  app = await startApp();
  polls = await TestPolls.create(app, { 上寨: [1, 1, 1, 1], 下寨: [1, 1, 1] });
}, 60_000);
afterAll(() => app.close());

const ask = (poll: string, as: TestUser = polls.committee) =>
  app.call('polls.sheet', { as, params: { village: polls.village, poll } });
const fetched = (url: string) => app.nest.inject({ method: 'GET', url });

async function printed(poll: string): Promise<{ text: string; pages: number }> {
  const { statusCode, headers, rawPayload } = await fetched((await ask(poll)).body.url);
  expect([statusCode, headers['content-type']]).toEqual([200, 'application/pdf']);
  const { text, totalPages } = await extractText(await getDocumentProxy(new Uint8Array(rawPayload)), {
    mergePages: true,
  });
  return { text: text.replace(/\s+/g, ' '), pages: totalPages };
}

it('has the word, the counts in figures and words, the roll, the rule, and room for signatures', async () => {
  const poll = await polls.closed(['approve', 'approve', 'approve', 'approve', 'reject', 'abstain']);
  const { text, pages } = await printed(poll);
  expect(pages).toBe(1);
  for (const words of [
    '户代表会议表决结果',
    '寨门口装路灯',
    '达到门槛',
    '4 户',
    '四户',
    '一共 7 户',
    '人数够了：到会 6 户，要 5 户',
    '未核对',
    '提前 0 天公布，按规定要 10 天',
    '签名',
    '本记录供会议使用',
  ]) {
    expect(text).toContain(words);
  }
  expect(text).not.toContain('成为决议');
});

it('names the decision and who entered the signed minutes', async () => {
  const poll = await polls.closed(['approve', 'approve', 'approve', 'approve', 'approve']);
  const no = await polls.decide(poll);
  const { text } = await printed(poll);
  for (const words of [`成为决议 ${no} 号`, '在鼓楼开会，到会 4 户', '石明（', '杨秀英（'])
    expect(text).toContain(words);
});

it('lists options by their names, and says when only opinions were asked', async () => {
  const poll = await polls.closed(['1', '2', '1,2'], {
    preset: 'survey',
    kind: 'survey',
    title: '哪天挖水渠',
    options: ['周六', '周日'],
    maxChoices: 2,
  });
  const { text } = await printed(poll);
  for (const words of ['周六', '周日', '2 户', '只作参考']) expect(text).toContain(words);
  expect(text).not.toContain('反对');
});

it('of a secret vote shows the head of the log in groups, and of too few no counts', async () => {
  const poll = await openSecret(polls);
  for (let i = 0; i < 6; i++) await castSecret(polls, poll, polls.heads[i]!, 'approve');
  await polls.close();
  const { text } = await printed(poll);
  expect(text).toContain('不记名投票');
  expect(text).toContain('6 个，都公布了');
  const { head } = (await polls.get(poll)).body.box!.seal!;
  expect(text.replace(/ /g, '')).toContain(head);

  const few = await openSecret(polls);
  for (let i = 0; i < 3; i++) await castSecret(polls, few, polls.heads[i]!, 'reject');
  await polls.close();
  const sheet = await printed(few);
  expect(sheet.text).toContain('亲手投的不到 5 人，各项多少票不公布');
  expect(sheet.text).not.toMatch(/反对 ?3|三户/);
});

it('is made of what is counted, for whom it concerns, by a link that ends', async () => {
  const open = await polls.open();
  expect((await ask(open)).problem.code).toBe('poll.not_counted');
  expect((await ask('0190a000-0000-7000-8000-00000000dead')).status).toBe(404);
  await polls.close();
  expect((await ask(open, polls.heads[0]!)).status).toBe(403);
  const { url } = (await ask(open)).body;
  expect((await fetched(url.replace(/s=.{4}/, 's=AAAA'))).statusCode).toBe(404);
  expect((await polls.get(open, polls.heads[0])).body.may).toMatchObject({ print: false, seeRoll: false });
  expect((await polls.get(open)).body.may).toMatchObject({ print: true, seeRoll: true });
});
