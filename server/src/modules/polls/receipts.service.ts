import { Injectable } from '@nestjs/common';
import type { BodyOf, QueryOf, ResponseOf } from '@wecountry/shared/contracts';
import { receiptLeaf } from '@wecountry/shared/domain/receipt-code';
import { inclusionProof, toHex } from '@wecountry/shared/domain/transparency';
import { DomainError } from '@wecountry/shared/errors';
import type { Actor } from '../../platform/auth/actor.js';
import { fromCursor, toCursor } from '../../platform/http/cursor.js';
import { Tenant } from '../../platform/db/tenant.js';
import type { Tx } from '../../platform/db/tx.js';
import { PollRepository } from './polls.repository.js';
import { SecretBallotRepository, type Seal } from './secret-ballots.repository.js';

/** Sixteen random characters each do not compress: 200 of them are some 3 KB. */
const CODES_A_PAGE = 200;
/** More than any village has; a place in the list is an integer of the database. */
const MOST_CODES = 1_000_000;

/** Shows which codes were counted, and proves it. */
@Injectable()
export class ReceiptsService {
  constructor(
    private readonly tenant: Tenant,
    private readonly ballots: SecretBallotRepository,
    private readonly polls: PollRepository,
  ) {}

  /** The codes that were counted, in the order of the log: whoever fetches all of them can compute its head. */
  list(actor: Actor, pollId: string, query: QueryOf<'secret.receipts'>): Promise<ResponseOf<'secret.receipts'>> {
    const from = query.cursor === undefined ? 0 : Math.min(Number(fromCursor(query.cursor, ['number'])[0]), MOST_CODES);
    return this.tenant.run(actor, async (tx) => {
      const { size, head } = await this.sealed(tx, pollId);
      const items = await this.ballots.codes(tx, pollId, from, CODES_A_PAGE);
      const next = from + items.length;
      return { items, nextCursor: next < size ? toCursor([String(next).padStart(20, '0')]) : null, size, head };
    });
  }

  /**
   * Whether a code is among the ballots: while the vote is open, that it lies in the box; afterwards its place in the log
   * with the proof, which the phone checks itself. Who asks learns nothing of a choice, and nothing is written.
   */
  check(actor: Actor, pollId: string, { code }: BodyOf<'secret.check'>): Promise<ResponseOf<'secret.check'>> {
    return this.tenant.run(actor, async (tx) => {
      const seal = await this.ballots.sealOf(tx, pollId);
      if (!seal) {
        if (!(await this.polls.exists(tx, pollId))) throw new DomainError('request.not_found');
        return { counted: await this.ballots.isBoxed(tx, pollId, code), proof: null };
      }
      const codes = await this.ballots.codes(tx, pollId);
      const index = codes.indexOf(code);
      if (index < 0) return { counted: false, proof: null };
      const leaves = codes.map((one) => receiptLeaf(pollId, one));
      return { counted: true, proof: { ...seal, index, proof: inclusionProof(leaves, index).map(toHex) } };
    });
  }

  private async sealed(tx: Tx, pollId: string): Promise<Seal> {
    const seal = await this.ballots.sealOf(tx, pollId);
    if (seal) return seal;
    throw new DomainError((await this.polls.exists(tx, pollId)) ? 'poll.not_sealed' : 'request.not_found');
  }
}
