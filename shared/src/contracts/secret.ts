import * as z from 'zod';
import { RECEIPT_CODE } from '../domain/receipt-code.js';
import { Cursor, Id, inVillage } from './common.js';
import { contract } from './contract.js';
import { Choice } from './polls.js';

const Code = z.string().regex(RECEIPT_CODE).describe('查对码：投票的手机随机造的，16 位');
const Head = z.string().describe('查对码名单的封口（默克尔树根），十六进制');

export const secretContracts = {
  'secret.cast': contract({
    tag: '议事',
    summary: '投一张不记名票；投了不能改，同一个查对码重发照样答“算进去了”',
    access: ['villager'],
    params: inVillage('poll'),
    body: z.object({ choice: Choice, code: Code, forHolder: Id.optional().describe('受他委托投的这一票') }),
    response: z.object({ counted: z.literal(true), voted: z.int() }),
  }),
  'secret.check': contract({
    tag: '议事',
    summary: '查一个查对码在不在；截止以后带着证明，手机自己验',
    access: ['villager', 'committee', 'supervisor', 'auditor'],
    params: inVillage('poll'),
    body: z.object({ code: Code }),
    response: z.object({
      counted: z.boolean(),
      proof: z
        .object({ index: z.int(), size: z.int(), head: Head, proof: z.array(z.string()) })
        .nullable()
        .describe('截止以前、或者没有这个码时是空的'),
    }),
  }),
  'secret.receipts': contract({
    tag: '议事',
    summary: '算进去的查对码，按封口的次序；全部取下来能自己算出封口',
    access: ['villager', 'committee', 'supervisor', 'auditor'],
    params: inVillage('poll'),
    query: z.object({ cursor: Cursor.optional() }),
    response: z.object({ items: z.array(z.string()), nextCursor: z.string().nullable(), size: z.int(), head: Head }),
  }),
};
