/** The answer of one person: has a place, waits for one, or does not come. */
export const placeStates = ['in', 'waiting', 'out'] as const;
export type PlaceState = (typeof placeStates)[number];

export const placeLabels: Readonly<Record<PlaceState, string>> = { in: '报上了', waiting: '候补', out: '不来' };

/** How many more have room; null = any number. */
export function placesLeft(capacity: number | null, taken: number): number | null {
  return capacity === null ? null : Math.max(0, capacity - taken);
}

/**
 * Who of those who ask now gets a place, in the order in which they ask; the others wait. Somebody who waits already goes
 * first: nobody gets a place past a waiting list that is not empty.
 *
 * @param capacity most who can come; null = any number
 * @param taken how many have a place
 * @param waiting how many wait
 */
export function seat<Key>(
  { capacity, taken, waiting }: { capacity: number | null; taken: number; waiting: number },
  asking: readonly Key[],
): { in: Key[]; waiting: Key[] } {
  const left = placesLeft(capacity, taken);
  const room = left === null ? asking.length : waiting > 0 ? 0 : left;
  return { in: asking.slice(0, room), waiting: asking.slice(room) };
}

/** How many of the waiting list move up now: as many as there is room for. */
export function movesUp({
  capacity,
  taken,
  waiting,
}: {
  capacity: number | null;
  taken: number;
  waiting: number;
}): number {
  const left = placesLeft(capacity, taken);
  return left === null ? waiting : Math.min(left, waiting);
}
