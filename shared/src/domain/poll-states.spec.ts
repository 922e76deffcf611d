import { describe, expect, it } from '@jest/globals';
import { DomainError } from '../errors.js';
import { judgeMinutes, nextPollState, type Minutes } from './poll-states.js';

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

  it('does not take an entry that differs, and lets the first be corrected', () => {
    for (const other of [{ heldOn: '2026-11-27' }, { place: '小学' }, { attendance: 390 }]) {
      expect(refusal(() => judgeMinutes(closed, [by('a')], by('b', other)))).toBe('poll.minutes_differ');
    }
    const mistaken = by('a', { attendance: 319 });
    expect(refusal(() => judgeMinutes(closed, [mistaken], by('b')))).toBe('poll.minutes_differ');
    expect(judgeMinutes(closed, [mistaken], by('a'))).toBe('first');
    expect(judgeMinutes(closed, [mistaken, by('a')], by('b'))).toBe('decided');
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
