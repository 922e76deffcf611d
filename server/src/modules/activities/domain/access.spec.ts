import { describe, expect, it } from '@jest/globals';
import type { Role } from '@wecountry/shared/domain/roles';
import { isInvited, mayLead, mayRun } from './access.js';

const person = (userId: string, residentId?: string, ...roles: Role[]) => ({
  userId,
  residentId,
  roles: new Set(roles),
});
const activity = { organiserId: 'maker', payFen: null, leaderId: 'leader' };

describe('who runs an activity', () => {
  it('is who made it, the committee, and the leader of its group', () => {
    expect(mayRun(person('maker'), activity)).toBe(true);
    expect(mayRun(person('x', undefined, 'committee'), activity)).toBe(true);
    expect(mayRun(person('x', 'leader', 'villager'), activity)).toBe(true);
    expect(mayRun(person('x', 'member', 'villager', 'group_leader'), activity)).toBe(false);
  });

  it('is the museum where it pays, and nowhere else', () => {
    const staff = person('x', undefined, 'museum_staff');
    expect(mayRun(staff, activity)).toBe(false);
    expect(mayRun(staff, { ...activity, payFen: 5000 })).toBe(true);
  });

  it('is nobody by not being in the register', () => {
    expect(mayRun(person('x'), { ...activity, leaderId: null })).toBe(false);
    expect(mayLead(person('x'), 'leader')).toBe(false);
  });
});

describe('an invitation', () => {
  it('is for hamlets, of them for a group', () => {
    expect(isInvited({ hamletIds: [], groupId: null }, 'up', false)).toBe(true);
    expect(isInvited({ hamletIds: ['down'], groupId: null }, 'up', false)).toBe(false);
    expect(isInvited({ hamletIds: [], groupId: 'g' }, 'up', false)).toBe(false);
    expect(isInvited({ hamletIds: ['up'], groupId: 'g' }, 'up', true)).toBe(true);
    expect(isInvited({ hamletIds: [], groupId: null }, undefined, false)).toBe(false);
  });
});
