import type { ResponseOf } from '@wecountry/shared/contracts';
import { localError } from './api-error';
import { dropBlob, keepBlob, readBlob } from './blob-store';
import { newKey } from './new-key';
import { addressOf, authorised, type Answered } from './request';

/** A picture on this phone that has not been sent: kept until it has. */
export interface LocalPicture {
  ref: string;
  /** For showing it now. */
  url: string;
  bytes: number;
}

const longestSidePx = 1600;
const quality = 0.82;
/** A picture over a village's network is slow; without an end the whole outbox would wait for it. */
const UPLOAD_TIMEOUT_MS = 60_000;

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
  const url = addressOf('media.upload', { village });
  return (await authorised((token) =>
    sendForm(url, { blob, name: 'picture.jpg' }, key, token),
  )) as ResponseOf<'media.upload'>;
}

/** Sends one file as a form does, with an end to the waiting. */
export async function sendForm(
  url: string,
  { blob, name }: { blob: Blob; name: string },
  key: string,
  token: string | null,
): Promise<Answered> {
  const form = new FormData();
  form.append('file', blob, name);
  const clock = new AbortController();
  const timer = setTimeout(() => clock.abort(), UPLOAD_TIMEOUT_MS);
  try {
    const answer = await fetch(url, {
      method: 'POST',
      body: form,
      headers: { accept: 'application/json', authorization: `Bearer ${token ?? ''}`, 'idempotency-key': key },
      signal: clock.signal,
    });
    const data: unknown = await answer.json().catch((error: unknown) => {
      if (clock.signal.aborted) throw error;
      return null;
    });
    return { status: answer.status, data };
  } catch {
    throw localError(clock.signal.aborted ? 'local.timeout' : 'local.offline');
  } finally {
    clearTimeout(timer);
  }
}

/** Frees what a sent or discarded picture took. */
export const forgetPicture = (ref: string): Promise<void> => dropBlob(ref);
