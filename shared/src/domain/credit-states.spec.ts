import { describe, expect, it } from '@jest/globals';
import { DomainError } from '../errors.js';
import { claimLabels, claimStates, claimTable, holdsCap, mayReview, nextClaimState } from './credit-states.js';

describe('claim table', () => {
  it('goes from claim to points by way of the public period', () => {
    expect(nextClaimState('claimed', 'confirm', 'reviewer')).toBe('public');
    expect(nextClaimState('public', 'count', 'system')).toBe('counted');
  });

  it('has no way to points that leaves out the public period', () => {
    const into = claimTable.filter((step) => step.to === 'counted').map((step) => step.from);
    expect(into.sort()).toEqual(['objected', 'public']);
    expect(claimTable.filter((step) => step.to === 'objected').map((step) => step.from)).toEqual(['public']);
  });

  it('stops at an objection until the panel has settled it', () => {
    expect(nextClaimState('public', 'object', 'objector')).toBe('objected');
    expect(() => nextClaimState('objected', 'count', 'system')).toThrow(new DomainError('credit.not_now'));
    expect(() => nextClaimState('objected', 'uphold', 'reviewer')).toThrow(new DomainError('credit.not_now'));
    expect(nextClaimState('objected', 'uphold', 'panel')).toBe('counted');
    expect(nextClaimState('objected', 'overturn', 'panel')).toBe('overturned');
  });

  it('never leaves what has counted, and wants a reason for every refusal', () => {
    expect(claimTable.some((step) => step.from === 'counted')).toBe(false);
    for (const step of claimTable) {
      if (step.to === 'rejected' || step.to === 'overturned') expect(step.needs).toContain('reason');
    }
    for (const state of claimStates) expect(claimLabels[state]).not.toBe('');
  });

  it('holds the cap while it may still count', () => {
    expect(claimStates.filter(holdsCap)).toEqual(['claimed', 'public', 'objected', 'counted']);
  });
});

describe('mayReview', () => {
  it('keeps people from their own households', () => {
    expect(mayReview('h1', 'h2')).toBe(true);
    expect(mayReview('h1', 'h1')).toBe(false);
    expect(mayReview('h3', 'h1', 'h3')).toBe(false);
    expect(mayReview(null, 'h1')).toBe(true);
  });
});
