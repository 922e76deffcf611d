import { nextMemberState } from './group-states.js';

describe('a place in a group', () => {
  it('is asked for, given by the leader, and given up', () => {
    expect(nextMemberState(null, 'ask', 'self')).toBe('asked');
    expect(nextMemberState('asked', 'accept', 'leader')).toBe('member');
    expect(nextMemberState('member', 'leave', 'self')).toBe('left');
    expect(nextMemberState('left', 'ask', 'self')).toBe('asked');
  });

  it('nobody gives it to themselves', () => {
    expect(() => nextMemberState('asked', 'accept', 'self')).toThrow('group.not_now');
    expect(() => nextMemberState(null, 'accept', 'leader')).toThrow('group.not_now');
    expect(() => nextMemberState('member', 'ask', 'self')).toThrow('group.not_now');
  });
});
