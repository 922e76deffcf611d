import type { BookCode } from './domain/chart.js';
import { accountNames, hledgerEntry, hledgerHead } from './domain/hledger.js';
import { ExportRepository } from './export.repository.js';
import type { Reader } from './verify.repository.js';

/** Writes a book as plain-text accounting, piece by piece. */
export class LedgerExporter {
  constructor(private readonly repository: ExportRepository) {}

  /** The text of a book in pieces, or null when the village has no such book. */
  async hledger(reader: Reader, book: BookCode, villageName: string): Promise<AsyncGenerator<string> | null> {
    const name = await this.repository.bookName(reader, book);
    return name === null ? null : this.pieces(reader, book, `${villageName} · ${name}`);
  }

  private async *pieces(reader: Reader, book: BookCode, title: string): AsyncGenerator<string> {
    const nameOf = accountNames(book);
    yield hledgerHead(title, nameOf, await this.repository.accounts(reader, book));
    for await (const batch of this.repository.entries(reader, book)) {
      yield batch.map((entry) => hledgerEntry(nameOf, entry)).join('');
    }
  }
}
