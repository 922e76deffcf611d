import type { Role } from '@wecountry/shared/domain/roles';

/** The request's Idempotency-Key, and a keyed hash of what was asked, to tell a repeat from another request. */
export interface IdempotencyClaim {
  readonly key: string;
  readonly bodyHash: string;
}

/** Whoever calls a public route of a village; signed in or not. */
export interface Visitor {
  readonly villageId: string;
  readonly userId?: string;
  readonly requestId: string;
  readonly at?: Date;
  readonly idempotency?: IdempotencyClaim;
}

/** A signed-in user where no village is in the path. */
export interface UserActor {
  readonly userId: string;
  readonly sessionId: string;
  readonly requestId: string;
  readonly at?: Date;
  readonly idempotency?: IdempotencyClaim;
}

/** Who presses, where a request is made for somebody else: the actor's resident is that other person then. */
export interface Helper {
  readonly userId: string;
  readonly residentId: string;
  readonly consentId: string;
  readonly operation: string;
  readonly requestId: string;
  /** Whether the request may change something: only then it is recorded. */
  readonly writes: boolean;
}

/** A signed-in user in one village. A buyer from outside has no roles and no resident. */
export interface Actor extends UserActor {
  readonly villageId: string;
  readonly roles: ReadonlySet<Role>;
  readonly residentId?: string;
  readonly residentNo?: number;
  readonly householdId?: string;
  readonly hamletId?: string;
  readonly adult?: boolean;
  /** Set when a trusted helper acts: who it is, while everything above says for whom. `userId` is the helper's own. */
  readonly helper?: Helper;
}
