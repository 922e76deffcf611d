import * as z from 'zod';
import { inboxKinds } from '../domain/inbox.js';
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
};
