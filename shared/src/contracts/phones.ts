import * as z from 'zod';
import { callReasons } from '../domain/call-reason.js';
import { checkPhone } from '../domain/forms.js';
import { contract } from './contract.js';
import { Done, Id, InVillage, Instant, inVillage } from './common.js';

const Phone = z
  .string()
  .max(20)
  .refine((typed) => checkPhone(typed) === null, { error: '手机号是 11 位，13 到 19 开头' });
const Masked = z.string().nullable().describe('只看得到头尾：139****5678；没登记是空');

export const phoneContracts = {
  'phones.mine': contract({
    tag: '隐私',
    summary: '我登记的手机号（遮着），谁打过',
    access: ['villager'],
    params: InVillage,
    response: z.object({
      masked: Masked,
      calls: z.array(
        z.object({
          id: Id,
          callerName: z.string(),
          reason: z.enum(callReasons),
          subjectId: Id,
          calledAt: Instant,
        }),
      ),
    }),
  }),
  'phones.set': contract({
    tag: '隐私',
    summary: '登记、换掉或删去自己的手机号；重复按不变',
    access: ['villager'],
    params: InVillage,
    body: z.object({ phone: Phone.nullable() }),
    response: z.object({ masked: Masked }),
  }),
  'phones.enter': contract({
    tag: '隐私',
    summary: '村委会替村民登记手机号，会告诉本人；重复按不变',
    access: ['committee'],
    params: inVillage('resident'),
    body: z.object({ phone: Phone }),
    response: Done,
  }),
  'phones.callable': contract({
    tag: '隐私',
    summary: '这一户打给谁：有没有号码，不给号码',
    access: ['committee', 'group_leader', 'supervisor'],
    params: inVillage('household'),
    response: z.object({ items: z.array(z.object({ residentId: Id, name: z.string(), hasPhone: z.boolean() })) }),
  }),
  'people.call': contract({
    tag: '隐私',
    summary: '为一件事打电话：记下谁打给谁，才给号码。同一个 requestId 只记一次',
    access: ['committee', 'group_leader', 'supervisor'],
    params: inVillage('resident'),
    body: z.object({ requestId: Id, reason: z.enum(callReasons), subjectId: Id }),
    response: z.object({ tel: z.string().describe('tel:13900000000') }),
  }),
};
