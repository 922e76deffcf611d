/** Without what looks alike when it is read out or written by hand. */
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const LENGTH = 6;

/** A code of six letters and digits that people can read out, from at least six random bytes. */
export const shortCode = (bytes: Uint8Array): string =>
  Array.from(bytes.slice(0, LENGTH), (byte) => LETTERS[byte % LETTERS.length]).join('');
