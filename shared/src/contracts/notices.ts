import * as z from 'zod';
import { contract } from './contract.js';
import { Cursor, Done, Id, Instant, InVillage, inVillage, PositiveFen, text } from './common.js';
import { Picture, Voice } from './media.js';

export const NoticeCategory = z.enum(['notice', 'hiring', 'disclosure', 'culture', 'urgent']);
export const ReceiptStep = z.enum(['seen', 'listened', 'acknowledged']);
export const NoticeState = z.enum(['scheduled', 'published', 'withdrawn', 'cancelled']);

/** What I have done with a notice. 看到 and 听过 are bits without a time; 知道了 has one. */
export const MyReceipt = z.object({ seen: z.boolean(), listened: z.boolean(), acknowledgedAt: Instant.nullable() });

export const NoticeCard = z.object({
  id: Id,
  category: NoticeCategory,
  title: z.string(),
  publishedAt: Instant,
  receipt: MyReceipt,
  /** On top of the list until then, or until 知道了; absent when it is not. */
  pinned: z.boolean(),
  withdrawn: z.boolean(),
  /** How often its text was corrected. */
  corrections: z.int(),
});
export type NoticeCard = z.infer<typeof NoticeCard>;

/** What a notice says, apart from its title. */
export const NoticeText = z.object({
  title: text(2, 40),
  body: text(2, 2000),
  when: text(0, 60).optional(),
  where: text(0, 60).optional(),
  todo: text(0, 60).optional(),
});

export const VoiceLanguage = z.enum(['dong', 'mandarin']);
/** What was recorded, in each language at most once. */
export const VoicesIn = z.array(z.object({ language: VoiceLanguage, mediaId: Id })).max(2);

export const Hiring = z.object({
  places: z.int().min(1).max(500),
  payFen: PositiveFen,
  payUnit: z.enum(['day', 'piece']),
});

const NoticeIn = NoticeText.extend({
  category: NoticeCategory,
  hamletIds: z.array(Id).max(50).describe('发给哪些寨；寨、户、角色都空着就是全村'),
  householdIds: z.array(Id).max(500).optional().describe('另外发给哪些户'),
  roles: z
    .array(z.enum(['group_leader', 'committee', 'supervisor', 'coop_staff', 'museum_staff']))
    .max(5)
    .optional(),
  publishAt: Instant.optional().describe('到时间再发；不写就是现在'),
  pinDays: z.int().min(0).max(30).optional().describe('置顶几天；不写时紧急 3 天，别的不置顶'),
  commentsOn: z.boolean().optional(),
  pictureIds: z.array(Id).max(9).optional(),
  voices: VoicesIn.optional(),
  hiring: Hiring.optional(),
});

/** A text as it was before a correction. */
const OldText = z.object({
  title: z.string(),
  body: z.string(),
  when: z.string().nullable(),
  where: z.string().nullable(),
  todo: z.string().nullable(),
  /** When and why it was replaced, and by whom. */
  replacedAt: Instant,
  replacedBy: z.string(),
  reason: z.string(),
});
export type OldText = z.infer<typeof OldText>;

export const noticeContracts = {
  'notices.list': contract({
    tag: '通知',
    summary: '发给我的通知，新的在前，置顶没按知道了的最前',
    access: ['villager'],
    helperMay: true,
    params: InVillage,
    query: z.object({ category: NoticeCategory.optional(), cursor: Cursor.optional() }),
    response: z.object({ items: z.array(NoticeCard), nextCursor: z.string().nullable(), total: z.int() }),
  }),
  'notices.get': contract({
    tag: '通知',
    summary: '一条通知；改过的有原文，撤回的有原因',
    access: ['villager', 'committee', 'supervisor', 'auditor'],
    helperMay: true,
    params: inVillage('notice'),
    response: NoticeCard.extend({
      state: NoticeState,
      version: z.int(),
      body: z.string(),
      when: z.string().nullable(),
      where: z.string().nullable(),
      todo: z.string().nullable(),
      authorName: z.string(),
      audienceLabel: z.string(),
      audienceHouseholds: z.int(),
      pinnedUntil: Instant.nullable(),
      withdrawal: z.object({ at: Instant, reason: z.string() }).nullable(),
      oldTexts: z.array(OldText),
      pictures: z.array(Picture),
      voices: z.array(Voice.extend({ language: VoiceLanguage })),
      commentsOn: z.boolean(),
      hiring: Hiring.extend({ taken: z.int(), closed: z.boolean(), mine: z.boolean() }).nullable(),
    }),
  }),
  'notices.publish': contract({
    tag: '通知',
    summary: '发一条通知，现在或到时间',
    access: ['committee'],
    idempotent: true,
    params: InVillage,
    body: NoticeIn,
    response: Done,
    status: 201,
  }),
  'notices.mark': contract({
    tag: '通知',
    summary: '记一步回执：看到、听过、知道了；重复按不变',
    access: ['villager'],
    helperMay: true,
    params: inVillage('notice'),
    body: z.object({ step: ReceiptStep }),
    response: MyReceipt,
  }),
  'notices.replies': contract({
    tag: '通知',
    summary: '通知下面的留言，旧的在前；不给看的只有原因',
    access: ['villager', 'committee', 'supervisor', 'auditor'],
    params: inVillage('notice'),
    query: z.object({ cursor: Cursor.optional() }),
    response: z.object({
      items: z.array(
        z.object({
          id: Id,
          authorName: z.string(),
          mine: z.boolean(),
          text: z.string().nullable(),
          at: Instant,
          hidden: z.object({ reason: z.string() }).nullable(),
        }),
      ),
      nextCursor: z.string().nullable(),
    }),
  }),
  'notices.reply': contract({
    tag: '通知',
    summary: '在通知下面留言',
    access: ['villager'],
    idempotent: true,
    params: inVillage('notice'),
    body: z.object({ text: text(1, 300) }),
    response: Done,
    status: 201,
  }),
  'notices.hideReply': contract({
    tag: '通知',
    summary: '收起一条留言，写明原因；原话留底',
    access: ['committee'],
    params: inVillage('notice', 'reply'),
    body: z.object({ reason: text(2, 100) }),
    response: Done,
  }),
  'notices.signUp': contract({
    tag: '通知',
    summary: '招工报名；报过的不变',
    access: ['villager'],
    params: inVillage('notice'),
    response: z.object({ taken: z.int(), places: z.int() }),
  }),
  'notices.signOff': contract({
    tag: '通知',
    summary: '招工不去了；退过的不变',
    access: ['villager'],
    params: inVillage('notice'),
    response: z.object({ taken: z.int(), places: z.int() }),
  }),
};
