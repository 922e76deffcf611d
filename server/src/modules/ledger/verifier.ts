import { Injectable } from '@nestjs/common';
import type { Fen } from '@wecountry/shared/domain/money';
import type { BookCode } from './domain/chart.js';
import { Replay, type Finding } from './domain/replay.js';
import { VerifyRepository, type Reader } from './verify.repository.js';

export interface Verification {
  readonly ok: boolean;
  readonly entries: number;
  readonly debitFen: Fen;
  readonly creditFen: Fen;
  readonly findings: Finding[];
}

/** Recounts a book from its first entry and compares it with everything the book says of itself. */
@Injectable()
export class LedgerVerifier {
  constructor(private readonly repository: VerifyRepository) {}

  /** The verification of a book, or null when the village has no such book. */
  async verify(reader: Reader, book: BookCode): Promise<Verification | null> {
    const kept = await this.repository.head(reader, book);
    if (!kept) return null;
    const replay = new Replay();
    const upTo = kept.head.topNumber;
    for await (const batch of this.repository.entries(reader, book, upTo)) {
      for (const entry of batch) replay.take(entry);
    }
    replay.compare(kept.head, kept.balances);
    await this.compareLines(reader, book, replay, upTo);
    await this.compareSources(reader, book, replay);
    const { entries, debitFen, creditFen } = replay.summary;
    return { ok: replay.findings.length === 0, entries, debitFen, creditFen, findings: replay.findings };
  }

  private async compareLines(reader: Reader, book: BookCode, replay: Replay, upTo: number): Promise<void> {
    const lines = await this.repository.countLines(reader, book, upTo);
    if (lines !== replay.summary.lines) {
      for (const { number } of await this.repository.orphans(reader, book)) {
        replay.found(`第 ${number} 号只有分录，没有凭证`, number);
      }
    }
    for (const { account } of await this.repository.unknownAccounts(reader, book, replay.accounts)) {
      replay.found(`${account} 不在科目表里`, null, account);
    }
  }

  private async compareSources(reader: Reader, book: BookCode, replay: Replay): Promise<void> {
    for (const { number } of await this.repository.repeatedSources(reader, book)) {
      replay.found(`第 ${number} 号的来源入过账了`, number);
    }
    for (const { number } of await this.repository.lonelyTwins(reader, book)) {
      replay.found(`第 ${number} 号和另一本账的那一张对不上`, number);
    }
    for (const { number } of await this.repository.falseReversals(reader, book)) {
      replay.found(`第 ${number} 号冲销的和原来的不一样`, number);
    }
  }
}
