import { randomBytes } from 'node:crypto';
import type { BodyOf } from '@wecountry/shared/contracts';
import { receiptCode } from '@wecountry/shared/domain/receipt-code';
import type { TestUser } from './app.js';
import type { TestPolls } from './polls.js';

type Opening = BodyOf<'polls.open'>;
type Choice = BodyOf<'secret.cast'>['choice'];

/** A code as a phone makes it. */
export const aCode = (): string => receiptCode(randomBytes(10));

/** Opens a secret poll that closes in two hours, and answers with its id. */
export const openSecret = (polls: TestPolls, body: Partial<Opening> = {}): Promise<string> =>
  polls.open({ secret: true, ...body });

export function castSecret(polls: TestPolls, poll: string, as: TestUser, choice: Choice, code = aCode()) {
  return polls.app.call('secret.cast', { as, params: { village: polls.village, poll }, body: { choice, code } });
}

export function checkCode(polls: TestPolls, poll: string, code: string, as: TestUser = polls.committee) {
  return polls.app.call('secret.check', { as, params: { village: polls.village, poll }, body: { code } });
}

export function receiptsOf(polls: TestPolls, poll: string, cursor?: string) {
  const params = { village: polls.village, poll };
  return polls.app.call('secret.receipts', { as: polls.supervisor, params, query: { cursor } });
}

/** Takes a ballot for an elector as a helper would, straight into its table. Answers with its id. */
export async function helpVote(polls: TestPolls, poll: string, holderId: string, choice: string): Promise<void> {
  const [one, two] = polls.heads;
  await polls.app.tenant.run({ villageId: polls.village }, (tx) =>
    tx.execute(
      `INSERT INTO assisted_ballots (village_id, id, poll_id, holder_id, choice, how, helper_id, helper_name, witness_one, witness_two, recorded_at)
       VALUES ($1, gen_random_uuid(), $2, $3, $4, 'in_person', $5, '石明', $6, $7, $8)`,
      [tx.villageId, poll, holderId, choice, polls.committee.userId, one!.residentId, two!.residentId, tx.now],
    ),
  );
}

/** Casts for somebody who gave a written proxy. */
export function castSecretFor(
  polls: TestPolls,
  poll: string,
  as: TestUser,
  vote: { forHolder: string; choice: Choice; code?: string },
) {
  const { forHolder, choice, code = aCode() } = vote;
  const params = { village: polls.village, poll };
  return polls.app.call('secret.cast', { as, params, body: { choice, code, forHolder } });
}

/** What the keeper counted, choice by choice: a recount from the ballots. */
export async function recountSecret(polls: TestPolls, poll: string): Promise<Record<string, number>> {
  const rows = await polls.app.tenant.run({ villageId: polls.village }, (tx) =>
    tx.query<{ choice: string; count: number }>(
      `SELECT choice, count(*) AS count FROM secret_choices WHERE village_id = $1 AND poll_id = $2 GROUP BY choice`,
      [tx.villageId, poll],
    ),
  );
  return Object.fromEntries(rows.map(({ choice, count }) => [choice, count]));
}
