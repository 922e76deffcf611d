import { Injectable } from '@nestjs/common';
import { receiptLeaf } from '@wecountry/shared/domain/receipt-code';
import { merkleRoot, toHex } from '@wecountry/shared/domain/transparency';
import type { Tx } from '../../platform/db/tx.js';
import type { ChoiceGroup } from './ballots.repository.js';
import { SecretBallotRepository } from './secret-ballots.repository.js';

/** The box of a secret poll, for whoever closes or cancels it and holds its lock. */
@Injectable()
export class SecretBox {
  constructor(private readonly ballots: SecretBallotRepository) {}

  /** Opens the box: severs codes from choices, seals the codes, and answers with the choices for the tally. */
  async open(tx: Tx, pollId: string): Promise<ChoiceGroup[]> {
    const voters = await this.ballots.empty(tx, pollId, true);
    const codes = await this.ballots.codes(tx, pollId);
    const head = toHex(merkleRoot(codes.map((code) => receiptLeaf(pollId, code))));
    await this.ballots.seal(tx, pollId, { size: codes.length, head });
    const groups = await this.ballots.count(tx, pollId);
    const counted = groups.reduce((sum, group) => sum + group.count, 0);
    if (counted !== voters || codes.length !== voters) throw new Error(`Poll ${pollId}: ballots and marks differ`);
    return groups;
  }

  /** Throws the ballots of a cancelled poll away uncounted, and wipes the choices of those taken for somebody. */
  async discard(tx: Tx, pollId: string): Promise<void> {
    await this.ballots.empty(tx, pollId, false);
  }
}
