import { fromCursor, toCursor } from '../../platform/http/cursor.js';

/** Where a page of notices ended: notices that wait for 知道了 come first, then the newest. */
export interface NoticeCursor {
  readonly pinned: boolean;
  readonly publishedAt: Date;
  readonly id: string;
}

export function cursorText({ pinned, publishedAt, id }: NoticeCursor): string {
  return toCursor([pinned ? '1' : '0', publishedAt.toISOString(), id]);
}

/** @throws DomainError `request.invalid` for what is no cursor of ours */
export function readCursor(text: string): NoticeCursor {
  const [pinned, publishedAt = '', id = ''] = fromCursor(text, ['flag', 'instant', 'id']);
  return { pinned: pinned === '1', publishedAt: new Date(publishedAt), id };
}
