import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { claimStates } from '@wecountry/shared/domain/credit-states';
import type { Role } from '@wecountry/shared/domain/roles';
import { claimActs, type Judge, type JudgedClaim } from './claim-acts.js';

const now = new Date('2026-11-22T08:00:00Z');
const later = new Date('2026-11-25T16:00:00Z');
const judge = (householdId: string | undefined, ...roles: Role[]): Judge => ({
  userId: `user of ${householdId}`,
  householdId,
  roles: new Set(roles),
});
const claim = (state: JudgedClaim['state'], more: Partial<JudgedClaim> = {}): JudgedClaim => ({
  state,
  householdId: 'h1',
  reviewedBy: null,
  objectedBy: null,
  publicUntil: null,
  ...more,
});

describe('claimActs', () => {
  it('lets the committee of other households review', () => {
    expect(claimActs(judge('h2', 'committee'), claim('claimed'), now)).toEqual(['review']);
    expect(claimActs(judge(undefined, 'committee'), claim('claimed'), now)).toEqual(['review']);
    expect(claimActs(judge('h1', 'committee'), claim('claimed'), now)).toEqual([]);
    expect(claimActs(judge('h2', 'villager', 'supervisor'), claim('claimed'), now)).toEqual([]);
  });

  it('lets other households object until the public days are over', () => {
    const open = claim('public', { publicUntil: later });
    expect(claimActs(judge('h2', 'villager'), open, now)).toEqual(['object']);
    expect(claimActs(judge('h1', 'villager'), open, now)).toEqual([]);
    expect(claimActs(judge('h2', 'villager'), open, later)).toEqual([]);
  });

  it('lets supervisors settle who are of neither household and did not confirm', () => {
    const disputed = claim('objected', { objectedBy: 'h2', reviewedBy: 'user of h4', publicUntil: later });
    expect(claimActs(judge('h3', 'supervisor'), disputed, now)).toEqual(['resolve']);
    for (const household of ['h1', 'h2', 'h4']) {
      expect(claimActs(judge(household, 'supervisor'), disputed, now)).toEqual([]);
    }
  });

  it('never offers anything to the household of the claim, nor after its end', () => {
    const roles = fc.subarray<Role>(['villager', 'committee', 'supervisor', 'auditor']);
    const states = fc.constantFrom(...claimStates);
    fc.assert(
      fc.property(roles, states, fc.constantFrom('h1', 'h2'), (held, state, household) => {
        const acts = claimActs(judge(household, ...held), claim(state, { publicUntil: later }), now);
        if (household === 'h1') expect(acts).toEqual([]);
        if (['rejected', 'counted', 'overturned'].includes(state)) expect(acts).toEqual([]);
      }),
    );
  });
});
