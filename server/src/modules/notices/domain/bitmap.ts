/** Bits by resident number, as PostgreSQL numbers them: bit n is bit n % 8, from the lowest, of byte n / 8. */
export type Bitmap = Uint8Array;

/** How many residents share one row of marks: enough that a village has few rows, few enough that phones rarely queue. */
export const SEGMENT_RESIDENTS = 256;

/** Whether bit `n` is set; one beyond the end is not. */
export function hasBit(bits: Bitmap, n: number): boolean {
  const byte = bits[n >> 3];
  return byte !== undefined && ((byte >> (n & 7)) & 1) === 1;
}
