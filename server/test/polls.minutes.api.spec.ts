import { addDays, businessDate } from '@wecountry/shared/domain/calendar';
import { newId } from '../src/platform/db/id.js';
import { startApp, type TestApp } from './harness/app.js';
import { takePhoto, TestPolls } from './harness/polls.js';

const today = () => businessDate(new Date());

describe('minutes of a poll', () => {
  let app: TestApp;
  let polls: TestPolls;
  beforeAll(async () => {
    app = await startApp();
    polls = await TestPolls.create(app);
  });
  afterAll(() => app.close());

  const reached = () => polls.closed(['approve', 'approve', 'approve', 'reject']);

  it('of two persons make a decision with the next number of the year', async () => {
    const [year] = today().split('-');
    const one = await reached();
    const first = await polls.enter(one, polls.committee, { place: ' 鼓楼 ' });
    expect(first.body).toEqual({ entered: 1, decisionNo: null });
    const waiting = (await polls.get(one, polls.supervisor)).body;
    expect(waiting.minutes).toMatchObject({ mayEnter: true, decidedAt: null });
    expect(waiting.minutes.entries).toHaveLength(1);
    expect(waiting.minutes.entries[0]).toMatchObject({ byName: '石明', place: '鼓楼', attendance: 4 });
    expect((await polls.enter(one, polls.supervisor)).body).toEqual({ entered: 2, decisionNo: `${year}-1` });
    const decided = (await polls.get(one, polls.heads[0])).body;
    expect(decided.decisionNo).toBe(`${year}-1`);
    expect(decided.minutes).toMatchObject({ mayEnter: false });
    expect(decided.minutes.decidedAt).not.toBeNull();
    expect(await polls.decide(await reached())).toBe(`${year}-2`);
    const third = await polls.register.staff('committee', '石春生');
    expect((await polls.enter(one, third)).problem.code).toBe('poll.minutes_complete');
  });

  it('that differ are refused until who erred has corrected', async () => {
    const id = await reached();
    await polls.enter(id, polls.committee, { attendance: 3 });
    expect((await polls.enter(id, polls.committee, { attendance: 3 })).problem.code).toBe('poll.minutes_twice');
    for (const wrong of [{}, { attendance: 3, place: '学校' }, { attendance: 3, heldOn: addDays(today(), -1) }]) {
      expect((await polls.enter(id, polls.supervisor, wrong)).problem.code).toBe('poll.minutes_differ');
    }
    expect((await polls.get(id)).body.minutes.entries).toHaveLength(1);
    expect((await polls.enter(id, polls.committee, { attendance: 4 })).body.decisionNo).toBeNull();
    expect((await polls.get(id)).body.minutes.entries).toMatchObject([{ attendance: 4 }]);
    expect((await polls.enter(id, polls.supervisor, { attendance: 4 })).body.entered).toBe(2);
  });

  it('are refused before the close, without the threshold, for wrong days and sums, from others', async () => {
    const open = await polls.open();
    expect((await polls.enter(open, polls.committee)).problem.code).toBe('poll.still_open');
    const failed = await polls.closed(['approve', 'reject', 'reject', 'reject']);
    expect((await polls.enter(failed, polls.committee)).problem.code).toBe('poll.not_reached');
    const id = await reached();
    const codeOf = async (minutes: object, as = polls.committee) => (await polls.enter(id, as, minutes)).problem.code;
    expect(await codeOf({ heldOn: addDays(today(), 1) })).toBe('poll.meeting_day_wrong');
    expect(await codeOf({ heldOn: addDays(today(), -1) })).toBe('poll.meeting_day_wrong');
    expect(await codeOf({ attendance: 6 })).toBe('poll.attendance_wrong');
    expect(await codeOf({ photoId: newId() })).toBe('media.missing');
    const borrowed = await takePhoto(app, polls.village, polls.supervisor);
    expect(await codeOf({ photoId: borrowed })).toBe('media.missing');
    expect(await codeOf({}, polls.heads[0]!)).toBe('request.forbidden');
    expect((await polls.enter(newId(), polls.committee)).problem.code).toBe('request.not_found');
    expect((await polls.get(id)).body.minutes.entries).toEqual([]);
  });
});
