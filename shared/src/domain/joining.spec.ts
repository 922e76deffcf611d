import fc from 'fast-check';
import { checkJoinDecider } from './joining.js';
import type { GrantableRole, Role } from './roles.js';

const code = (
  decider: { userId?: string; roles?: Role[]; householdId?: string; adult?: boolean },
  subject: { boundTo?: string | null; heldRoles?: GrantableRole[] } = {},
) => {
  try {
    checkJoinDecider({ userId: 'me', adult: true, ...decider, roles: new Set(decider.roles ?? ['villager']) }, 'new', {
      householdId: '17',
      boundTo: 'old',
      heldRoles: [],
      ...subject,
    });
    return 'allowed';
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('who says that somebody is a resident', () => {
  it('is the committee for who was bound to nobody', () => {
    expect(code({ roles: ['committee'] }, { boundTo: null })).toBe('allowed');
    expect(code({ householdId: '17' }, { boundTo: null })).toBe('people.request_by_committee');
  });

  it('is an adult at home for a new phone', () => {
    expect(code({ householdId: '17' })).toBe('allowed');
    expect(code({ householdId: '17', adult: false })).toBe('people.request_by_committee');
    expect(code({ householdId: '18' })).toBe('people.request_by_committee');
    expect(code({ userId: 'old', householdId: '18' })).toBe('allowed');
  });

  it('is nobody at home for who holds a role, and not the committee for a supervisor', () => {
    expect(code({ householdId: '17' }, { heldRoles: ['committee'] })).toBe('people.request_by_committee');
    expect(code({ roles: ['committee'] }, { heldRoles: ['committee'] })).toBe('allowed');
    expect(code({ roles: ['committee'] }, { heldRoles: ['supervisor'] })).toBe('people.request_by_supervisor');
    expect(code({ roles: ['supervisor'] }, { heldRoles: ['supervisor'] })).toBe('allowed');
  });

  it('is never oneself', () => {
    const role = fc.constantFrom<Role>('villager', 'committee', 'supervisor', 'auditor');
    fc.assert(
      fc.property(fc.uniqueArray(role), fc.option(fc.constant('old')), (roles, boundTo) => {
        expect(code({ userId: 'new', roles, householdId: '17' }, { boundTo })).toBe('people.own_request');
      }),
    );
  });
});
