import type { Role } from '@wecountry/shared/domain/roles';
import type { Tx } from '../db/tx.js';

/** A user's place in one village, as its register says. */
export interface Place {
  readonly roles: readonly Role[];
  readonly residentId?: string;
  readonly residentNo?: number;
  readonly householdId?: string;
  readonly hamletId?: string;
  /** Whether the resident is of age, and so may vote. */
  readonly adult?: boolean;
  /** Whether the resident is so young that only a guardian acts. */
  readonly child?: boolean;
}

/**
 * Who is who in a village. The people module provides it (`{ provide: ActorDirectory, useClass: … }`), so that the
 * guard reads roles without the platform importing a module.
 */
export abstract class ActorDirectory {
  /** The user's place in the transaction's village, or null for somebody from outside. */
  abstract placeOf(tx: Tx, userId: string): Promise<Place | null>;
}
