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
    expect(first.body).toEqual({ entered: 1, decisionNo: null, differences: [] });
    const waiting = (await polls.get(one, polls.supervisor)).body;
    expect(waiting.minutes).toMatchObject({ mayEnter: true, decidedAt: null });
    expect(waiting.minutes.entries).toHaveLength(1);
    expect(waiting.minutes.entries[0]).toMatchObject({ byName: '石明', place: '鼓楼', attendance: 4 });
    expect((await polls.enter(one, polls.supervisor)).body).toMatchObject({ entered: 2, decisionNo: `${year}-1` });
    const decided = (await polls.get(one, polls.heads[0])).body;
    expect(decided.decisionNo).toBe(`${year}-1`);
    expect(decided.minutes).toMatchObject({ mayEnter: false });
    expect(decided.minutes.decidedAt).not.toBeNull();
    expect(await polls.decide(await reached())).toBe(`${year}-2`);
    const third = await polls.register.staff('committee', '石春生');
    expect((await polls.enter(one, third)).problem.code).toBe('poll.minutes_complete');
  });

  it('that differ are taken and shown, and any two that agree decide', async () => {
    const id = await reached();
    await polls.enter(id, polls.committee, { attendance: 3 });
    expect((await polls.enter(id, polls.committee, { attendance: 3 })).problem.code).toBe('poll.minutes_twice');
    const differs = await polls.enter(id, polls.supervisor);
    expect(differs.body).toEqual({
      entered: 2,
      decisionNo: null,
      differences: ['到会数：石明录 3，杨秀英录 4'],
    });
    const seen = (await polls.get(id)).body.minutes;
    expect(seen.differences).toEqual(['到会数：石明录 3，杨秀英录 4']);
    expect(seen.entries.map((entry) => entry.mine)).toEqual([true, false]);
    const third = await polls.register.staff('committee', '石春生');
    const decided = await polls.enter(id, third);
    expect(decided.body).toMatchObject({ entered: 3, differences: [] });
    expect(decided.body.decisionNo).not.toBeNull();
    expect((await polls.get(id)).body.minutes.differences).toEqual([]);
  });

  it('may be replaced by who entered them, with every version kept', async () => {
    const id = await reached();
    await polls.enter(id, polls.committee, { attendance: 3 });
    for (const wrong of [{ place: '学校' }, { heldOn: today(), attendance: 2 }]) {
      expect((await polls.enter(id, polls.supervisor, wrong)).body.decisionNo).toBeNull();
    }
    const pages = [await takePhoto(app, polls.village, polls.supervisor, 1)];
    expect(
      (await polls.enter(id, polls.supervisor, { attendance: 4, morePhotoIds: pages })).body.decisionNo,
    ).toBeNull();
    expect((await polls.enter(id, polls.committee, { attendance: 4 })).body.decisionNo).not.toBeNull();
    const [kept] = await app.tenant.run({ villageId: polls.village }, (tx) =>
      tx.query<{ entries: number }>(
        `SELECT count(*) AS entries FROM poll_minutes WHERE village_id = $1 AND poll_id = $2`,
        [tx.villageId, id],
      ),
    );
    expect(kept).toEqual({ entries: 5 });
    const { entries } = (await polls.get(id)).body.minutes;
    expect(entries.find((entry) => entry.byName === '杨秀英')?.more).toHaveLength(1);
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
