import Taro from '@tarojs/taro';
import type { ReadyFile } from './take-file.h5';

/** Fetches a file; null where it did not come. WeChat hands a file over only from a tap, so this comes before it. */
export async function readyFile(path: string, name: string): Promise<ReadyFile | null> {
  try {
    const { tempFilePath, statusCode } = await Taro.downloadFile({ url: API_ORIGIN + path });
    return statusCode === 200 ? { name, place: tempFilePath } : null;
  } catch {
    return null;
  }
}

/** Hands it over: into a chat of one's own, from where it is kept or opened on a computer. */
export async function takeFile({ name, place }: ReadyFile): Promise<boolean> {
  try {
    await Taro.shareFileMessage({ filePath: place, fileName: name });
    return true;
  } catch {
    return false;
  }
}
