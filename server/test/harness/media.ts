import type { ResponseOf } from '@wecountry/shared/contracts';
import { newId } from '../../src/platform/db/id.js';
import type { Problem } from '../../src/platform/http/problem.filter.js';
import type { Answer, TestApp, TestUser } from './app.js';

/** Sends a file to `media.upload` as a phone does. */
export async function uploadFile(
  app: TestApp,
  village: string,
  as: TestUser,
  bytes: Buffer,
  key: string = newId(),
  field = 'file',
): Promise<Answer<'media.upload'>> {
  const boundary = `test${newId()}`;
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="${field}"; filename="photo.jpg"\r\ncontent-type: image/jpeg\r\n\r\n`;
  const response = await app.nest.inject({
    method: 'POST',
    url: `/api/villages/${village}/media`,
    headers: {
      authorization: `Bearer ${as.session.accessToken}`,
      'content-type': `multipart/form-data; boundary=${boundary}`,
      'idempotency-key': key,
    },
    payload: Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]),
  });
  const parsed: unknown = JSON.parse(response.body);
  return {
    status: response.statusCode,
    body: parsed as ResponseOf<'media.upload'>,
    problem: parsed as Problem,
    headers: response.headers,
  };
}
