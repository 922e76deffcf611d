import type { Role } from '@wecountry/shared/domain/roles';
import type { Plan } from './plan-words';

/** Who drafts a plan, and who carries a decided one out. */
export const mayDraft = (roles: readonly Role[]): boolean =>
  roles.includes('museum_staff') || roles.includes('committee');

/** The next step of a plan for whoever holds these roles: an act of theirs, or who has it, in words. */
export type NextStep = { act: 'open-poll' | 'see-poll' | 'execute' | 'see-slip' } | { act: null; says: string };

export function nextStep({ state, pollId }: Plan, roles: readonly Role[]): NextStep {
  switch (state) {
    case 'draft':
      return roles.includes('committee') ? { act: 'open-poll' } : { act: null, says: '等村委会开表决。' };
    case 'voting':
      return pollId ? { act: 'see-poll' } : { act: null, says: '正在表决。' };
    case 'decided':
      return mayDraft(roles) ? { act: 'execute' } : { act: null, says: '村里定了，等博物馆照着分。' };
    case 'executed':
      return roles.includes('villager') ? { act: 'see-slip' } : { act: null, says: '记进账了，各户看得到分红单。' };
    case 'replaced':
      return { act: null, says: '后来重拟了一份，这份不用了。' };
  }
}
