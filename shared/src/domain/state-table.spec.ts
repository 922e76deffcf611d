import { describe, expect, it } from '@jest/globals';
import { RuleError } from './rule-error.js';
import { eventsFor, nextState, stepFor, type Step } from './state-table.js';

type Door = 'open' | 'shut' | 'locked';
const table: Step<Door, 'shut' | 'open' | 'lock', 'guest' | 'owner'>[] = [
  { from: 'open', event: 'shut', to: 'shut', who: ['guest', 'owner'] },
  { from: 'shut', event: 'open', to: 'open', who: ['guest', 'owner'] },
  { from: 'shut', event: 'lock', to: 'locked', who: ['owner'], needs: ['key'] },
];

describe('state table', () => {
  it('leads from state to state', () => {
    expect(nextState(table, 'open', 'shut', 'guest')).toBe('shut');
    expect(stepFor(table, 'shut', 'lock', ['guest', 'owner']).needs).toEqual(['key']);
  });

  it('refuses an unknown step and the wrong person, naming both', () => {
    expect(() => nextState(table, 'locked', 'open', 'owner')).toThrow(RuleError);
    try {
      nextState(table, 'shut', 'lock', 'guest');
      throw new Error('nothing thrown');
    } catch (error) {
      expect(error).toMatchObject({ code: 'state.refused', detail: { from: 'shut', event: 'lock', who: 'guest' } });
    }
  });

  it('lists what an actor may do', () => {
    expect(eventsFor(table, 'shut', 'guest')).toEqual(['open']);
    expect(eventsFor(table, 'shut', ['guest', 'owner'])).toEqual(['open', 'lock']);
    expect(eventsFor(table, 'locked', 'owner')).toEqual([]);
  });
});
