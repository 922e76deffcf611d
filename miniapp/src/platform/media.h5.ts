import type { ResponseOf } from '@wecountry/shared/contracts';
import { localError, problemError } from './api-error';
import { dropBlob, keepBlob, readBlob } from './blob-store';
import { newKey } from './new-key';
import { addressOf } from './request';
import { useSession } from './session';

/** A picture on this phone that has not been sent: kept until it has. */
export interface LocalPicture {
  ref: string;
  /** For showing it now. */
  url: string;
  bytes: number;
}

const longestSidePx = 1600;
const quality = 0.82;

/** Lets the person choose or take pictures; each is made smaller before it is kept. */
export function choosePictures(max: number): Promise<LocalPicture[]> {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = 'image/*';
  input.multiple = max > 1;
  return new Promise((resolve, reject) => {
    input.onchange = () => {
      Promise.all(
        Array.from(input.files ?? [])
          .slice(0, max)
          .map(keep),
      ).then(resolve, reject);
    };
    input.oncancel = () => resolve([]);
    input.click();
  });
}

async function keep(file: File): Promise<LocalPicture> {
  const blob = await shrink(file);
  const ref = newKey();
  await keepBlob(ref, blob);
  return { ref, url: URL.createObjectURL(blob), bytes: blob.size };
}

async function shrink(file: File): Promise<Blob> {
  const url = URL.createObjectURL(file);
  try {
    const image = await new Promise<HTMLImageElement>((resolve, reject) => {
      const drawn = new Image();
      drawn.onload = () => resolve(drawn);
      drawn.onerror = () => reject(localError('local.picture'));
      drawn.src = url;
    });
    const scale = Math.min(1, longestSidePx / Math.max(image.naturalWidth, image.naturalHeight));
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(image.naturalWidth * scale);
    canvas.height = Math.round(image.naturalHeight * scale);
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise<Blob>((resolve, reject) => {
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(localError('local.picture'))), 'image/jpeg', quality);
    });
  } finally {
    URL.revokeObjectURL(url);
  }
}

/** Sends a kept picture; the same key sends it once however often it is tried. */
export async function uploadPicture(ref: string, key: string, village: string): Promise<ResponseOf<'media.upload'>> {
  const blob = await readBlob(ref);
  if (!blob) throw localError('local.picture');
  const form = new FormData();
  form.append('file', blob, 'picture.jpg');
  const { accessToken } = useSession.getState();
  const answer = await fetch(addressOf('media.upload', { village }), {
    method: 'POST',
    body: form,
    headers: { accept: 'application/json', authorization: `Bearer ${accessToken ?? ''}`, 'idempotency-key': key },
  }).catch(() => {
    throw localError('local.offline');
  });
  const data: unknown = await answer.json().catch(() => null);
  if (!answer.ok) throw problemError(answer.status, data);
  return data as ResponseOf<'media.upload'>;
}

/** Frees what a sent or discarded picture took. */
export const forgetPicture = (ref: string): Promise<void> => dropBlob(ref);
