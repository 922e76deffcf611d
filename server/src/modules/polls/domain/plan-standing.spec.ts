import { describe, expect, it } from '@jest/globals';
import { planStanding } from './plan-standing.js';

describe('planStanding', () => {
  it('is free without a vote, and again after one that did not reach', () => {
    expect(planStanding(undefined)).toBe('draft');
    expect(planStanding({ state: 'closed', verdict: 'not_reached', decisionNo: null })).toBe('draft');
    expect(planStanding({ state: 'closed', verdict: 'no_quorum', decisionNo: null })).toBe('draft');
  });

  it('is held while people vote, while it is counted, and until the minutes are in', () => {
    expect(planStanding({ state: 'open', verdict: null, decisionNo: null })).toBe('voting');
    expect(planStanding({ state: 'closed', verdict: null, decisionNo: null })).toBe('voting');
    expect(planStanding({ state: 'closed', verdict: 'reached', decisionNo: null })).toBe('voting');
  });

  it('is decided by the number of the decision', () => {
    expect(planStanding({ state: 'closed', verdict: 'reached', decisionNo: '2026-1' })).toBe('decided');
  });
});
