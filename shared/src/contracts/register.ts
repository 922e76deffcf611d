import * as z from 'zod';
import { grantableRoles } from '../domain/roles.js';
import { importEventKinds, registerEventKinds } from '../domain/register-events.js';
import { contract } from './contract.js';
import { Cursor, Day, Done, Id, InVillage, Instant, inVillage, text } from './common.js';

const SheetFormat = z.enum(['xlsx', 'csv']);
/** A file as the screen saves it: JSON carries it, so that it passes the same guards as everything else. */
const SheetFile = z.object({ name: z.string(), mediaType: z.string(), base64: z.string() });
const PersonName = text(1, 20);
const HouseholdNo = z.int().min(1).max(99_999);

/** What is wrong in a row of a sheet; `row` counts as the spreadsheet does, 1 is the head. */
const SheetProblem = z.object({
  row: z.int(),
  column: z.string(),
  stops: z.boolean().describe('有它就不能导入；否则只是提醒'),
  text: z.string(),
});

const RegisterEvent = z.object({
  id: Id,
  kind: z.enum([...registerEventKinds, ...importEventKinds]),
  happenedOn: Day,
  name: z.string(),
  detail: z.string(),
  recordedAt: Instant,
  recordedByName: z.string(),
});

const Counts = z.object({
  fresh: z.int().describe('新录的人'),
  changed: z.int().describe('改动的人'),
  unchanged: z.int().describe('没有变的人'),
  absent: z.int().describe('名册里有、表里没有的人；不动他们'),
  households: z.int().describe('新录的户'),
});

export const registerContracts = {
  'people.household': contract({
    tag: '人和户',
    summary: '一户：人，变动，邀请',
    access: ['committee', 'auditor'],
    params: inVillage('household'),
    response: z.object({
      id: Id,
      code: z.string(),
      name: z.string(),
      hamletId: Id,
      hamletName: z.string(),
      no: z.int(),
      members: z.array(
        z.object({
          id: Id,
          residentNo: z.int(),
          name: z.string(),
          bornOn: Day,
          age: z.int(),
          adult: z.boolean(),
          head: z.boolean(),
          away: z.boolean(),
          bound: z.boolean(),
          roles: z.array(z.enum(grantableRoles)),
        }),
      ),
      events: z.array(RegisterEvent),
    }),
  }),
  'people.mine': contract({
    tag: '人和户',
    summary: '我家的人，谁对上了手机',
    access: ['villager'],
    params: InVillage,
    response: z.object({
      id: Id,
      code: z.string(),
      members: z.array(
        z.object({
          id: Id,
          name: z.string(),
          head: z.boolean(),
          away: z.boolean(),
          bound: z.boolean(),
          me: z.boolean(),
        }),
      ),
    }),
  }),
  'people.members': contract({
    tag: '人和户',
    summary: '对上手机的村民，好给角色；每页 30 人',
    access: ['committee', 'supervisor', 'auditor'],
    params: InVillage,
    query: z.object({ q: z.string().max(20).optional(), cursor: Cursor.optional() }),
    response: z.object({
      items: z.array(z.object({ userId: Id, residentId: Id, name: z.string(), householdCode: z.string() })),
      nextCursor: Cursor.nullable(),
    }),
  }),
  'people.recordEvent': contract({
    tag: '人和户',
    summary: '名册变动：出生、结婚、迁进迁出、换户、去世、换户主、外出、回村',
    access: ['committee'],
    idempotent: true,
    params: InVillage,
    body: z.object({
      kind: z.enum(registerEventKinds),
      happenedOn: Day,
      residentId: Id.optional().describe('在册的人'),
      person: z.object({ name: PersonName, bornOn: Day, away: z.boolean() }).optional().describe('新来的人'),
      to: z.object({ hamletId: Id, no: HouseholdNo }).optional().describe('到哪一户；没有这户就新开一户'),
    }),
    response: z.object({ id: Id, householdId: Id }),
    status: 201,
  }),

  'people.template': contract({
    tag: '名册导入',
    summary: '空的名册表，写着怎么填',
    access: ['committee'],
    params: InVillage,
    query: z.object({ format: SheetFormat }),
    response: SheetFile,
  }),
  'people.export': contract({
    tag: '名册导入',
    summary: '整本名册；再导回来什么都不变',
    access: ['committee'],
    params: InVillage,
    query: z.object({ format: SheetFormat }),
    response: SheetFile,
  }),
  'people.checkImport': contract({
    tag: '名册导入',
    summary: '先看一遍（multipart，字段 file，xlsx 或 csv）：一行一行说哪里不对，什么都不改',
    access: ['committee'],
    idempotent: true,
    multipart: true,
    params: InVillage,
    response: z.object({
      id: Id,
      rows: z.int(),
      counts: Counts,
      ready: z.boolean().describe('没有一处拦住，可以导入'),
      problems: z.array(SheetProblem).describe('最多 500 处'),
      problemCount: z.int(),
      changes: z
        .array(z.object({ row: z.int(), name: z.string(), code: z.string(), what: z.string() }))
        .describe('要改的人，最多 200 位'),
    }),
    status: 201,
  }),
  'people.confirmImport': contract({
    tag: '名册导入',
    summary: '照看过的导入：要么全进，要么一个不进',
    access: ['committee'],
    params: inVillage('import'),
    response: z.object({ id: Id, counts: Counts }),
  }),

  'people.nominations': contract({
    tag: '人和户',
    summary: '等第二个人点头的提名，和最近定了的',
    access: ['committee', 'supervisor', 'auditor'],
    params: InVillage,
    response: z.object({
      items: z.array(
        z.object({
          id: Id,
          userId: Id,
          name: z.string(),
          role: z.enum(grantableRoles),
          state: z.enum(['open', 'confirmed', 'refused']),
          proposedByName: z.string(),
          proposedAt: Instant,
          decidedByName: z.string().nullable(),
          reason: z.string().nullable(),
          mayDecide: z.boolean(),
        }),
      ),
    }),
  }),
  'people.nominate': contract({
    tag: '人和户',
    summary: '提名监督委员，由监督委员或项目方点头',
    access: ['committee', 'supervisor', 'auditor'],
    idempotent: true,
    params: InVillage,
    body: z.object({
      userId: Id,
      role: z.enum(grantableRoles),
      name: PersonName.optional().describe('不在户册里的人，写上名字'),
    }),
    response: Done,
    status: 201,
  }),
  'people.decideNomination': contract({
    tag: '人和户',
    summary: '对提名点头，或者不同意（要写原因）',
    access: ['supervisor', 'auditor'],
    params: inVillage('nomination'),
    body: z.object({ confirm: z.boolean(), reason: text(2, 200).optional() }),
    response: Done,
  }),
};
