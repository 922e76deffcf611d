import { checkText } from '@wecountry/shared/domain/forms';
import { checkOffer, readOffer } from '@wecountry/shared/domain/hiring';
import type { BodyOf } from '@wecountry/shared/contracts';
import type { NoticeDraft } from './api/notice-draft';
import type { SentVoice } from './api/send-voices';
import { publishAtOf, timeTrouble } from './send-time';

/** What is wrong with a notice being written, by field, in words; null where nothing is. */
export interface NoticeTrouble {
  title: string | null;
  body: string | null;
  day: string | null;
  clock: string | null;
  places: string | null;
  payYuan: string | null;
}

export const noTrouble: NoticeTrouble = {
  title: null,
  body: null,
  day: null,
  clock: null,
  places: null,
  payYuan: null,
};

const hires = (draft: NoticeDraft) => draft.category === 'hiring' && draft.hires === 'yes';

export const troubleIn = (draft: NoticeDraft, now: number): NoticeTrouble => ({
  ...noTrouble,
  title: checkText(draft.title, '标题', { min: 2, max: 40 }),
  body: checkText(draft.body, '内容', { min: 2, max: 2000 }),
  ...(draft.time === 'later' ? timeTrouble(draft, now) : {}),
  ...(hires(draft) ? checkOffer(draft) : {}),
});

export const isFine = (trouble: NoticeTrouble): boolean => Object.values(trouble).every((word) => word === null);

const filled = (text: string) => text.trim() || undefined;

/** A draft without trouble as the server takes it; its pictures and recordings are there already, under these ids. */
export function noticeOf(
  draft: NoticeDraft,
  media: { pictureIds: string[]; voices: SentVoice[] },
): BodyOf<'notices.publish'> {
  const { places, payFen } = readOffer(draft);
  const offer =
    hires(draft) && places !== null && payFen !== null ? { places, payFen, payUnit: draft.payUnit } : undefined;
  return {
    ...media,
    category: draft.category,
    title: draft.title.trim(),
    body: draft.body.trim(),
    when: filled(draft.when),
    where: filled(draft.where),
    todo: filled(draft.todo),
    hamletIds: draft.hamletIds,
    householdIds: draft.households.map((h) => h.id),
    roles: draft.roles,
    publishAt: draft.time === 'later' ? publishAtOf(draft) : undefined,
    pinDays: draft.pinDays ?? undefined,
    commentsOn: draft.comments === 'on',
    hiring: offer,
  };
}
