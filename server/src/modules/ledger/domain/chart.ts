import { DomainError } from '@wecountry/shared/errors';
import { compareKeys } from '@wecountry/shared/domain/exact';
import { householdKey } from '@wecountry/shared/domain/household-key';

/** A book (账套) per legal entity of the village. */
export const bookCodes = ['coop', 'museum', 'village'] as const;
export type BookCode = (typeof bookCodes)[number];

export type Side = 'debit' | 'credit';
export type AccountType = 'asset' | 'liability' | 'equity' | 'revenue' | 'expense';

/** An account (科目) as the book's list of accounts has it. */
export interface Account {
  readonly code: string;
  readonly name: string;
  readonly type: AccountType;
  /** The side on which it normally stands. */
  readonly side: Side;
  /** The account it is a part of; null at the top. */
  readonly parent: string | null;
}

const sideOf: Readonly<Record<AccountType, Side>> = {
  asset: 'debit',
  expense: 'debit',
  liability: 'credit',
  equity: 'credit',
  revenue: 'credit',
};

function accounts(rows: readonly (readonly [code: string, name: string, type: AccountType])[]): readonly Account[] {
  return rows
    .map(([code, name, type]) => {
      const dash = code.indexOf('-');
      return { code, name, type, side: sideOf[type], parent: dash < 0 ? null : code.slice(0, dash) };
    })
    .sort((a, b) => compareKeys(a.code, b.code));
}

/** 农民专业合作社会计制度（财会〔2021〕37 号），with the standing sub-accounts of the market. */
const coopChart = accounts([
  ['101', '库存现金', 'asset'],
  ['102', '银行存款', 'asset'],
  ['102-wx', '微信支付余额', 'asset'],
  ['113', '应收款', 'asset'],
  ['114', '成员往来', 'liability'],
  ['121', '产品物资', 'asset'],
  ['128', '受托代销商品', 'asset'],
  ['211', '应付款', 'liability'],
  ['211-advance', '预收货款', 'liability'],
  ['211-refund', '应退货款', 'liability'],
  ['211-freight', '应付运费', 'liability'],
  ['211-pack', '应付包装', 'liability'],
  ['211-village', '应付村集体', 'liability'],
  ['211-museum', '应付博物馆', 'liability'],
  ['213', '应付工资', 'liability'],
  ['221', '应付盈余返还', 'liability'],
  ['222', '应付剩余盈余', 'liability'],
  ['301', '股金', 'equity'],
  ['311', '专项基金', 'equity'],
  ['322', '盈余公积', 'equity'],
  ['331', '本年盈余', 'equity'],
  ['332', '盈余分配', 'equity'],
  ['501', '经营收入', 'revenue'],
  ['502', '其他收入', 'revenue'],
  ['521', '经营支出', 'expense'],
  ['521-fee', '微信手续费', 'expense'],
  ['521-aftersales', '售后赔付', 'expense'],
  ['522', '管理费用', 'expense'],
  ['529', '其他支出', 'expense'],
]);

/** 农村集体经济组织会计制度（财会〔2023〕14 号）: the museum's and the village's books. */
const collectiveChart = accounts([
  ['101', '库存现金', 'asset'],
  ['102', '银行存款', 'asset'],
  ['112', '应收款', 'asset'],
  ['113', '内部往来', 'liability'],
  ['211', '应付款', 'liability'],
  ['213', '应付劳务费', 'liability'],
  ['311', '公积公益金', 'equity'],
  ['321', '本年收益', 'equity'],
  ['322', '收益分配', 'equity'],
  ['501', '经营收入', 'revenue'],
  ['504', '其他收入', 'revenue'],
  ['511', '经营支出', 'expense'],
  ['513', '管理费用', 'expense'],
  ['514', '公益支出', 'expense'],
]);

const charts: Readonly<Record<BookCode, readonly Account[]>> = {
  coop: coopChart,
  museum: collectiveChart,
  village: collectiveChart,
};

/** A family of sub-accounts that are opened on first use, each under its parent. */
interface Family {
  readonly parent: string;
  readonly pattern: RegExp;
  /** The Chinese name from the part of the code that the pattern caught. */
  readonly name: (part: string) => string;
}

// A code of a household, resident or lot: letters, digits, Chinese, single dashes inside. Where a family shares its
// parent with standing sub-accounts (211), a digit is wanted, so that a misspelt 211-advnce is no household.
const part = '([0-9A-Za-z一-龥]+(?:-[0-9A-Za-z一-龥]+)*)';
const partWithDigit = `(?=.*\\d)${part}`;

const household = (parent: string, name: string): Family => ({
  parent,
  pattern: new RegExp(`^${parent}-${partWithDigit}$`, 'u'),
  name: (code) => `${name}·${code}`,
});

const lot = (parent: string, name: string): Family => ({
  parent,
  pattern: new RegExp(`^${parent}-${part}$`, 'u'),
  name: (code) => `${name}·批次 ${code}`,
});

const families: Readonly<Record<BookCode, readonly Family[]>> = {
  coop: [
    { parent: '114', pattern: new RegExp(`^114-${part}-consign$`, 'u'), name: (code) => `成员往来·${code}·代销未到期` },
    { parent: '114', pattern: new RegExp(`^114-${part}-due$`, 'u'), name: (code) => `成员往来·${code}·到期应付` },
    lot('121', '产品物资'),
    lot('128', '受托代销商品'),
    household('211', '应付款'),
    household('213', '应付工资'),
  ],
  museum: [household('113', '内部往来'), household('213', '应付劳务费')],
  village: [household('113', '内部往来'), household('213', '应付劳务费')],
};

/** The co-op's account of what a household brought on commission and is not due yet. */
export const consignAccount = (household: string): string => `114-${householdKey(household)}-consign`;

/** The co-op's account of what is due to a household and not paid yet. */
export const dueAccount = (household: string): string => `114-${householdKey(household)}-due`;

/** The museum's account of the dividends that a household has not drawn yet. */
export const dividendAccount = (household: string): string => `113-${householdKey(household)}`;

/** The museum's account of what a resident earned there and was not paid yet; wages are per resident. */
export const wageAccount = (residentNo: number): string => `213-${residentNo}`;

const CODE_LENGTH_MAX = 60;

const indexes = new Map(
  bookCodes.map((book) => [book, new Map(charts[book].map((account) => [account.code, account]))]),
);

/** The accounts that every book of this kind has from its first day, in the order of their codes. */
export function chartOf(book: BookCode): readonly Account[] {
  return charts[book];
}

/** The account of the chart with this code, or undefined when it is none of the chart's own. */
export function charted(book: BookCode, code: string): Account | undefined {
  return indexes.get(book)?.get(code);
}

/**
 * The account with this code: one of the chart, or a sub-account of a household (`114-上寨17-due`), a lot (`128-2026-03`)
 * or a resident (`213-204`) under its parent.
 * @throws DomainError `ledger.account_unknown` for any other code.
 */
export function accountOf(book: BookCode, code: string): Account {
  const found = charted(book, code);
  if (found) return found;
  if (code.length <= CODE_LENGTH_MAX) {
    for (const family of families[book]) {
      const caught = family.pattern.exec(code)?.[1];
      const parent = caught === undefined ? undefined : charted(book, family.parent);
      if (caught !== undefined && parent) {
        return { code, name: family.name(caught), type: parent.type, side: parent.side, parent: parent.code };
      }
    }
  }
  throw new DomainError('ledger.account_unknown', { book, account: code });
}

/**
 * The account of the chart under which a trial balance shows this one: itself, or for a household's, lot's or resident's
 * sub-account its parent. Every account is shown under exactly one, so the totals stay whole.
 */
export function shownUnder(book: BookCode, code: string): Account {
  const account = accountOf(book, code);
  return charted(book, code) ?? (account.parent === null ? account : accountOf(book, account.parent));
}
