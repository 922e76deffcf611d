import { DomainError } from '@wecountry/shared/errors';
import sharp, { type OutputInfo } from 'sharp';
import { pictureKind } from './domain/picture-kind.js';

/** The longest side of each size in pixels. A smaller picture is not blown up. */
export const pictureSizes = { small: 240, medium: 720, large: 1440 } as const;
export type PictureSize = keyof typeof pictureSizes;

/** A phone's camera makes 12 to 50 million pixels; a file that unpacks to more is an attack or a mistake. */
const MAX_PIXELS = 64_000_000;
const QUALITY = 72;

export interface EncodedPicture {
  readonly width: number;
  readonly height: number;
  readonly files: Readonly<Record<PictureSize, Buffer>>;
}

/**
 * Decodes an uploaded picture and makes the three sizes as webp: turned upright, and without what the camera wrote into
 * it (place, time, device), since only pixels are taken over.
 * @throws DomainError `media.not_picture` when it does not decode, `request.too_large` when it has too many pixels
 */
export async function encodePicture(bytes: Buffer): Promise<EncodedPicture> {
  if (!pictureKind(bytes)) throw new DomainError('media.not_picture');
  const { width, height } = await decoded(() => sharp(bytes, { limitInputPixels: false }).metadata());
  if (width * height > MAX_PIXELS) throw new DomainError('request.too_large');
  // One after the other: each size holds the decoded picture in memory.
  const small = await resized(bytes, 'small');
  const medium = await resized(bytes, 'medium');
  const large = await resized(bytes, 'large');
  return {
    width: large.info.width,
    height: large.info.height,
    files: { small: small.data, medium: medium.data, large: large.data },
  };
}

function resized(bytes: Buffer, size: PictureSize): Promise<{ data: Buffer; info: OutputInfo }> {
  const side = pictureSizes[size];
  return decoded(() =>
    sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error' })
      .autoOrient()
      .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: QUALITY, effort: 4 })
      .toBuffer({ resolveWithObject: true }),
  );
}

async function decoded<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch {
    // libvips says only in English prose what it did not like; to the person every reason is the same.
    throw new DomainError('media.not_picture');
  }
}
