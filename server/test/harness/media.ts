import { readFileSync } from 'node:fs';
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

/** A recording of 2.4 seconds, as Chromium's recorder made it; with a number, another file that sounds the same. */
export function recordedVoice(no?: number): Buffer {
  const voice = readFileSync(new URL('../fixtures/voice.webm', import.meta.url));
  // An EBML Void element of one byte: players skip it.
  return no === undefined ? voice : Buffer.concat([voice, Buffer.from([0xec, 0x82, no % 256, no >> 8])]);
}

/** Sends a file to `media.uploadVoice` as a phone does. */
export async function uploadVoice(
  app: TestApp,
  village: string,
  as: TestUser,
  bytes: Buffer = recordedVoice(),
): Promise<Answer<'media.uploadVoice'>> {
  const { headers, payload } = multipart(bytes);
  const response = await app.nest.inject({
    method: 'POST',
    url: `/api/villages/${village}/voices`,
    headers: { authorization: `Bearer ${as.session.accessToken}`, ...headers, 'idempotency-key': newId() },
    payload,
  });
  const parsed: unknown = JSON.parse(response.body);
  return {
    status: response.statusCode,
    body: parsed as ResponseOf<'media.uploadVoice'>,
    problem: parsed as Problem,
    headers: response.headers,
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
