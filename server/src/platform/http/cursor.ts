import { DomainError } from '@wecountry/shared/errors';

/** What a part of a cursor may look like. */
const cursorParts = {
  flag: /^[01]$/,
  instant: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/,
  id: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  number: /^\d{20}$/,
} as const;

export type CursorPart = keyof typeof cursorParts;

/** A place in a list, opaque to whoever carries it back. */
export function toCursor(parts: readonly string[]): string {
  return Buffer.from(parts.join(' ')).toString('base64url');
}

/** @throws DomainError `request.invalid` for anything that is no cursor of these parts. */
export function fromCursor(cursor: string, wanted: readonly CursorPart[]): string[] {
  const parts = Buffer.from(cursor, 'base64url').toString('utf8').split(' ');
  const sound = (part: CursorPart, text: string) =>
    cursorParts[part].test(text) && (part !== 'instant' || !Number.isNaN(Date.parse(text)));
  if (parts.length !== wanted.length || !wanted.every((part, i) => sound(part, parts[i] ?? '')))
    throw new DomainError('request.invalid', { field: 'cursor' });
  return parts;
}
