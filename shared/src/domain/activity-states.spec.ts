import {
  activityStates,
  activityTable,
  checkTimes,
  closesByItselfAt,
  isCheckInTime,
  nextActivityState,
  takesAnswers,
} from './activity-states.js';
import { eventsFor } from './state-table.js';

const now = '2026-11-22T04:00:00Z';
const times = { startsAt: '2026-11-25T12:00:00Z', endsAt: '2026-11-25T14:00:00Z', signUpUntil: '2026-11-25T04:00:00Z' };

describe('an activity', () => {
  it('goes from planned to closed, each step by who runs it', () => {
    expect(nextActivityState('planned', 'open', 'runner')).toBe('open');
    expect(nextActivityState('open', 'begin', 'runner')).toBe('held');
    expect(nextActivityState('held', 'close', 'system')).toBe('closed');
    expect(() => nextActivityState('open', 'begin', 'system')).toThrow('activity.not_now');
  });

  it('is not cancelled once people have come, and is over when it is over', () => {
    expect(() => nextActivityState('held', 'cancel', 'runner')).toThrow('activity.not_now');
    for (const over of ['closed', 'cancelled'] as const)
      expect(eventsFor(activityTable, over, ['runner', 'system'])).toEqual([]);
  });

  it('reaches every state from planned', () => {
    const reached = new Set<string>(['planned']);
    for (let n = 0; n < activityStates.length; n++)
      for (const step of activityTable) if (reached.has(step.from)) reached.add(step.to);
    expect([...reached].sort()).toEqual([...activityStates].sort());
  });

  it('lies ahead, ends after it starts, and takes no sign-up beyond its start', () => {
    expect(() => checkTimes(times, now)).not.toThrow();
    const wrong = (part: Partial<typeof times>) => () => checkTimes({ ...times, ...part }, now);
    expect(wrong({ endsAt: times.startsAt })).toThrow('activity.times_wrong');
    expect(wrong({ endsAt: '2026-12-25T14:00:00Z' })).toThrow('activity.times_wrong');
    expect(wrong({ startsAt: now, signUpUntil: now })).toThrow('activity.times_wrong');
    expect(wrong({ signUpUntil: '2026-11-25T12:00:01Z' })).toThrow('activity.sign_up_times_wrong');
    expect(wrong({ signUpUntil: now })).toThrow('activity.sign_up_times_wrong');
  });

  it('takes answers while it is open and its time has not come', () => {
    expect(takesAnswers({ state: 'open', signUpUntil: times.signUpUntil }, now)).toBe(true);
    expect(takesAnswers({ state: 'open', signUpUntil: now }, now)).toBe(false);
    expect(takesAnswers({ state: 'held', signUpUntil: times.signUpUntil }, now)).toBe(false);
  });

  it('lets people check in from three hours before, and closes itself a day after', () => {
    expect(isCheckInTime(times.startsAt, '2026-11-25T08:59:59Z')).toBe(false);
    expect(isCheckInTime(times.startsAt, '2026-11-25T09:00:00Z')).toBe(true);
    expect(closesByItselfAt(times.endsAt).toISOString()).toBe('2026-11-26T14:00:00.000Z');
  });
});
