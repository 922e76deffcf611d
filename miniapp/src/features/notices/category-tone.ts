import type { NoticeCategory } from '@wecountry/shared/domain/notice';
import type { NoticeTone } from '@/ui/notice-card';

/** The cloth label of each category; red is only 紧急. */
export const categoryTone: Readonly<Record<NoticeCategory, NoticeTone>> = {
  notice: 'indigo',
  hiring: 'indigo',
  disclosure: 'green',
  culture: 'gold',
  urgent: 'red',
};
