export type PictureKind = 'jpeg' | 'png' | 'webp';

const JPEG = [0xff, 0xd8, 0xff];
const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const RIFF = [0x52, 0x49, 0x46, 0x46];
const WEBP = [0x57, 0x45, 0x42, 0x50];

/**
 * The kind a file claims by its first bytes, or null for anything else. What comes from outside reaches no decoder but
 * these three: formats such as SVG can name other files to read.
 */
export function pictureKind(bytes: Uint8Array): PictureKind | null {
  if (startsWith(bytes, JPEG, 0)) return 'jpeg';
  if (startsWith(bytes, PNG, 0)) return 'png';
  if (startsWith(bytes, RIFF, 0) && startsWith(bytes, WEBP, 8)) return 'webp';
  return null;
}

function startsWith(bytes: Uint8Array, mark: readonly number[], offset: number): boolean {
  return mark.every((byte, i) => bytes[offset + i] === byte);
}
