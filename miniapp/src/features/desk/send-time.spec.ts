import { chosenTimeOf, publishAtOf, sendClocks, sendDays, timeTrouble } from './send-time';

const NOW = Date.parse('2026-11-22T07:10:00+08:00');

it('a chosen time and what the server is sent are the same, in the village’s time', () => {
  for (let n = 0; n < 90; n++) {
    const day = new Date(NOW + n * 86_400_000).toISOString().slice(0, 10);
    for (const { value: clock } of sendClocks)
      expect(chosenTimeOf(publishAtOf({ day, clock }) ?? '')).toEqual({ day, clock });
  }
  expect(publishAtOf({ day: '2026-11-23', clock: '6:30' })).toBe('2026-11-22T22:30:00.000Z');
});

it('says what is missing or over, at its field', () => {
  expect(timeTrouble({ day: null, clock: null }, NOW)).toEqual({ day: '选一天', clock: '选几点' });
  expect(timeTrouble({ day: '2026-11-22', clock: '7:00' }, NOW).clock).toMatch(/过了/);
  expect(timeTrouble({ day: '2026-11-22', clock: '7:30' }, NOW)).toEqual({ day: null, clock: null });
});

it('offers no hour of the night, and no day that the server would refuse', () => {
  expect(sendClocks[0]?.value).toBe('6:00');
  expect(sendClocks.at(-1)?.value).toBe('21:30');
  const { today, to } = sendDays(NOW);
  expect(today).toBe('2026-11-22');
  expect(timeTrouble({ day: to, clock: '21:30' }, NOW)).toEqual({ day: null, clock: null });
});
