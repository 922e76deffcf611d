import * as z from 'zod';
import { contract } from './contract.js';
import { Cursor, Day, Fen, Id, Instant, InVillage } from './common.js';

export const Book = z.enum(['coop', 'museum', 'village']);
export const EntityKind = z.enum(['coop', 'collective', 'company', 'committee']);

const bookPath = z.object({ village: Id, book: Book });
const readers = ['supervisor', 'auditor', 'committee'] as const;

const EntryCard = z.object({
  id: Id,
  number: z.int(),
  occurredOn: Day,
  postedAt: Instant,
  kind: z.string(),
  kindLabel: z.string(),
  memo: z.string(),
  amountFen: Fen.describe('借方合计'),
  reverses: z.int().nullable().describe('冲销第几号'),
});

const Posting = z.object({ account: z.string(), accountName: z.string(), amountFen: Fen.describe('借为正，贷为负') });

export const ledgerContracts = {
  'ledger.books': contract({
    tag: '账',
    summary: '本村的账套和各自平不平',
    access: readers,
    params: InVillage,
    response: z.object({
      items: z.array(
        z.object({
          book: Book,
          name: z.string(),
          entityKind: EntityKind,
          entries: z.int(),
          debitFen: Fen,
          creditFen: Fen,
          firstOn: Day.nullable(),
          lastOn: Day.nullable(),
        }),
      ),
    }),
  }),
  'ledger.trial': contract({
    tag: '账',
    summary: '试算平衡表：某月的期初、发生、期末；不给月份就是从头到今天',
    access: readers,
    params: bookPath,
    query: z.object({
      month: z
        .string()
        .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
        .optional(),
      detail: z.enum(['accounts', 'sub-accounts']).optional(),
    }),
    response: z.object({
      from: Day.nullable(),
      to: Day.nullable(),
      rows: z.array(
        z.object({
          account: z.string(),
          name: z.string(),
          openingFen: Fen,
          debitFen: Fen,
          creditFen: Fen,
          closingFen: Fen,
        }),
      ),
      totals: z.object({
        openingDebitFen: Fen,
        openingCreditFen: Fen,
        debitFen: Fen,
        creditFen: Fen,
        closingDebitFen: Fen,
        closingCreditFen: Fen,
      }),
      balanced: z.boolean(),
      byMonth: z
        .array(z.object({ month: z.string(), salesFen: Fen, growersFen: Fen }))
        .describe('每月卖出的钱里种户得多少，只有合作社有'),
    }),
  }),
  'ledger.journal': contract({
    tag: '账',
    summary: '凭证，新的在上',
    access: readers,
    params: bookPath,
    query: z.object({ q: z.string().max(40).optional(), cursor: Cursor.optional() }),
    response: z.object({ items: z.array(EntryCard), nextCursor: z.string().nullable(), total: z.int() }),
  }),
  'ledger.entry': contract({
    tag: '账',
    summary: '一张凭证和它的分录',
    access: readers,
    params: z.object({ village: Id, book: Book, entry: Id }),
    response: EntryCard.extend({
      source: z.object({ type: z.string(), id: z.string() }),
      pairId: Id.nullable(),
      lines: z.array(Posting),
    }),
  }),
  'ledger.statement': contract({
    tag: '账',
    summary: '一个科目的明细账，旧的在上；户、批次、人的明细归在它们的科目里',
    access: readers,
    params: z.object({ village: Id, book: Book, account: z.string().regex(/^[0-9A-Za-z一-龥-]{3,60}$/) }),
    query: z.object({ from: Day.optional(), to: Day.optional(), cursor: Cursor.optional() }),
    response: z.object({
      account: z.string(),
      name: z.string(),
      openingFen: Fen,
      items: z.array(
        z.object({
          entryId: Id,
          number: z.int(),
          account: z.string().describe('它自己，或归在它下面的户、批次、人'),
          occurredOn: Day,
          memo: z.string(),
          amountFen: Fen,
          balanceFen: Fen,
        }),
      ),
      closingFen: Fen,
      nextCursor: z.string().nullable(),
    }),
  }),
  'audit.verify': contract({
    tag: '账',
    summary: '把这本账从头重算一遍：借贷平不平，余额对不对，有没有重复入账',
    access: readers,
    params: bookPath,
    response: z.object({
      ok: z.boolean(),
      entries: z.int(),
      debitFen: Fen,
      creditFen: Fen,
      findings: z.array(z.object({ what: z.string(), entry: z.int().nullable(), account: z.string().nullable() })),
    }),
  }),
  'audit.acts': contract({
    tag: '账',
    summary: '谁用职权做了什么，只增不改',
    access: ['supervisor', 'auditor'],
    params: InVillage,
    query: z.object({ cursor: Cursor.optional() }),
    response: z.object({
      items: z.array(
        z.object({
          id: Id,
          at: Instant,
          byName: z.string(),
          action: z.string(),
          actionLabel: z.string(),
          subject: z.string(),
          requestId: z.string(),
        }),
      ),
      nextCursor: z.string().nullable(),
    }),
  }),
  'money.mine': contract({
    tag: '我',
    summary: '我家的钱：要来的、到期的，从哪张订单来',
    access: ['villager'],
    params: InVillage,
    response: z.object({
      householdLabel: z.string(),
      comingFen: Fen.describe('买家付了、还没收货的'),
      dueFen: Fen.describe('该付给我家、还没付的'),
      unsoldFen: Fen.describe('代销还没卖掉的货值'),
      dividendFen: Fen.describe('分红待领'),
      rows: z.array(
        z.object({
          orderNo: z.string(),
          productName: z.string(),
          quantity: z.int(),
          amountFen: Fen,
          state: z.enum(['coming', 'due', 'returned']),
          at: Instant,
        }),
      ),
    }),
  }),
};
