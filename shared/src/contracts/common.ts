import * as z from 'zod';

/** An id: UUIDv7 made by the server. */
export const Id = z.uuid();
/** An instant, ISO 8601 in UTC. */
export const Instant = z.iso.datetime();
/** A business date in Asia/Shanghai, `2026-11-22`. */
export const Day = z.iso.date();
/** An amount of money in fen; a safe integer, may be negative where the field says so. */
export const Fen = z.int();
/** An amount of money in fen that is more than nothing. */
export const PositiveFen = z.int().min(1).max(100_000_000_00);

export const Cursor = z.string().max(120);

export const InVillage = z.object({ village: Id });

/** A path's parameters: the village and further ids. */
export const inVillage = <K extends string>(...names: K[]) =>
  z.object({ village: Id, ...(Object.fromEntries(names.map((n) => [n, Id])) as Record<K, typeof Id>) });

/** Text that a person typed: trimmed length counts, no control characters but line breaks. */
export const text = (min: number, max: number) =>
  z
    .string()
    .max(max)
    .regex(new RegExp(`^(?:[^\\u0000-\\u0009\\u000B-\\u001F\\u007F]|\\n)*$`, 'u'))
    .refine((s) => s.trim().length >= min, { error: min <= 1 ? '这里要填' : `至少写 ${min} 个字` });

export const Done = z.object({ id: Id });
