import { formatYuan, type Fen } from '@wecountry/shared/domain/money';

/** An entry as the books hold it, with its lines in one text: 'account amount,account amount'. */
export interface ReplayedEntry {
  readonly number: number;
  readonly occurredOn: string;
  readonly debitFen: Fen;
  readonly creditFen: Fen;
  /** Null when the entry has no lines. */
  readonly lines: string | null;
  /** Whether all its lines carry its date; null when it has none. */
  readonly linesOnDay: boolean | null;
}

/** A balance row as the books hold it. */
export interface KeptBalance {
  readonly account: string;
  readonly month: string;
  readonly debitFen: Fen;
  readonly creditFen: Fen;
}

/** What is wrong, in words, and where. */
export interface Finding {
  readonly what: string;
  readonly entry: number | null;
  readonly account: string | null;
}

/** What the row of the book says of itself. */
export interface BookHead {
  /** How far it counted. */
  readonly lastNumber: number;
  /** The highest number among its entries. */
  readonly topNumber: number;
  readonly firstOn: string | null;
  readonly lastOn: string | null;
}

interface Totals {
  debitFen: Fen;
  creditFen: Fen;
}

/** So many findings are told one by one; a book in ruins must not fill the memory of its verifier. */
const FINDINGS_MAX = 100;

/**
 * Counts a book anew, entry by entry in the order of numbers. Its memory grows with accounts and months, not with
 * entries. Trusts no sum of the database: amounts are read line by line.
 */
export class Replay {
  readonly findings: Finding[] = [];
  private entries = 0;
  private last = 0;
  private lineCount = 0;
  private firstOn: string | null = null;
  private lastOn: string | null = null;
  private readonly total: Totals = { debitFen: 0, creditFen: 0 };
  private readonly byAccount = new Map<string, Map<string, Totals>>();

  get summary(): { entries: number; lines: number; debitFen: Fen; creditFen: Fen } {
    return { entries: this.entries, lines: this.lineCount, ...this.total };
  }

  /** The accounts that postings name. */
  get accounts(): string[] {
    return [...this.byAccount.keys()];
  }

  found(what: string, entry: number | null = null, account: string | null = null): void {
    if (this.findings.length < FINDINGS_MAX) this.findings.push({ what, entry, account });
  }

  /** Takes the next entry. */
  take(entry: ReplayedEntry): void {
    const { number, occurredOn } = entry;
    if (number !== this.last + 1) this.found(`缺号：第 ${this.last + 1} 号到第 ${number - 1} 号没有`, this.last + 1);
    this.last = number;
    this.entries += 1;
    if (this.firstOn === null || occurredOn < this.firstOn) this.firstOn = occurredOn;
    if (this.lastOn === null || occurredOn > this.lastOn) this.lastOn = occurredOn;
    const sides = this.takeLines(entry);
    if (sides.debitFen !== sides.creditFen) {
      const difference = `借 ${formatYuan(sides.debitFen)}，贷 ${formatYuan(sides.creditFen)}`;
      this.found(`第 ${number} 号借贷不平：${difference}`, number);
    } else if (entry.debitFen !== sides.debitFen || entry.creditFen !== sides.creditFen) {
      this.found(`第 ${number} 号的合计和分录对不上`, number);
    }
    if (entry.linesOnDay === false) this.found(`第 ${number} 号分录的日期和凭证不一样`, number);
  }

  private takeLines({ number, occurredOn, lines }: ReplayedEntry): Totals {
    const sides: Totals = { debitFen: 0, creditFen: 0 };
    if (lines === null) {
      this.found(`第 ${number} 号没有分录`, number);
      return sides;
    }
    const month = occurredOn.slice(0, 7);
    for (const line of lines.split(',')) {
      const space = line.lastIndexOf(' ');
      const amountFen = Number(line.slice(space + 1));
      const moved = this.totalsOf(line.slice(0, space), month);
      if (amountFen > 0) {
        moved.debitFen += amountFen;
        sides.debitFen += amountFen;
      } else {
        moved.creditFen -= amountFen;
        sides.creditFen -= amountFen;
      }
      this.lineCount += 1;
    }
    this.total.debitFen += sides.debitFen;
    this.total.creditFen += sides.creditFen;
    return sides;
  }

  private totalsOf(account: string, month: string): Totals {
    let months = this.byAccount.get(account);
    if (!months) this.byAccount.set(account, (months = new Map()));
    let totals = months.get(month);
    if (!totals) months.set(month, (totals = { debitFen: 0, creditFen: 0 }));
    return totals;
  }

  /** Compares what the book keeps of itself with what was counted. Call it when every entry was taken. */
  compare(head: BookHead, balances: readonly KeptBalance[]): void {
    if (head.lastNumber !== this.last) {
      const words = `账本记到第 ${head.lastNumber} 号，实际到第 ${this.last} 号`;
      this.found(words, Math.min(head.lastNumber, this.last) + 1);
    }
    if (head.firstOn !== this.firstOn || head.lastOn !== this.lastOn) this.found('账本的起止日期和凭证对不上');
    if (!Number.isSafeInteger(this.total.debitFen + this.total.creditFen)) this.found('金额太大，算不准');
    const kept = new Set<string>();
    for (const { account, month, debitFen, creditFen } of balances) {
      kept.add(`${account} ${month.slice(0, 7)}`);
      const counted = this.byAccount.get(account)?.get(month.slice(0, 7)) ?? { debitFen: 0, creditFen: 0 };
      if (counted.debitFen !== debitFen || counted.creditFen !== creditFen) {
        const words = `账上借 ${formatYuan(debitFen)} 贷 ${formatYuan(creditFen)}，重算借 ${formatYuan(counted.debitFen)} 贷 ${formatYuan(counted.creditFen)}`;
        this.found(`${account} 在 ${month.slice(0, 7)} 的余额对不上：${words}`, null, account);
      }
    }
    for (const [account, months] of this.byAccount) {
      for (const month of months.keys()) {
        if (!kept.has(`${account} ${month}`)) this.found(`${account} 在 ${month} 没有余额`, null, account);
      }
    }
  }
}
