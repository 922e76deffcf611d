import * as z from 'zod';
import { privacyConsentWays, privacyVersions } from '../domain/privacy-version.js';
import { contract } from './contract.js';
import { Done, Id, InVillage, Instant, inVillage } from './common.js';

const Version = z.enum(privacyVersions);

const Consent = z.object({
  id: Id,
  version: Version,
  how: z.enum(privacyConsentWays),
  givenAt: Instant,
  withdrawnAt: Instant.nullable(),
});

export const privacyContracts = {
  'privacy.consent': contract({
    tag: '隐私',
    summary: '我同意过哪一版隐私说明，什么时候，怎么同意的',
    access: 'user',
    response: z.object({ current: Version, standing: z.boolean(), items: z.array(Consent) }),
  }),
  'privacy.agree': contract({
    tag: '隐私',
    summary: '同意隐私说明的一版；重复按不变',
    access: 'user',
    body: z.object({ version: Version }),
    response: z.object({ standing: z.literal(true) }),
  }),
  'privacy.withdraw': contract({
    tag: '隐私',
    summary: '撤回同意：所有手机上退出登录，不再发微信消息；资料先不动',
    access: 'user',
    response: z.object({ ended: z.int().describe('退出了几个登录') }),
  }),
  'privacy.copy': contract({
    tag: '隐私',
    summary: '我在这个村的全部资料：一个压缩包的地址，十五分钟有效',
    access: 'user',
    params: InVillage,
    response: z.object({ url: z.string() }),
  }),
  'guardians.mine': contract({
    tag: '隐私',
    summary: '家里不满 14 岁的，有没有大人同意',
    access: ['villager'],
    params: InVillage,
    response: z.object({
      may: z.boolean().describe('我是不是家里的大人'),
      items: z.array(
        z.object({
          residentId: Id,
          name: z.string(),
          consent: z.object({ byName: z.string(), givenAt: Instant }).nullable(),
        }),
      ),
    }),
  }),
  'guardians.consent': contract({
    tag: '隐私',
    summary: '家里的大人替不满 14 岁的同意，或收回；重复按不变',
    access: ['villager'],
    params: inVillage('resident'),
    body: z.object({ agrees: z.boolean() }),
    response: Done,
  }),
  'privacy.leaving': contract({
    tag: '隐私',
    summary: '注销以前先看：删什么，留什么，还差什么没了结',
    access: 'user',
    response: z.object({
      code: z.string().describe('注销以后留下的代号，注销时要带上'),
      erased: z.array(z.string()),
      kept: z.array(z.object({ what: z.string(), why: z.string() })),
      unsettled: z.array(z.object({ villageName: z.string(), what: z.string() })),
    }),
  }),
  'privacy.leave': contract({
    tag: '隐私',
    summary: '注销账号：收不回来',
    access: 'user',
    body: z.object({ code: z.string().max(20) }),
    response: z.object({ code: z.string() }),
  }),
};
