import { Injectable } from '@nestjs/common';
import type { GlobalTx, Tx } from '../../platform/db/tx.js';

@Injectable()
export class LeavingRepository {
  /** How many orders of a user are not over: goods or money are still on their way. */
  async openOrders(tx: Tx, userId: string): Promise<number> {
    const [row] = await tx.query<{ open: number }>(
      `SELECT count(*)::int AS open FROM orders WHERE village_id = $1 AND user_id = $2
         AND (state IN ('placed', 'paid', 'shipped') OR refund_state IN ('requested', 'approved', 'failed'))`,
      [tx.villageId, userId],
    );
    return row?.open ?? 0;
  }

  /** Erases the person of the transaction in its village; they keep this name. */
  async erasePerson(tx: Tx, name: string): Promise<void> {
    await tx.query('SELECT erase_person($1, $2)', [name, tx.now]);
  }

  /** Erases how the user of the transaction is known to WeChat and to us. */
  async eraseIdentities(tx: GlobalTx): Promise<void> {
    await tx.execute('DELETE FROM memberships WHERE user_id = $1', [tx.userId]);
    await tx.execute('DELETE FROM auditors WHERE user_id = $1', [tx.userId]);
    await tx.query('SELECT erase_identities($1)', [tx.now]);
  }
}
