import * as z from 'zod';
import { privacyVersions } from '../domain/privacy-version.js';
import { roles } from '../domain/roles.js';
import { contract } from './contract.js';
import { Id } from './common.js';

/** The privacy notice that the button of the login named. */
const Agreed = z.enum(privacyVersions).optional();

export const Session = z.object({
  accessToken: z.string(),
  accessExpiresInSeconds: z.int(),
  refreshToken: z.string(),
});
export type Session = z.infer<typeof Session>;

const MyVillage = z.object({
  id: Id,
  slug: z.string(),
  name: z.string(),
  demo: z.boolean(),
  resident: z
    .object({ id: Id, name: z.string(), householdId: Id, householdCode: z.string(), hamletName: z.string() })
    .nullable(),
  roles: z.array(z.enum(roles)),
});

export const sessionContracts = {
  'app.config': contract({
    tag: '登录',
    summary: '客户端要知道的设置：微信 JS-SDK 的地址、是不是演示',
    access: 'public',
    response: z.object({ jssdkUrl: z.string(), demo: z.boolean(), loginPath: z.string() }),
  }),
  'auth.ticket': contract({
    tag: '登录',
    summary: '网页登录回来，用一次性的票换登录',
    access: 'public',
    body: z.object({ ticket: z.string().min(16).max(200), device: z.string().min(8).max(64), agreed: Agreed }),
    response: Session,
  }),
  'auth.mini': contract({
    tag: '登录',
    summary: '小程序登录：wx.login 的 code 换登录',
    access: 'public',
    body: z.object({ code: z.string().min(1).max(200), device: z.string().min(8).max(64), agreed: Agreed }),
    response: Session,
  }),
  'auth.refresh': contract({
    tag: '登录',
    summary: '换新的登录；旧的刷新凭据就此作废',
    access: 'public',
    body: z.object({ refreshToken: z.string().min(16).max(200), device: z.string().min(8).max(64) }),
    response: Session,
  }),
  'auth.logout': contract({
    tag: '登录',
    summary: '退出登录',
    access: 'user',
    response: z.object({ ended: z.literal(true) }),
  }),
  'me.get': contract({
    tag: '我',
    summary: '我是谁，在哪些村，有什么角色',
    access: 'user',
    response: z.object({
      userId: Id,
      name: z.string(),
      auditor: z.boolean(),
      villages: z.array(MyVillage),
    }),
  }),
};
