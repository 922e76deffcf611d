import type { OrderActor } from '@wecountry/shared/domain/order-states';
import type { Role } from '@wecountry/shared/domain/roles';

interface Asker {
  readonly userId: string;
  readonly roles: ReadonlySet<Role>;
}

const readers: readonly Role[] = ['coop_staff', 'supervisor', 'auditor'];

/** What the asker is to the order. Someone may be its buyer and of the co-op. */
export function partsIn(order: { userId: string }, asker: Asker): Exclude<OrderActor, 'system'>[] {
  return [
    ...(order.userId === asker.userId ? (['buyer'] as const) : []),
    ...(asker.roles.has('coop_staff') ? (['coop_staff'] as const) : []),
  ];
}

/** Whether the asker may see the order: its buyer, and who sells or watches over the selling. */
export function maySee(order: { userId: string }, asker: Asker): boolean {
  return order.userId === asker.userId || readers.some((role) => asker.roles.has(role));
}

/** Whether the asker may answer or send again the refund of this order for the co-op: one's own money is another's to give back. */
export function mayDecideRefund(order: { userId: string }, asker: Asker): boolean {
  return asker.roles.has('coop_staff') && order.userId !== asker.userId;
}
