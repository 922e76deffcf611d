/**
 * WeChat understood the request and said no: nothing happened on its side.
 *
 * `code` is WeChat's own: `ORDERPAID`, `OUT_TRADE_NO_USED`, … of v3, or the errcode of a login (`40029`) as text.
 * Only the code may be branched on; the message changes between interfaces and is for logs.
 */
export class WechatRefused extends Error {
  override readonly name = 'WechatRefused';
  constructor(
    readonly code: string,
    readonly wechatMessage: string,
    readonly status: number,
  ) {
    super(`WeChat refused (${status} ${code}): ${wechatMessage}`);
  }

  /** Whether the code is one of these. WeChat writes some both ways: `ORDER_CLOSED`, `ORDERCLOSED`. */
  is(...codes: string[]): boolean {
    const plain = (code: string) => code.replaceAll('_', '');
    return codes.some((code) => plain(code) === plain(this.code));
  }
}

/**
 * Nobody knows whether WeChat did it: no answer in time, 5xx, 202, 429, or an answer that could not be verified.
 * Ask again with the same numbers, or query; never with another number.
 */
export class WechatUnknown extends Error {
  override readonly name = 'WechatUnknown';
  constructor(what: string, options?: { cause?: unknown }) {
    super(`WeChat's outcome is unknown: ${what}`, options);
  }
}

export type ForgeryReason = 'header_missing' | 'clock_skew' | 'serial_unknown' | 'signature_wrong' | 'body_unreadable';

/** A callback that does not prove to come from WeChat. Answer 401; WeChat itself sends such ones to probe. */
export class WechatForged extends Error {
  override readonly name = 'WechatForged';
  constructor(
    readonly reason: ForgeryReason,
    options?: { cause?: unknown },
  ) {
    super(`Not from WeChat: ${reason}`, options);
  }
}
