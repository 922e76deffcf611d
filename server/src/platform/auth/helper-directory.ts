import type { Tx } from '../db/tx.js';
import type { Place } from './actor-directory.js';

/** On whose word the caller acts for somebody, and that person's place in the village. */
export interface Helping {
  readonly consentId: string;
  /** The caller in the register. */
  readonly helperResidentId: string;
  readonly place: Place;
}

/** Who may act for whom. The privacy module provides it, so that the guard knows it without importing a module. */
export abstract class HelperDirectory {
  /** @returns null when this resident has not let the transaction's user act for them, or no longer */
  abstract helping(tx: Tx, ownerResidentId: string): Promise<Helping | null>;
}
