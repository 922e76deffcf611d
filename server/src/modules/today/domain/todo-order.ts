/** What somebody has to do, in the order in which the home page puts it. */
export const todoKinds = ['vote', 'enter_minutes', 'review_claims', 'ship_orders', 'read', 'public_claim'] as const;
export type TodoKind = (typeof todoKinds)[number];

/**
 * Puts duties first and what one may do last; within a kind the order given is kept, which is that of the deadlines.
 */
export function inOrder<T extends { readonly kind: TodoKind }>(todos: readonly T[]): T[] {
  return [...todos].sort((a, b) => todoKinds.indexOf(a.kind) - todoKinds.indexOf(b.kind));
}

/** The numbers on the tab bar: all that waits on 首页, and what waits under 议事. */
export function badgesOf(
  urgent: number,
  todos: readonly { readonly kind: TodoKind }[],
): { home: number; affairs: number } {
  const affairs = todos.filter((t) => t.kind === 'vote' || t.kind === 'enter_minutes').length;
  return { home: urgent + todos.length, affairs };
}
