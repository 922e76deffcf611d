import { TestActivities } from './harness/activities.js';
import { startApp, type TestApp, type TestUser } from './harness/app.js';
import type { TestVillager } from './harness/people.js';

let app: TestApp;
let village: TestActivities;
let [anna, bao, chun]: TestVillager[] = [];
beforeAll(async () => {
  app = await startApp();
  village = await TestActivities.create(app, { 上寨: [3, 2, 1] });
  [anna, bao, chun] = village.heads;
});
afterAll(() => app.close());

const remove = (activity: string, who: TestVillager, reason: string | null, as: TestUser = village.committee) =>
  app.call('activities.remove', {
    as,
    params: { village: village.village, activity },
    body: { residentId: who.residentId, reason },
  });
const titles = async (as: TestUser) =>
  (await app.call('inbox.list', { as, params: { village: village.village } })).body.items.map(({ title }) => title);

describe('who runs an activity', () => {
  it('takes a place back with a reason, which goes to who waits; the person reads why and cannot ask again', async () => {
    const activity = await village.make({ capacity: 1, title: '剪纸班' });
    await village.answer(activity, anna!);
    await village.answer(activity, bao!);
    expect((await remove(activity, anna!, '报了两处')).body.place).toBe('out');
    const [mine] = (await village.get(activity, anna!)).household;
    expect(mine).toMatchObject({ place: 'out', removed: '报了两处' });
    expect(await titles(anna!)).toContainEqual(expect.stringContaining('名额收回了：剪纸班'));
    expect((await village.get(activity, bao!)).mine).toMatchObject({ in: 1 });
    expect(await titles(bao!)).toContainEqual(expect.stringContaining('补上了：剪纸班'));
    expect((await village.answer(activity, anna!)).problem.code).toBe('activity.removed');
    const row = (await village.roll(activity)).people.find((one) => one.residentId === anna!.residentId);
    expect(row).toMatchObject({ place: 'out', removed: '报了两处' });
  });

  it('lets somebody ask again; said twice, it changes nothing and is told once', async () => {
    const activity = await village.make({ capacity: 1, title: '编花带' });
    await village.answer(activity, chun!);
    await remove(activity, chun!, '看错人了');
    expect((await remove(activity, chun!, null)).body.place).toBe('out');
    expect((await remove(activity, chun!, null)).body.place).toBe('out');
    expect((await titles(chun!)).filter((title) => title.includes('可以再报：编花带'))).toHaveLength(1);
    expect((await village.answer(activity, chun!)).body.members[0]).toMatchObject({ place: 'in' });
  });

  it('does neither for others, nor once people come, nor for who never answered', async () => {
    const activity = await village.make();
    await village.answer(activity, anna!);
    expect((await remove(activity, anna!, '不让来', bao)).problem.code).toBe('activity.not_runner');
    expect((await remove(activity, chun!, '没有报过')).status).toBe(404);
    expect((await remove(activity, anna!, ' ')).status).toBe(400);
    await village.step(activity, 'begin');
    expect((await remove(activity, anna!, '晚了')).problem.code).toBe('activity.not_now');
  });
});

describe('the leader of a group', () => {
  const leave = (group: string, reason?: string) =>
    app.call('groups.move', {
      as: anna!,
      params: { village: village.village, group },
      body: { residentId: bao!.residentId, event: 'leave', reason },
    });

  it('hears who asks, and lets somebody go with a reason that the person reads', async () => {
    const group = await village.troupe([bao!]);
    expect(await titles(anna!)).toContainEqual(expect.stringContaining('想进上寨歌队'));
    expect(await titles(bao!)).toContainEqual(expect.stringContaining('进上寨歌队了'));
    expect((await leave(group)).problem.code).toBe('group.reason_needed');
    expect((await leave(group, '半年没来排练')).body.state).toBe('left');
    expect(await titles(bao!)).toContainEqual(expect.stringContaining('离开了上寨歌队'));
  });
});
