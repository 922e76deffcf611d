import type { Actor } from '../../platform/auth/actor.js';
import type { Judge } from './domain/claim-acts.js';

/** The actor as the rules of review see them. */
export const judgeOf = ({ userId, householdId, roles }: Actor): Judge => ({ userId, householdId, roles });
