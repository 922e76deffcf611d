import Taro from '@tarojs/taro';

/** Fetches a file of the server's and opens it in WeChat's own reader, from where it can be printed or passed on. */
export async function openFile(path: string): Promise<boolean> {
  try {
    const { tempFilePath, statusCode } = await Taro.downloadFile({ url: API_ORIGIN + path });
    if (statusCode !== 200) return false;
    await Taro.openDocument({ filePath: tempFilePath, fileType: 'pdf', showMenu: true });
    return true;
  } catch {
    return false;
  }
}
