import Taro from '@tarojs/taro';
import type { ResponseOf } from '@wecountry/shared/contracts';
import { localError } from './api-error';
import type { LocalPicture } from './media.h5';
import { addressOf, authorised, type Answered } from './request';

const quality = 80;
/** A picture over a village's network is slow; without an end the whole outbox would wait for it. */
const UPLOAD_TIMEOUT_MS = 60_000;

/** Lets the person choose or take pictures; each is made smaller and saved where it outlives the app. */
export async function choosePictures(max: number): Promise<LocalPicture[]> {
  const chosen = await Taro.chooseMedia({ count: max, mediaType: ['image'], sizeType: ['compressed'] }).catch(
    (error: unknown) => {
      // Who closes the album chose nothing; who has refused the album or the camera is told where to allow it.
      if (/cancel/i.test(saidBy(error))) return null;
      throw localError('local.no_album');
    },
  );
  return Promise.all((chosen?.tempFiles ?? []).map(({ tempFilePath, size }) => keep(tempFilePath, size)));
}

async function keep(path: string, size: number): Promise<LocalPicture> {
  const small = await Taro.compressImage({ src: path, quality }).catch(() => ({ tempFilePath: path }));
  return new Promise((resolve, reject) => {
    Taro.getFileSystemManager().saveFile({
      tempFilePath: small.tempFilePath,
      success: ({ savedFilePath }) => resolve({ ref: String(savedFilePath), url: String(savedFilePath), bytes: size }),
      fail: () => reject(localError('local.picture')),
    });
  });
}

/** Sends a kept picture; the same key sends it once however often it is tried. */
export async function uploadPicture(ref: string, key: string, village: string): Promise<ResponseOf<'media.upload'>> {
  const url = addressOf('media.upload', { village });
  return (await authorised((token) => sendFile(url, ref, key, token))) as ResponseOf<'media.upload'>;
}

/** Sends one file as a form does, with an end to the waiting. */
export async function sendFile(url: string, filePath: string, key: string, token: string | null): Promise<Answered> {
  const { statusCode, data } = await Taro.uploadFile({
    url,
    filePath,
    name: 'file',
    timeout: UPLOAD_TIMEOUT_MS,
    header: { accept: 'application/json', authorization: `Bearer ${token ?? ''}`, 'idempotency-key': key },
  }).catch((error: unknown) => {
    throw localError(/timeout/i.test(saidBy(error)) ? 'local.timeout' : 'local.offline');
  });
  return { status: statusCode, data: parse(data) };
}

/** WeChat's own words for a failure: chooseMedia:fail cancel. */
const saidBy = (error: unknown): string => String((error as { errMsg?: unknown } | null)?.errMsg ?? '');

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Frees what a sent or discarded picture took. */
export function forgetPicture(ref: string): Promise<void> {
  return new Promise((resolve) => {
    Taro.getFileSystemManager().removeSavedFile({ filePath: ref, complete: () => resolve() });
  });
}
