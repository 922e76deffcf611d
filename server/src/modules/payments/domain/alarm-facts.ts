const EXPECTED = 'Expected';

interface AlarmFacts {
  readonly refundNo: string | null;
  readonly said: string | null;
  readonly differs: { field: string; expected: string; got: string }[];
}

/** What an alarm kept, taken apart: which refund it is about, what WeChat said, and what was expected beside what came. */
export function alarmFacts(detail: Readonly<Record<string, string | number>>): AlarmFacts {
  const text = (key: string): string | null => (key in detail ? String(detail[key]) : null);
  const differs = Object.keys(detail)
    .filter((key) => key.endsWith(EXPECTED))
    .map((key) => key.slice(0, -EXPECTED.length))
    .map((field) => ({ field, expected: text(`${field}${EXPECTED}`) ?? '', got: text(`${field}Got`) ?? '' }));
  return { refundNo: text('outRefundNo'), said: text('why') ?? text('status') ?? text('tradeState'), differs };
}
