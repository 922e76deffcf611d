import { createHmac, timingSafeEqual } from 'node:crypto';
import { CODE_STEP_MS } from '@wecountry/shared/domain/attendance';

const DIGITS = 6;

/** The step a moment (epoch ms) falls into. */
export const stepAt = (nowMs: number): number => Math.floor(nowMs / CODE_STEP_MS);

/** Until the next step, in ms. */
export const stepLeftMs = (nowMs: number): number => CODE_STEP_MS - (nowMs % CODE_STEP_MS);

/** Six digits from a secret and a step, as HOTP truncates them (RFC 4226, 5.3). */
export function codeAt(secret: Buffer, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', secret).update(counter).digest();
  const offset = mac.readUInt8(mac.length - 1) & 0xf;
  const number = (mac.readUInt32BE(offset) & 0x7fff_ffff) % 10 ** DIGITS;
  return String(number).padStart(DIGITS, '0');
}

/** Whether a code is that of this step or of the one before: whoever types is slower than the screen changes. */
export function isCodeNow(secret: Buffer, code: string, nowMs: number): boolean {
  const given = Buffer.from(code);
  const step = stepAt(nowMs);
  return [step, step - 1].some((at) => {
    const wanted = Buffer.from(codeAt(secret, at));
    return wanted.length === given.length && timingSafeEqual(wanted, given);
  });
}
