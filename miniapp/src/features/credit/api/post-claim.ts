import { formatPoints } from '@wecountry/shared/domain/credit';
import type { LocalPicture } from '@/platform/media';
import { post } from '@/platform/outbox';

interface NewClaim {
  item: { id: string; title: string; points: number };
  happenedOn: string;
  note: string;
  pictures: readonly LocalPicture[];
}

/** Puts a claim with its pictures into the outbox; returns its id there. */
export const postClaim = ({ item, happenedOn, note, pictures }: NewClaim): string =>
  post('credit.claim', {
    params: {},
    body: { itemId: item.id, happenedOn, note: note.trim(), pictureIds: [] },
    title: `申报：${item.title} ${formatPoints(item.points)}`,
    icon: 'credit',
    refreshes: ['credit.mine', 'today.get'],
    pictures,
  });
