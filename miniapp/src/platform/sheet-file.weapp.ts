import Taro from '@tarojs/taro';
import type { ResponseOf } from '@wecountry/shared/contracts';
import { localError } from './api-error';
import { newKey } from './new-key';
import { addressOf, authorised } from './request';
import type { ChosenSheet } from './sheet-file.h5';

const CHECK_TIMEOUT_MS = 60_000;

/** Lets the person choose an xlsx or csv file from a chat; null when they think better of it. */
export async function chooseSheet(): Promise<ChosenSheet | null> {
  const chosen = await Taro.chooseMessageFile({ count: 1, type: 'file', extension: ['xlsx', 'csv'] }).catch(() => null);
  const file = chosen?.tempFiles[0];
  return file ? { name: file.name, file: file.path } : null;
}

/** Sends a sheet to be looked through; nothing changes by it. */
export async function checkSheet(sheet: ChosenSheet): Promise<ResponseOf<'people.checkImport'>> {
  const key = newKey();
  const answer = await authorised(async (token) => {
    const { statusCode, data } = await Taro.uploadFile({
      url: addressOf('people.checkImport'),
      filePath: String(sheet.file),
      name: 'file',
      timeout: CHECK_TIMEOUT_MS,
      header: { accept: 'application/json', authorization: `Bearer ${token ?? ''}`, 'idempotency-key': key },
    }).catch(() => {
      throw localError('local.offline');
    });
    return { status: statusCode, data: parse(data) };
  });
  return answer as ResponseOf<'people.checkImport'>;
}

/** Hands a file that came as text to the person: WeChat opens it, and shares or keeps it from there. */
export async function saveSheet({ name, base64 }: ResponseOf<'people.export'>): Promise<void> {
  const filePath = `${Taro.env.USER_DATA_PATH}/${name}`;
  Taro.getFileSystemManager().writeFileSync(filePath, base64, 'base64');
  await Taro.openDocument({ filePath, showMenu: true });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
