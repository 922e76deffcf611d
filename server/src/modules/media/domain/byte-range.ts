/**
 * The one range of bytes a player asks for (RFC 9110, 14.1.2), both ends counted; null when it asks for all, for several,
 * or for what is not there: then it gets the whole.
 */
export function rangeOf(header: string | undefined, length: number): { from: number; to: number } | null {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (first === '' && last === '') return null;
  const from = first === '' ? Math.max(0, length - Number(last)) : Number(first);
  const to = first === '' || last === '' ? length - 1 : Math.min(Number(last), length - 1);
  return from <= to && from < length ? { from, to } : null;
}
