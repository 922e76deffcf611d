import type { ReceiptStep as Step } from '@wecountry/shared/domain/notice';
import { SEGMENT_RESIDENTS } from './domain/bitmap.js';

// SQL of the bitmaps: 256 residents a segment, 32 bytes a step. Bit n of a segment is PostgreSQL's `get_bit(…, n)`.

/** A step includes the ones before it: who heard or knows has seen. */
const bitsOf: Record<Step, readonly Step[]> = {
  seen: ['seen'],
  listened: ['seen', 'listened'],
  acknowledged: ['seen', 'acknowledged'],
};
const steps: readonly Step[] = ['seen', 'listened', 'acknowledged'];

const NONE = `'\\x${'00'.repeat(SEGMENT_RESIDENTS / 8)}'::bytea`;
const bitOf = (no: string) => `(${no} % ${SEGMENT_RESIDENTS})`;

/** The segment of notice `n` that holds resident number `no`, as `m`; it is not there before its first mark. */
export const joinMarks = (no: string) =>
  `LEFT JOIN notice_marks m ON m.village_id = n.village_id AND m.notice_id = n.id AND m.segment = ${no} / ${SEGMENT_RESIDENTS}`;

/** Whether a step of `m` is taken by resident number `no`. */
export const hasBit = (step: Step, no: string) => `coalesce(get_bit(m.${step}, ${bitOf(no)}), 0) = 1`;

/** Notice `n`'s whole bitmaps, put together from its segments, as `b.seen` and `b.acknowledged`; NULL without any mark. */
export const JOIN_WHOLE = `
  LEFT JOIN LATERAL (
    SELECT string_agg(coalesce(m.seen, ${NONE}), ''::bytea ORDER BY s.no) AS seen,
           string_agg(coalesce(m.acknowledged, ${NONE}), ''::bytea ORDER BY s.no) AS acknowledged
    FROM generate_series(0, (SELECT max(x.segment) FROM notice_marks x
                             WHERE x.village_id = n.village_id AND x.notice_id = n.id)) AS s (no)
    LEFT JOIN notice_marks m ON m.village_id = n.village_id AND m.notice_id = n.id AND m.segment = s.no) b ON true`;

/**
 * Sets the bits of a step for resident number `no` of notice `n` in one statement, where `allowed` holds. Writes and locks
 * nothing when they are set.
 */
export function setBits(step: Step, no: string, allowed: string): string {
  const set = bitsOf[step];
  const bit = bitOf(no);
  const fresh = steps.map((s) => (set.includes(s) ? `set_bit(${NONE}, ${bit}, 1)` : NONE));
  const changes = set.map((s) => `${s} = set_bit(k.${s}, ${bit}, 1)`);
  const taken = set.map((s) => hasBit(s, no)).join(' AND ');
  return `
    INSERT INTO notice_marks AS k (village_id, notice_id, segment, seen, listened, acknowledged)
    SELECT n.village_id, n.id, ${no} / ${SEGMENT_RESIDENTS}, ${fresh.join(', ')}
    FROM notices n ${joinMarks(no)}
    WHERE ${allowed} AND NOT (${taken})
    ON CONFLICT (village_id, notice_id, segment) DO UPDATE SET ${changes.join(', ')}`;
}
