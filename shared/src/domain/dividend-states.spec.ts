import { describe, expect, it } from '@jest/globals';
import { DomainError } from '../errors.js';
import { checkExecution, dividendPlanTable, mayDistributeByPoints, nextDividendPlanState } from './dividend-states.js';

describe('distribution plan', () => {
  it('is paid after a vote and a decision only', () => {
    expect(nextDividendPlanState('draft', 'open_vote', 'committee')).toBe('voting');
    expect(nextDividendPlanState('voting', 'decide', 'recorder')).toBe('decided');
    expect(nextDividendPlanState('decided', 'execute', 'payer')).toBe('executed');
    expect(dividendPlanTable.filter((step) => step.to === 'executed').map((step) => step.from)).toEqual(['decided']);
    expect(() => nextDividendPlanState('draft', 'execute', 'payer')).toThrow(new DomainError('dividend.not_decided'));
    expect(() => nextDividendPlanState('executed', 'execute', 'payer')).toThrow(new DomainError('dividend.executed'));
    expect(() => nextDividendPlanState('voting', 'open_vote', 'committee')).toThrow(
      new DomainError('poll.plan_not_draft'),
    );
    expect(() => nextDividendPlanState('voting', 'decide', 'payer')).toThrow(new DomainError('dividend.not_now'));
  });

  it('comes back as a draft when its vote did not reach', () => {
    expect(nextDividendPlanState('voting', 'fail_vote', 'system')).toBe('draft');
  });

  it('is drafted anew only while nobody votes on it', () => {
    expect(nextDividendPlanState('draft', 'replace', 'payer')).toBe('replaced');
    for (const from of ['voting', 'decided', 'executed', 'replaced'] as const) {
      expect(() => nextDividendPlanState(from, 'replace', 'payer')).toThrow(new DomainError('dividend.exists'));
    }
    expect(dividendPlanTable.some((step) => step.from === 'replaced')).toBe(false);
  });

  it('is executed as voted and by another person', () => {
    expect(() => checkExecution('aa', 'aa', 'anna', 'bo')).not.toThrow();
    expect(() => checkExecution('aa', 'ab', 'anna', 'bo')).toThrow(new DomainError('dividend.changed'));
    expect(() => checkExecution('aa', 'aa', 'anna', 'anna')).toThrow(new DomainError('dividend.same_person'));
  });

  it('is open to a company only: a collective distributes by shares, a co-op by trade', () => {
    expect(Object.entries(mayDistributeByPoints).filter(([, may]) => may)).toEqual([['company', true]]);
  });
});
