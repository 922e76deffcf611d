import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Role } from '@wecountry/shared/domain/roles';
import { checkGives } from '@wecountry/shared/domain/appointments';
import { checkGranter, checkSupervisorsApart, type Holder } from './role-rules.js';

const code = (act: () => void): string => {
  try {
    act();
    return 'allowed';
  } catch (error) {
    return (error as { code: string }).code;
  }
};
const by = (userId: string, ...roles: Role[]) => ({ userId, roles: new Set(roles) });

describe('who may give a role', () => {
  it('is never oneself', () => {
    expect(code(() => checkGranter(by('a', 'committee'), 'coop_staff', 'a'))).toBe('people.own_role');
    expect(code(() => checkGranter(by('a', 'auditor'), 'supervisor', 'a'))).toBe('people.own_role');
  });

  it('is not the committee for those who supervise it', () => {
    expect(code(() => checkGranter(by('a', 'committee'), 'supervisor', 'b'))).toBe('people.supervisor_by_committee');
    expect(code(() => checkGives(by('a', 'committee'), 'supervisor'))).toBe('people.supervisor_by_committee');
    expect(code(() => checkGranter(by('a', 'auditor'), 'supervisor', 'b'))).toBe('allowed');
    expect(code(() => checkGranter(by('a', 'committee'), 'committee', 'b'))).toBe('allowed');
    expect(code(() => checkGives(by('a', 'committee'), 'committee'))).toBe('allowed');
  });
});

describe('supervisors', () => {
  it('are nobody of the committee, nor of a household of it', () => {
    const stone: Holder = { userId: 'stone', role: 'committee', householdId: '5' };
    expect(code(() => checkSupervisorsApart([stone, { ...stone, role: 'supervisor' }]))).toBe('people.supervisor_kin');
    expect(code(() => checkSupervisorsApart([stone, { userId: 'wife', role: 'supervisor', householdId: '5' }]))).toBe(
      'people.supervisor_kin',
    );
    expect(code(() => checkSupervisorsApart([stone, { userId: 'yang', role: 'supervisor', householdId: '6' }]))).toBe(
      'allowed',
    );
    expect(code(() => checkSupervisorsApart([stone, { userId: 'wife', role: 'coop_staff', householdId: '5' }]))).toBe(
      'allowed',
    );
  });

  it('from outside share no household with each other', () => {
    const outside = (userId: string, role: Holder['role']): Holder => ({ userId, role, householdId: null });
    expect(code(() => checkSupervisorsApart([outside('a', 'committee'), outside('b', 'supervisor')]))).toBe('allowed');
    expect(code(() => checkSupervisorsApart([outside('a', 'committee'), outside('a', 'supervisor')]))).toBe(
      'people.supervisor_kin',
    );
  });

  it('are judged the same in whatever order the grants came', () => {
    const holder = fc.record({
      userId: fc.constantFrom('a', 'b', 'c', 'd'),
      role: fc.constantFrom<Holder['role']>('committee', 'supervisor', 'coop_staff'),
      householdId: fc.constantFrom('1', '2', null),
    });
    fc.assert(
      fc.property(fc.array(holder, { maxLength: 8 }), (holders) => {
        expect(code(() => checkSupervisorsApart([...holders].reverse()))).toBe(
          code(() => checkSupervisorsApart(holders)),
        );
      }),
    );
  });
});
