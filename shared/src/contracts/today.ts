import * as z from 'zod';
import { contract } from './contract.js';
import { Id, Instant, InVillage } from './common.js';
import { NoticeCard } from './notices.js';

export const todayContracts = {
  'today.get': contract({
    tag: '首页',
    summary: '今天的事：紧急通知、要办的事、新通知、各栏目没办的件数',
    access: ['villager', 'committee', 'supervisor', 'group_leader', 'coop_staff', 'museum_staff', 'auditor'],
    helperMay: true,
    params: InVillage,
    response: z.object({
      urgent: z.array(NoticeCard),
      todos: z.array(
        z.object({
          kind: z.enum(['vote', 'read', 'public_claim', 'review_claims', 'ship_orders', 'enter_minutes']),
          id: Id.nullable(),
          title: z.string(),
          help: z.string(),
          until: Instant.nullable(),
        }),
      ),
      notices: z.array(NoticeCard),
      noticeTotal: z.int(),
      badges: z.object({ home: z.int(), affairs: z.int() }),
    }),
  }),
};
