import fc from 'fast-check';
import { checkConfirms, checkGives, checkProposes } from './appointments.js';
import { grantableRoles, type Role, roles } from './roles.js';

const code = (act: () => void): string => {
  try {
    act();
    return 'allowed';
  } catch (error) {
    return (error as { code: string }).code;
  }
};
const by = (userId: string, ...held: Role[]) => ({ userId, roles: new Set(held) });
const someRoles = fc.uniqueArray(fc.constantFrom(...roles), { maxLength: 4 });

describe('who may appoint whom', () => {
  it('gives the committee no supervisor of its own choice', () => {
    expect(code(() => checkGives(by('a', 'committee'), 'supervisor'))).toBe('people.supervisor_by_committee');
    expect(code(() => checkGives(by('a', 'auditor'), 'supervisor'))).toBe('allowed');
    expect(code(() => checkProposes(by('a', 'committee'), 'supervisor', 'b'))).toBe('allowed');
    const nomination = { role: 'supervisor', userId: 'b', proposedBy: 'a' } as const;
    expect(code(() => checkConfirms(by('c', 'committee'), nomination))).toBe('request.forbidden');
    expect(code(() => checkConfirms(by('c', 'supervisor'), nomination))).toBe('allowed');
  });

  it('takes two people for two steps, neither of them the one it is about', () => {
    fc.assert(
      fc.property(
        someRoles,
        someRoles,
        fc.constantFrom('a', 'b'),
        fc.constantFrom('a', 'b', 'c'),
        (one, two, proposer, decider) => {
          const proposes = () => checkProposes(by(proposer, ...one), 'supervisor', 'b');
          const confirms = () =>
            checkConfirms(by(decider, ...two), { role: 'supervisor', userId: 'b', proposedBy: proposer });
          if (code(proposes) === 'allowed' && code(confirms) === 'allowed') {
            expect(new Set([proposer, decider, 'b']).size).toBe(3);
            expect(two.includes('supervisor') || two.includes('auditor')).toBe(true);
          }
        },
      ),
    );
  });

  it('wants no nomination where one step is enough', () => {
    for (const role of grantableRoles.filter((r) => r !== 'supervisor')) {
      expect(code(() => checkProposes(by('a', 'committee', 'auditor'), role, 'b'))).toBe('people.nomination_needless');
      expect(code(() => checkGives(by('a', 'committee'), role))).toBe('allowed');
      expect(code(() => checkGives(by('a', 'coop_staff'), role))).not.toBe('allowed');
    }
  });
});
