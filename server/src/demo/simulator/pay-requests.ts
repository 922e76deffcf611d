import * as z from 'zod';
import { PayError } from './model.js';
import type { RefundRequest } from './refunds.js';
import type { Announcement } from './trades.js';

/** The bodies merchants send, checked field by field as the documents of API v3 say. */

const number = (lengths: string, more = '') => z.string().regex(new RegExp(`^[0-9A-Za-z_\\-|*${more}]{${lengths}}$`));
const fen = z.int().min(1);

const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])$/;

/** Callbacks go to https without query; plain http only to this very machine. */
const callbackUrl = z
  .url()
  .max(255)
  .refine((text) => {
    // zod asks this of a text that is no address too.
    if (!URL.canParse(text)) return false;
    const url = new URL(text);
    return (
      url.search === '' && (url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.test(url.hostname)))
    );
  }, 'https, no query');

const jsapiBody = z.object({
  appid: z.string().min(1).max(32),
  mchid: z.string().min(1).max(32),
  description: z
    .string()
    .min(1)
    .refine((text) => [...text].length <= 127, 'at most 127 characters'),
  out_trade_no: number('6,32'),
  time_expire: z.iso.datetime({ offset: true }).optional(),
  attach: z.string().max(128).optional(),
  notify_url: callbackUrl,
  amount: z.object({ total: fen, currency: z.literal('CNY').default('CNY') }),
  payer: z.object({ openid: z.string().min(1).max(128) }),
  settle_info: z.object({ profit_sharing: z.boolean() }).optional(),
});

const refundBody = z
  .object({
    transaction_id: z.string().min(1).max(32).optional(),
    out_trade_no: number('6,32').optional(),
    out_refund_no: number('1,64', '@'),
    reason: z
      .string()
      .refine((text) => Buffer.byteLength(text) <= 80, 'at most 80 bytes')
      .optional(),
    notify_url: callbackUrl.optional(),
    amount: z.object({ refund: fen, total: fen, currency: z.literal('CNY') }),
  })
  .refine((body) => body.transaction_id !== undefined || body.out_trade_no !== undefined, {
    path: ['out_trade_no'],
    message: 'transaction_id or out_trade_no',
  });

const closeBody = z.object({ mchid: z.string().min(1) });

function read<T>(schema: z.ZodType<T>, body: Buffer): T {
  let value: unknown;
  try {
    value = JSON.parse(body.toString('utf8'));
  } catch {
    throw new PayError(400, 'PARAM_ERROR', '请求体不是 JSON');
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const field = `/${issue?.path.join('/') ?? ''}`;
  throw new PayError(400, 'PARAM_ERROR', `参数错误 ${field}`, { field, issue: issue?.message, location: 'body' });
}

/** The same text for the same content, whatever the order of the fields. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

const DEFAULT_TERM_MS = 2 * 3600_000;

export function readAnnouncement(body: Buffer, nowMs: number): Announcement & { mchid: string } {
  const b = read(jsapiBody, body);
  return {
    appid: b.appid,
    mchid: b.mchid,
    openid: b.payer.openid,
    outTradeNo: b.out_trade_no,
    description: b.description,
    totalFen: b.amount.total,
    notifyUrl: b.notify_url,
    attach: b.attach,
    expiresAt: b.time_expire === undefined ? nowMs + DEFAULT_TERM_MS : Date.parse(b.time_expire),
    content: canonical(b),
  };
}

export function readRefund(body: Buffer): RefundRequest {
  const b = read(refundBody, body);
  return {
    outTradeNo: b.out_trade_no,
    transactionId: b.transaction_id,
    outRefundNo: b.out_refund_no,
    refundFen: b.amount.refund,
    totalFen: b.amount.total,
    notifyUrl: b.notify_url,
    content: canonical(b),
  };
}

export function readClose(body: Buffer): { mchid: string } {
  return read(closeBody, body);
}
