import type { OrderActor } from '@wecountry/shared/domain/order-states';
import { DomainError } from '@wecountry/shared/errors';
import type { Actor } from '../../platform/auth/actor.js';
import type { Tx } from '../../platform/db/tx.js';
import { partsIn } from './domain/access.js';
import type { OrdersRepository, OrderRow } from './orders.repository.js';

/**
 * Takes an order for somebody who acts on it as this part: its buyer, or the co-op.
 * @throws DomainError `request.not_found`, also for an order in which the actor has no such part.
 */
export async function takenBy(
  repository: OrdersRepository,
  tx: Tx,
  orderId: string,
  actor: Pick<Actor, 'userId' | 'roles'>,
  part: Exclude<OrderActor, 'system'>,
): Promise<OrderRow> {
  const order = await repository.take(tx, orderId);
  if (!order || !partsIn(order, actor).includes(part)) throw new DomainError('request.not_found');
  return order;
}
