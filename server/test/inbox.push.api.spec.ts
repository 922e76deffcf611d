import type { InboxKind } from '@wecountry/shared/domain/inbox';
import { InboxService } from '../src/modules/inbox/index.js';
import { newId } from '../src/platform/db/id.js';
import type { TestApp, TestUser } from './harness/app.js';
import { payer, startWithWechat } from './harness/shop.js';
import type { TestWechat } from './harness/wechat.js';

let app: TestApp;
let wechat: TestWechat;
let village: string;
let person: TestUser;

beforeAll(async () => {
  ({ app, wechat } = await startWithWechat());
  person = await payer(app, wechat, 0, 'mini');
});
afterAll(async () => {
  await app.close();
  await wechat.close();
});
beforeEach(async () => {
  village = (await app.newVillage()).id;
});

/** The person taps 允许 as often as this in the mini-program, which tells the server. */
async function agree(times: number, { onPhone = times } = {}) {
  for (let i = 0; i < onPhone; i += 1) {
    await wechat.subscribe(wechat.persons[0], [wechat.config.templates.votes!], 'accept');
  }
  for (let i = 0; i < times; i += 1) {
    await app.call('inbox.consent', { as: person, params: { village }, body: { accepted: ['votes'] } });
  }
}
const tell = (at: Date, title = '表决延到周五', kind: InboxKind = 'vote', source = newId()) =>
  app.tenant.system(village, at, (tx) =>
    app.get(InboxService).tell(tx, {
      kind,
      to: { userIds: [person.userId] },
      title,
      text: '周五晚 8 点截止',
      link: { page: '/packages/affairs/pages/poll', id: newId() },
      source: { type: 'poll.extended', id: source },
    }),
  );
const pushes = () =>
  app.tenant.run({ villageId: village, userId: person.userId }, (tx) =>
    tx.query<{ state: string; code: string | null; digest: boolean }>(
      `SELECT state, code, message_id IS NULL AS digest FROM inbox_pushes WHERE village_id = $1 ORDER BY created_at, id`,
      [village],
    ),
  );
const remaining = async () =>
  (await app.call('inbox.settings', { as: person, params: { village } })).body.templates.map((t) => [
    t.key,
    t.remaining,
  ]);
/** A morning in Shanghai, so that the evening of the day is still to come. */
const MORNING = new Date('2026-11-20T01:00:00.000Z');
const later = (minutes: number) => new Date(MORNING.getTime() + minutes * 60_000);
const sent = { state: 'sent', code: null, digest: false };

it('sends one message for one consent', async () => {
  await agree(1);
  await tell(MORNING);
  await tell(later(1));
  await app.runDue(later(2));
  expect(await pushes()).toEqual([sent]);
  expect(await remaining()).toEqual([
    ['affairs', 0],
    ['votes', 0],
    ['money', 0],
  ]);
});

it('sends nothing to who did not agree, or does not want that kind', async () => {
  await tell(MORNING);
  await app.runDue(MORNING);
  await agree(1);
  const { body } = await app.call('inbox.mute', { as: person, params: { village }, body: { muted: ['vote'] } });
  expect(body.muted).toEqual(['vote']);
  await tell(later(1));
  await app.runDue(later(1));
  expect(await pushes()).toEqual([]);
  // What was not used here is used up for the next test.
  await app.call('inbox.mute', { as: person, params: { village }, body: { muted: [] } });
  await tell(later(2));
  await app.runDue(later(2));
  expect(await pushes()).toEqual([sent]);
});

it('the same request counts a consent once', async () => {
  const key = newId();
  const asking = { as: person, params: { village }, body: { accepted: ['votes' as const] }, key };
  await app.call('inbox.consent', asking);
  await app.call('inbox.consent', asking);
  expect((await remaining())[1]).toEqual(['votes', 1]);
});

it('notes who took the consent back in WeChat, and asks no more', async () => {
  await agree(3, { onPhone: 0 });
  await tell(MORNING);
  await app.runDue(MORNING);
  expect(await pushes()).toEqual([{ state: 'refused', code: '43101', digest: false }]);
  expect((await remaining())[1]).toEqual(['votes', 0]);
});

it('after two of a day the rest is one digest in the evening', async () => {
  await agree(3);
  for (let i = 0; i < 5; i += 1) await tell(later(i), `第 ${i} 条`);
  await app.runDue(later(60));
  expect(await pushes()).toEqual([sent, sent]);
  await app.runDue(new Date('2026-11-20T11:00:00.000Z'));
  expect(await pushes()).toEqual([sent, sent, { ...sent, digest: true }]);
});

it('a message that was sent is not sent again with its source', async () => {
  await agree(2);
  const source = newId();
  await tell(MORNING, '一次', 'vote', source);
  await app.runDue(MORNING);
  await tell(later(1), '一次', 'vote', source);
  await app.runDue(later(1));
  expect(await pushes()).toEqual([sent]);
});
