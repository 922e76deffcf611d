/** Kinds of notices, and how far one has come with a household. */

export const noticeCategories = ['notice', 'hiring', 'disclosure', 'culture', 'urgent'] as const;
export type NoticeCategory = (typeof noticeCategories)[number];

export const noticeCategoryLabels: Readonly<Record<NoticeCategory, string>> = {
  notice: '通知',
  hiring: '招工',
  disclosure: '公示',
  culture: '文化',
  urgent: '紧急',
};

/** What a person does with a notice, in this order: 看到 by opening it, 听过 by hearing 80 % of it, 知道了 by pressing. */
export const receiptSteps = ['seen', 'listened', 'acknowledged'] as const;
export type ReceiptStep = (typeof receiptSteps)[number];

export const receiptStepLabels: Readonly<Record<ReceiptStep, string>> = {
  seen: '看到',
  listened: '听过',
  acknowledged: '知道了',
};

/** What a recording is spoken in; at most one of each. */
export const voiceLanguages = ['dong', 'mandarin'] as const;
export type VoiceLanguage = (typeof voiceLanguages)[number];
export const voiceLanguageLabels: Readonly<Record<VoiceLanguage, string>> = { dong: '侗话', mandarin: '普通话' };

/** How much of a recording must have played before it counts as listened to, in percent. */
export const LISTENED_PERCENT = 80;

/** What one person has done with a notice. */
export interface Receipt {
  seen: boolean;
  listened: boolean;
  acknowledged: boolean;
}

/** A receipt after one more step. 知道了 or 听过 without opening is no lie: whoever did that has 看到. */
export function withStep(receipt: Receipt, step: ReceiptStep): Receipt {
  return { ...receipt, seen: true, [step]: true };
}

/** Whether a notice stays pinned on a person's 首页: an urgent one, until 知道了. */
export function isPinned(category: NoticeCategory, receipt: Pick<Receipt, 'acknowledged'>): boolean {
  return category === 'urgent' && !receipt.acknowledged;
}

/** How far a notice has come with a household, by the furthest of its members. */
export type Reached = 'acknowledged' | 'seen' | 'unseen';

/** How far a household has come: one member who knows tells the others. Nobody bound = unseen. */
export function reachedBy(members: readonly Pick<Receipt, 'seen' | 'acknowledged'>[]): Reached {
  if (members.some((member) => member.acknowledged)) return 'acknowledged';
  return members.some((member) => member.seen) ? 'seen' : 'unseen';
}

/** Households counted by how far a notice has come; the three parts add up to `households`. */
export interface Reach {
  households: number;
  acknowledged: number;
  /** Saw it, but did not press 知道了. */
  seen: number;
  unseen: number;
}

export function countReach(households: readonly Reached[]): Reach {
  const count = (reached: Reached): number => households.filter((each) => each === reached).length;
  return {
    households: households.length,
    acknowledged: count('acknowledged'),
    seen: count('seen'),
    unseen: count('unseen'),
  };
}

/** The reach of several hamlets together: the village's is the sum of its hamlets'. */
export function sumReach(parts: readonly Reach[]): Reach {
  const total: Reach = { households: 0, acknowledged: 0, seen: 0, unseen: 0 };
  for (const part of parts) {
    total.households += part.households;
    total.acknowledged += part.acknowledged;
    total.seen += part.seen;
    total.unseen += part.unseen;
  }
  return total;
}
