import { DomainError } from '@wecountry/shared/errors';
import type pg from 'pg';
import type { Helper } from '../auth/actor.js';

/** The job that tells a person what was done for them; filed by the transaction that does it. */
export const HELPER_ACTED = 'helpers.acted';

/**
 * Notes in a transaction that is about to write for somebody who presses in whose stead; a request is noted once. The
 * consent is held until the end of the transaction: who ends it waits, or is waited for, and nothing is done after it.
 * @throws DomainError `helper.ended`
 */
export async function noteHelperAct(client: pg.ClientBase, villageId: string, helper: Helper): Promise<void> {
  const { rowCount } = await client.query(
    'SELECT FROM helper_consents WHERE village_id = $1 AND id = $2 AND ended_at IS NULL FOR SHARE',
    [villageId, helper.consentId],
  );
  if (rowCount !== 1) throw new DomainError('helper.ended');
  const noted = await client.query<{ owner: string }>(
    `INSERT INTO helper_acts (village_id, id, consent_id, owner_resident_id, helper_resident_id, helper_user_id, operation, acted_at)
     SELECT $1, $2, id, owner_resident_id, $4, $5, $6, now() FROM helper_consents WHERE village_id = $1 AND id = $3
     ON CONFLICT (village_id, id) DO NOTHING RETURNING owner_resident_id AS owner`,
    [villageId, helper.requestId, helper.consentId, helper.residentId, helper.userId, helper.operation],
  );
  const [act] = noted.rows;
  if (!act) return;
  const payload = { ownerId: act.owner, operation: helper.operation, actId: helper.requestId };
  await client.query('SELECT enqueue_job($1, $2, NULL, $3)', [
    HELPER_ACTED,
    JSON.stringify(payload),
    `${act.owner} ${helper.operation}`,
  ]);
}
