import { describe, expect, it } from '@jest/globals';
import { DomainError } from '../errors.js';
import { eventsFor, stepFor, type Step } from './state-table.js';

type Door = 'open' | 'shut' | 'locked';
const table: Step<Door, 'shut' | 'open' | 'lock', 'guest' | 'owner'>[] = [
  { from: 'open', event: 'shut', to: 'shut', who: ['guest', 'owner'] },
  { from: 'shut', event: 'open', to: 'open', who: ['guest', 'owner'] },
  { from: 'shut', event: 'lock', to: 'locked', who: ['owner'], needs: ['key'] },
];

describe('state table', () => {
  it('leads from state to state', () => {
    expect(stepFor(table, 'open', 'shut', 'guest', 'order.not_now').to).toBe('shut');
    expect(stepFor(table, 'shut', 'lock', ['guest', 'owner'], 'order.not_now').needs).toEqual(['key']);
  });

  it('refuses an unknown step and the wrong person, naming both', () => {
    expect(() => stepFor(table, 'locked', 'open', 'owner', 'credit.not_now')).toThrow(DomainError);
    try {
      stepFor(table, 'shut', 'lock', 'guest', 'credit.not_now');
      throw new Error('nothing thrown');
    } catch (error) {
      expect(error).toMatchObject({
        code: 'credit.not_now',
        detail: { from: 'shut', event: 'lock', who: 'guest' },
      });
    }
  });

  it('lists what an actor may do', () => {
    expect(eventsFor(table, 'shut', 'guest')).toEqual(['open']);
    expect(eventsFor(table, 'shut', ['guest', 'owner'])).toEqual(['open', 'lock']);
    expect(eventsFor(table, 'locked', 'owner')).toEqual([]);
  });
});
