import { randomBytes } from 'node:crypto';
import * as z from 'zod';
import { json, type Reply, type Route } from './http.js';
import { errorReply, type MiniGate } from './mini-gate.js';
import type { People } from './people.js';

const asked = z.object({
  content: z.string().min(1),
  version: z.literal(2),
  scene: z.int().min(1).max(4),
  openid: z.string().min(1),
});

const CONTENT_MAX = 2_500;
/** Labels as WeChat numbers them: 20002 obscene, 20006 a crime, 20008 fraud, 21000 something else, 100 nothing. */
const risky: Readonly<Record<string, number>> = { 赌博网站: 20006, 刷单返利: 20008, 裸聊: 20002, 枪支弹药: 20006 };
const doubtful: Readonly<Record<string, number>> = { 骗子: 21000, 加我微信: 20008, 内部消息: 21000, 稳赚: 20008 };

/** `msgSecCheck` with a list of words in place of WeChat's judgement. */
export function contentCheckRoute(gate: MiniGate, people: People): Route {
  return gate.guarded('/wxa/msg_sec_check', (body) => check(body, people));
}

function check(body: unknown, people: People): Reply {
  const read = asked.safeParse(body);
  if (!read.success) return errorReply(40129, 'invalid args');
  const { content, openid } = read.data;
  if ([...content].length > CONTENT_MAX) return errorReply(44991, 'content too long');
  if (!people.find('mini', openid)) return errorReply(40003, 'invalid openid');
  const said = (words: Readonly<Record<string, number>>) => Object.keys(words).find((word) => content.includes(word));
  const [bad, odd] = [said(risky), said(doubtful)];
  const result = bad
    ? { suggest: 'risky', label: risky[bad] }
    : odd
      ? { suggest: 'review', label: doubtful[odd] }
      : { suggest: 'pass', label: 100 };
  const keyword = bad ?? odd;
  const detail = [
    { strategy: keyword ? 'keyword' : 'content_model', errcode: 0, ...result, ...(keyword && { keyword }) },
  ];
  return json(200, { errcode: 0, errmsg: 'ok', result, detail, trace_id: randomBytes(8).toString('hex') });
}
