import type { ResponseOf } from '@wecountry/shared/contracts';
import { newId } from '../../src/platform/db/id.js';
import type { Problem } from '../../src/platform/http/problem.filter.js';
import { writeSheet } from '../../src/platform/spreadsheet/write-sheet.js';
import type { Answer, TestApp, TestUser } from './app.js';
import { multipart } from './media.js';

const sheetTitles = ['编号', '寨', '户号', '姓名', '出生日期', '户主', '外出'];
type Row = readonly (string | number)[];

/** A sheet as a committee makes it. */
export const sheetOf = (rows: readonly Row[], titles: readonly string[] = sheetTitles): Promise<Buffer> =>
  writeSheet('xlsx', { name: '名册', columns: titles.map((title) => ({ title, width: 10 })), rows });

/** Sends a sheet to be looked through. */
export async function checkSheet(
  app: TestApp,
  village: string,
  as: TestUser,
  bytes: Buffer,
  key: string = newId(),
): Promise<Answer<'people.checkImport'>> {
  const { headers, payload } = multipart(bytes);
  const response = await app.nest.inject({
    method: 'POST',
    url: `/api/villages/${village}/register/imports`,
    headers: { authorization: `Bearer ${as.session.accessToken}`, ...headers, 'idempotency-key': key },
    payload,
  });
  const parsed: unknown = JSON.parse(response.body);
  return {
    status: response.statusCode,
    body: parsed as ResponseOf<'people.checkImport'>,
    problem: parsed as Problem,
    headers: response.headers,
  };
}
