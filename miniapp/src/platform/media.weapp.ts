import Taro from '@tarojs/taro';
import type { ResponseOf } from '@wecountry/shared/contracts';
import { localError, problemError } from './api-error';
import type { LocalPicture } from './media.h5';
import { addressOf } from './request';
import { useSession } from './session';

const quality = 80;

/** Lets the person choose or take pictures; each is made smaller and saved where it outlives the app. */
export async function choosePictures(max: number): Promise<LocalPicture[]> {
  const chosen = await Taro.chooseMedia({ count: max, mediaType: ['image'], sizeType: ['compressed'] }).catch(
    () => null,
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
  const { accessToken } = useSession.getState();
  const { statusCode, data } = await Taro.uploadFile({
    url: addressOf('media.upload', { village }),
    filePath: ref,
    name: 'file',
    header: { accept: 'application/json', authorization: `Bearer ${accessToken ?? ''}`, 'idempotency-key': key },
  }).catch(() => {
    throw localError('local.offline');
  });
  const answer = parse(data);
  if (statusCode < 200 || statusCode >= 300) throw problemError(statusCode, answer);
  return answer as ResponseOf<'media.upload'>;
}

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
