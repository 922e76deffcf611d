import { sumFen, type Fen } from '@wecountry/shared/domain/money';

/** What an account moved on each side. */
export interface Movement {
  account: string;
  debitFen: Fen;
  creditFen: Fen;
}

/** Income 501 经营收入, 504 其他收入; cost 511 经营支出, 513 管理费用, 514 公益支出 (财会〔2023〕14): all that is closed at year's end. */
const resultAccounts = ['501', '504', '511', '513', '514'];

/** What the accounts of income and cost, sub-accounts too, moved on balance; debit above zero. */
export function resultMovements(movements: readonly Movement[]): { account: string; amountFen: Fen }[] {
  return movements
    .filter(({ account }) => resultAccounts.includes(account.split('-')[0] ?? ''))
    .map(({ account, debitFen, creditFen }) => ({ account, amountFen: debitFen - creditFen }));
}

/** Income less cost of what moved; below zero is a loss. */
export function profitOf(movements: readonly Movement[]): Fen {
  return sumFen(resultMovements(movements).map(({ amountFen }) => -amountFen));
}
