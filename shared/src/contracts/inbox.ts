import * as z from 'zod';
import { inboxKinds, subscribeTemplates } from '../domain/inbox.js';
import { contract } from './contract.js';
import { Cursor, Id, Instant, InVillage } from './common.js';

const InboxMessage = z.object({
  id: Id,
  kind: z.enum(inboxKinds),
  title: z.string(),
  text: z.string(),
  page: z.string().describe('点开去哪一页，如 /packages/affairs/pages/poll'),
  subjectId: Id.nullable().describe('那一页的 id'),
  at: Instant,
  read: z.boolean(),
});
export type InboxMessage = z.infer<typeof InboxMessage>;

const Settings = z.object({
  muted: z.array(z.enum(inboxKinds)),
  templates: z.array(
    z.object({
      key: z.enum(subscribeTemplates),
      id: z.string().describe('微信的模板编号，wx.requestSubscribeMessage 用'),
      remaining: z.int(),
    }),
  ),
});

export const inboxContracts = {
  'inbox.list': contract({
    tag: '消息',
    summary: '给我的消息，新的在前；没看的有几条',
    access: 'user',
    params: InVillage,
    query: z.object({ cursor: Cursor.optional() }),
    response: z.object({ items: z.array(InboxMessage), nextCursor: z.string().nullable(), unread: z.int() }),
  }),
  'inbox.read': contract({
    tag: '消息',
    summary: '这几条看过了；不写哪几条就是全部。重复按不变',
    access: 'user',
    params: InVillage,
    body: z.object({ ids: z.array(Id).max(100).optional() }),
    response: z.object({ unread: z.int() }),
  }),
  'inbox.settings': contract({
    tag: '消息',
    summary: '哪些消息不用微信告诉我；每个模板还能收几条',
    access: 'user',
    params: InVillage,
    response: Settings,
  }),
  'inbox.mute': contract({
    tag: '消息',
    summary: '这几类不用微信告诉我，消息里照样有',
    access: 'user',
    params: InVillage,
    body: z.object({ muted: z.array(z.enum(inboxKinds)).max(inboxKinds.length) }),
    response: Settings,
  }),
  'inbox.consent': contract({
    tag: '消息',
    summary: '我在微信里点了“允许”：每个模板多收一条',
    access: 'user',
    idempotent: true,
    params: InVillage,
    body: z.object({ accepted: z.array(z.enum(subscribeTemplates)).min(1).max(3) }),
    response: Settings,
  }),
};
