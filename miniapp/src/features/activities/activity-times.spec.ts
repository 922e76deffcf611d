import { timesOf, wrongIn } from './activity-times';

const draft = { title: '打扫鼓楼', place: '鼓楼', day: '2026-11-25', time: '19:30', hours: '2' };
const now = Date.parse('2026-11-24T19:00:00+08:00');
const given = { now, capacity: null, payFen: null };

it('reads the start in Shanghai, the end and the end of sign-up from it', () => {
  const times = timesOf({ ...draft, until: '24' });
  expect(times && Object.values(times).map((ms) => new Date(ms).toISOString())).toEqual([
    '2026-11-25T11:30:00.000Z',
    '2026-11-25T13:30:00.000Z',
    '2026-11-24T11:30:00.000Z',
  ]);
  expect(timesOf({ ...draft, day: null })).toBeNull();
});

it('finds a sign-up that is over already, a day that has passed, numbers out of bounds', () => {
  const wrong = (until: string) => wrongIn(draft, { ...given, times: timesOf({ ...draft, until }) });
  expect(Object.values(wrong('24')).every((one) => one === null)).toBe(true);
  expect(wrong('72')).toMatchObject({ day: null, until: '这样报名已经截止了，选晚一点' });
  const past = wrongIn(draft, { ...given, times: timesOf({ ...draft, day: '2026-11-23' }), capacity: 0, payFen: 0.5 });
  expect(past).toMatchObject({ day: '选以后的日子和时间', until: null });
  expect(past.capacity).toBeTruthy();
  expect(past.pay).toBeTruthy();
});
