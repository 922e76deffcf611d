import type { ResponseOf } from '@wecountry/shared/contracts';
import { newId } from '../../src/platform/db/id.js';
import type { Problem } from '../../src/platform/http/problem.filter.js';
import type { Answer, TestApp, TestUser } from './app.js';

/** A file as a form sends it. */
export function multipart(bytes: Buffer, field = 'file'): { headers: Record<string, string>; payload: Buffer } {
  const boundary = `test${newId()}`;
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="${field}"; filename="photo.jpg"\r\ncontent-type: image/jpeg\r\n\r\n`;
  return {
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload: Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]),
  };
}

/** Sends a file to `media.upload` as a phone does. */
export async function uploadFile(
  app: TestApp,
  village: string,
  as: TestUser,
  bytes: Buffer,
  key: string = newId(),
  field?: string,
): Promise<Answer<'media.upload'>> {
  const { headers, payload } = multipart(bytes, field);
  const response = await app.nest.inject({
    method: 'POST',
    url: `/api/villages/${village}/media`,
    headers: { authorization: `Bearer ${as.session.accessToken}`, ...headers, 'idempotency-key': key },
    payload,
  });
  const parsed: unknown = JSON.parse(response.body);
  return {
    status: response.statusCode,
    body: parsed as ResponseOf<'media.upload'>,
    problem: parsed as Problem,
    headers: response.headers,
  };
}
