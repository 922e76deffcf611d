const CAP_MAX = 100_000;

/** '20', '12.5', '0.05' percent as ten-thousandths, without ever being a fraction; null when it is no part of a whole. */
export function partOf(typed: string): number | null {
  const parts = /^(\d{1,3})(?:\.(\d{1,2}))?$/.exec(typed.trim().replace(/[%％]$/, ''));
  if (!parts) return null;
  const part = Number(parts[1]) * 100 + Number((parts[2] ?? '').padEnd(2, '0'));
  return part >= 1 && part <= 10_000 ? part : null;
}

/** A cap in points; undefined when none was typed, null when it is no number that can be one. */
export function capOf(typed: string): number | undefined | null {
  if (typed.trim() === '') return undefined;
  const cap = /^\d{1,6}$/.test(typed.trim()) ? Number(typed.trim()) : 0;
  return cap >= 1 && cap <= CAP_MAX ? cap : null;
}
