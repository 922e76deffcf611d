import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DomainError } from '../errors.js';
import { judgeMinutes, minutesDifferences, nextPollState, type Minutes } from './poll-states.js';

const closed = { state: 'closed', verdict: 'reached', decided: false } as const;
const paper = { heldOn: '2026-11-26', place: '鼓楼', attendance: 391 };
const by = (person: string, changes: Partial<Minutes> = {}): Minutes => ({ by: person, ...paper, ...changes });

const refusal = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
  return 'nothing thrown';
};

describe('poll table', () => {
  it('takes ballots until the close', () => {
    expect(nextPollState('open', 'cast', 'elector')).toBe('open');
    expect(nextPollState('open', 'close', 'system')).toBe('closed');
    expect(refusal(() => nextPollState('closed', 'cast', 'elector'))).toBe('poll.closed');
    expect(refusal(() => nextPollState('open', 'close', 'recorder'))).toBe('poll.not_now');
    expect(refusal(() => nextPollState('closed', 'close', 'system'))).toBe('poll.not_now');
  });

  it('is put off or called off before the close only', () => {
    for (const from of ['announced', 'open'] as const) {
      expect(nextPollState(from, 'extend', 'opener')).toBe(from);
      expect(nextPollState(from, 'cancel', 'opener')).toBe('cancelled');
    }
    for (const from of ['closed', 'cancelled'] as const) {
      expect(refusal(() => nextPollState(from, 'extend', 'opener'))).toBe('poll.not_now');
      expect(refusal(() => nextPollState(from, 'cancel', 'opener'))).toBe('poll.not_now');
    }
    expect(nextPollState('announced', 'begin', 'system')).toBe('open');
    expect(refusal(() => nextPollState('announced', 'cast', 'elector'))).toBe('poll.not_begun');
    expect(refusal(() => nextPollState('cancelled', 'cast', 'elector'))).toBe('poll.cancelled');
  });
});

describe('judgeMinutes', () => {
  it('makes a decision of two persons who entered the same', () => {
    expect(judgeMinutes(closed, [], by('a'))).toBe('first');
    expect(judgeMinutes(closed, [by('a')], by('b'))).toBe('decided');
    expect(judgeMinutes(closed, [by('a')], by('b', { place: ' 鼓 楼' }))).toBe('decided');
  });

  it('takes nobody twice', () => {
    expect(refusal(() => judgeMinutes(closed, [by('a')], by('a')))).toBe('poll.minutes_twice');
  });

  it('takes an entry that differs, and decides when any two agree', () => {
    for (const other of [{ heldOn: '2026-11-27' }, { place: '小学' }, { attendance: 390 }]) {
      expect(judgeMinutes(closed, [by('a')], by('b', other))).toBe('differs');
    }
    const mistaken = by('a', { attendance: 319 });
    expect(judgeMinutes(closed, [mistaken], by('b'))).toBe('differs');
    expect(judgeMinutes(closed, [mistaken], by('a'))).toBe('first');
    expect(judgeMinutes(closed, [mistaken, by('b')], by('a'))).toBe('decided');
    // Of three, the one who erred need not come back; a corrected entry no longer counts as it was.
    expect(judgeMinutes(closed, [mistaken, by('b')], by('c'))).toBe('decided');
    expect(judgeMinutes(closed, [mistaken, by('a')], by('b', { attendance: 319 }))).toBe('differs');
  });

  it('decides exactly when the latest entries of two persons agree, in whatever order they come', () => {
    const entry = fc.record({ by: fc.constantFrom('a', 'b', 'c'), attendance: fc.constantFrom(1, 2, 3) });
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 8 }), (tried) => {
        const taken: Minutes[] = [];
        for (const { by: person, attendance } of tried) {
          const next = by(person, { attendance });
          const latest = new Map([...taken, next].map((minutes) => [minutes.by, minutes.attendance]));
          const agree = new Set(latest.values()).size < latest.size;
          if ([...taken].reverse().find((minutes) => minutes.by === person)?.attendance === attendance) continue;
          expect(judgeMinutes(closed, taken, next) === 'decided').toBe(agree);
          if (agree) return;
          taken.push(next);
        }
      }),
    );
  });

  it('says in what two entries differ', () => {
    const one = { byName: '石明', ...paper };
    expect(minutesDifferences([one, { ...one, byName: '杨秀英', place: '鼓 楼' }])).toEqual([]);
    expect(minutesDifferences([one, { ...one, byName: '杨秀英', attendance: 390 }])).toEqual([
      '到会数：石明录 391，杨秀英录 390',
    ]);
  });

  it('refuses before the close, without the threshold, and once decided', () => {
    expect(refusal(() => judgeMinutes({ ...closed, state: 'open', verdict: null }, [], by('a')))).toBe(
      'poll.still_open',
    );
    for (const verdict of ['not_reached', 'no_quorum', 'survey'] as const) {
      expect(refusal(() => judgeMinutes({ ...closed, verdict }, [], by('a')))).toBe('poll.not_reached');
    }
    expect(refusal(() => judgeMinutes({ ...closed, decided: true }, [], by('a')))).toBe('poll.minutes_complete');
  });
});
