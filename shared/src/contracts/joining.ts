import * as z from 'zod';
import { contract } from './contract.js';
import { Id, InVillage, Instant, inVillage, text } from './common.js';

const HouseholdNo = z.int().min(1).max(99_999);
const inviteScopes = ['hamlet', 'household'] as const;
const requestStates = ['open', 'confirmed', 'refused', 'withdrawn'] as const;

export const joiningContracts = {
  'joining.invites': contract({
    tag: '对上户',
    summary: '还能用的邀请，好打印；一个寨的，或者一户的',
    access: ['committee', 'group_leader'],
    params: InVillage,
    query: z.object({ hamlet: Id.optional(), household: Id.optional() }),
    response: z.object({
      items: z.array(
        z.object({
          id: Id,
          householdId: Id,
          householdCode: z.string(),
          householdName: z.string(),
          residentName: z.string().nullable().describe('只给这一个人的邀请'),
          code: z.string(),
          scene: z.string().max(32),
          expiresAt: Instant,
        }),
      ),
    }),
  }),
  'joining.invite': contract({
    tag: '对上户',
    summary: '给户发邀请，每户一张；写寨，就给还没人对上、手上也没有邀请的户；组长只发本寨的',
    access: ['committee', 'group_leader'],
    idempotent: true,
    params: InVillage,
    body: z
      .object({
        householdIds: z.array(Id).min(1).max(200).optional().describe('这些户'),
        hamletId: Id.optional().describe('这个寨里，还没人对上、也没有邀请的户'),
        days: z.int().min(1).max(90),
      })
      .refine((body) => body.householdIds !== undefined || body.hamletId !== undefined, { error: '写上给哪些户' }),
    response: z.object({ items: z.array(z.object({ id: Id, householdId: Id })) }),
    status: 201,
  }),
  'joining.inviteSheet': contract({
    tag: '对上户',
    summary: '邀请印在纸上（PDF）的地址，十五分钟内有效：一户一大张，一个寨一页六张',
    access: ['committee', 'group_leader'],
    params: InVillage,
    query: z.object({ of: z.enum(inviteScopes), id: Id }),
    response: z.object({ url: z.string(), invites: z.int() }),
  }),
  'joining.revokeInvite': contract({
    tag: '对上户',
    summary: '作废一张邀请',
    access: ['committee', 'group_leader'],
    params: inVillage('invite'),
    response: z.object({ id: Id }),
  }),

  'joining.door': contract({
    tag: '对上户',
    summary: '进村的门：有哪些寨，我的申请到哪一步了',
    access: 'user',
    params: InVillage,
    response: z.object({
      villageName: z.string(),
      hamlets: z.array(z.object({ id: Id, name: z.string() })),
      request: z
        .object({
          id: Id,
          name: z.string(),
          householdCode: z.string(),
          state: z.enum(requestStates),
          reason: z.string().nullable(),
          requestedAt: Instant,
        })
        .nullable(),
    }),
  }),
  'joining.lookup': contract({
    tag: '对上户',
    summary: '这张邀请是哪一户的，家里还有谁没对上；一小时最多试 20 次',
    access: 'user',
    params: InVillage,
    query: z.object({ code: z.string().max(20) }),
    response: z.object({
      householdId: Id,
      householdCode: z.string(),
      hamletId: Id,
      no: z.int(),
      villageName: z.string(),
      expiresAt: Instant,
      people: z.array(z.object({ id: Id, name: z.string() })).describe('没对上手机的大人'),
    }),
  }),
  'joining.accept': contract({
    tag: '对上户',
    summary: '凭邀请说我是谁，当场对上；再来一次还是一样',
    access: 'user',
    params: InVillage,
    body: z.object({ code: z.string().max(20), residentId: Id }),
    response: z.object({ residentId: Id, householdId: Id }),
  }),
  'joining.request': contract({
    tag: '对上户',
    summary: '没有邀请，或者换了微信：写名字和户号，等人点头；册上有没有这个人，这里不说',
    access: 'user',
    params: InVillage,
    body: z.object({ name: text(1, 20), hamletId: Id, no: HouseholdNo }),
    response: z.object({ id: Id }),
  }),
  'joining.withdraw': contract({
    tag: '对上户',
    summary: '收回我的申请',
    access: 'user',
    params: inVillage('request'),
    response: z.object({ id: Id }),
  }),

  'joining.requests': contract({
    tag: '对上户',
    summary: '等点头的申请：村委会看全村的，村民看自己家换手机的',
    access: ['villager', 'committee', 'supervisor', 'auditor'],
    params: InVillage,
    response: z.object({
      householdId: Id.nullable().describe('我家'),
      items: z.array(
        z.object({
          id: Id,
          name: z.string(),
          householdId: Id.nullable(),
          householdCode: z.string(),
          requestedAt: Instant,
          candidates: z
            .array(
              z.object({
                residentId: Id,
                name: z.string(),
                sameName: z.boolean(),
                bound: z.boolean(),
                mayDecide: z.boolean(),
              }),
            )
            .describe('这一户的大人；同名的排在前面'),
        }),
      ),
    }),
  }),
  'joining.decide': contract({
    tag: '对上户',
    summary: '点头或不同意；换手机的点了头，原来那个微信马上退出',
    access: ['villager', 'committee', 'supervisor', 'auditor'],
    params: inVillage('request'),
    body: z.object({
      confirm: z.boolean(),
      residentId: Id.optional().describe('点头：他是册上的哪一位'),
      reason: text(2, 200).optional().describe('不同意：为什么'),
    }),
    response: z.object({ id: Id }),
  }),
};
