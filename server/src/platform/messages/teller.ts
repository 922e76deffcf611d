import type { InboxKind } from '@wecountry/shared/domain/inbox';
import type { Tx } from '../db/tx.js';

export interface Telling {
  readonly kind: InboxKind;
  /** Residents and households mean their people who are bound to a user. */
  readonly to: {
    readonly userIds?: readonly string[];
    readonly residentIds?: readonly string[];
    readonly householdIds?: readonly string[];
  };
  readonly title: string;
  readonly text: string;
  /** Where a tap leads: a page of the app, and the id it is given. */
  readonly link: { readonly page: string; readonly id?: string };
  /** The cause. The same cause tells a person once of each kind, however often it is said. */
  readonly source: { readonly type: string; readonly id: string };
}

/**
 * Tells people something in the transaction of its cause. The inbox does it, and needs the register for that; the
 * register, which has things to tell too, knows it by this class only.
 */
export abstract class Teller {
  abstract tell(tx: Tx, telling: Telling): Promise<void>;
}
