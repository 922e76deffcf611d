import * as z from 'zod';
import { grantableRoles, roles } from '../domain/roles.js';
import { contract } from './contract.js';
import { Cursor, Done, Id, InVillage, Instant, inVillage, text } from './common.js';

export const peopleContracts = {
  'villages.list': contract({
    tag: '村',
    summary: '有哪些村可以逛市集',
    access: 'user',
    response: z.object({
      items: z.array(
        z.object({
          id: Id,
          slug: z.string(),
          name: z.string(),
          province: z.string(),
          county: z.string(),
          demo: z.boolean(),
        }),
      ),
    }),
  }),
  'people.hamlets': contract({
    tag: '人和户',
    summary: '本村的寨和组长',
    access: ['villager', 'committee', 'supervisor', 'auditor'],
    params: InVillage,
    response: z.object({
      items: z.array(z.object({ id: Id, name: z.string(), leaderName: z.string().nullable(), households: z.int() })),
    }),
  }),
  'people.households': contract({
    tag: '人和户',
    summary: '户的名册，按户号、寨、家里人的名字找；每页 30 户',
    access: ['committee', 'supervisor', 'auditor', 'coop_staff'],
    params: InVillage,
    query: z.object({ hamlet: Id.optional(), q: z.string().max(20).optional(), cursor: Cursor.optional() }),
    response: z.object({
      items: z.array(
        z.object({
          id: Id,
          code: z.string(),
          name: z.string(),
          hamletId: Id,
          hamletName: z.string(),
          members: z.int(),
          bound: z.int(),
        }),
      ),
      nextCursor: Cursor.nullable(),
    }),
  }),
  'people.roles': contract({
    tag: '人和户',
    summary: '谁在本村担任什么',
    access: ['committee', 'supervisor', 'auditor'],
    params: InVillage,
    response: z.object({
      items: z.array(
        z.object({
          id: Id,
          userId: Id,
          name: z.string(),
          role: z.enum(roles),
          grantedAt: Instant,
          grantedByName: z.string(),
        }),
      ),
    }),
  }),
  'people.grantRole': contract({
    tag: '人和户',
    summary: '给人一个角色；监督委员不能由村委会自己定',
    access: ['committee', 'auditor'],
    idempotent: true,
    params: InVillage,
    body: z.object({
      userId: Id,
      role: z.enum(grantableRoles),
      name: text(1, 20).optional().describe('不在户册里的人，写上名字'),
    }),
    response: Done,
    status: 201,
  }),
  'people.revokeRole': contract({
    tag: '人和户',
    summary: '收回一个角色，5 秒内生效',
    access: ['committee', 'auditor'],
    params: inVillage('grant'),
    response: Done,
  }),
};
