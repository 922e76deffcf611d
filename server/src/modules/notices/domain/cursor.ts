import { DomainError } from '@wecountry/shared/errors';

/** Where a page of notices ended: notices that wait for 知道了 come first, then the newest. */
export interface NoticeCursor {
  readonly pinned: boolean;
  readonly publishedAt: Date;
  readonly id: string;
}

const TEXT = /^([pr])(\d{1,16})_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

export function cursorText({ pinned, publishedAt, id }: NoticeCursor): string {
  return `${pinned ? 'p' : 'r'}${publishedAt.getTime()}_${id}`;
}

/** @throws DomainError `request.invalid` for what is no cursor of ours */
export function readCursor(text: string): NoticeCursor {
  const [, group, ms, id] = TEXT.exec(text) ?? [];
  const publishedAt = new Date(Number(ms));
  if (!group || !id || Number.isNaN(publishedAt.getTime())) throw new DomainError('request.invalid');
  return { pinned: group === 'p', publishedAt, id };
}
