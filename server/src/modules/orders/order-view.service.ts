import { Injectable } from '@nestjs/common';
import type { ResponseOf } from '@wecountry/shared/contracts';
import type { OrderCard, OrderDetail } from '@wecountry/shared/contracts/market';
import { orderActs } from '@wecountry/shared/domain/order-states';
import { splitRows } from '@wecountry/shared/domain/split';
import type { Actor } from '../../platform/auth/actor.js';
import type { Tx } from '../../platform/db/tx.js';
import { LedgerService } from '../ledger/index.js';
import { RefundsService, type RefundRow } from '../payments/index.js';
import { VillagesService } from '../villages/index.js';
import { mayDecideRefund, partsIn } from './domain/access.js';
import { receiverLabel, shownReceiver } from './domain/receiver-label.js';
import type { OrderListRow } from './order-lists.repository.js';
import { OrdersRepository, type OrderParts, type OrderRow } from './orders.repository.js';

type Asker = Pick<Actor, 'userId' | 'roles'>;
type Booked = ResponseOf<'orders.get'>['booked'];

/** Orders as the API shows them. */
@Injectable()
export class OrderView {
  constructor(
    private readonly villages: VillagesService,
    private readonly refunds: RefundsService,
    private readonly ledger: LedgerService,
    private readonly repository: OrdersRepository,
  ) {}

  /** An order as the asker sees it now. `parts` when they are at hand. */
  async detail(tx: Tx, order: OrderRow, asker: Asker, parts?: OrderParts): Promise<OrderDetail> {
    const { lines, growers } = parts ?? (await this.repository.parts(tx, order.id));
    const refunds = order.refundState === null ? [] : await this.refunds.ofOrder(tx, order.id);
    const village = await this.villages.current(tx);
    return {
      ...cardOf(order, village.name, tx.villageId),
      productId: order.productId,
      unitFen: order.unitFen,
      receiver: shownReceiver(order, partsIn(order, asker).length > 0),
      payBefore: order.payBefore.toISOString(),
      paidAt: instant(order.paidAt),
      shippedAt: instant(order.shippedAt),
      receivedAt: instant(order.receivedAt),
      closedAt: instant(order.closedAt),
      shipment: order.carrier && order.trackingNo ? { carrier: order.carrier, trackingNo: order.trackingNo } : null,
      mode: order.mode,
      lotCode: order.lotCode,
      lines: splitRows(lines),
      growers: growers.map(({ label, amountFen }) => ({ label, amountFen })),
      refund: refundOf(refunds[0]),
      may: mayDo(order, asker, tx.now),
      booked: await this.bookedOf(tx, order, refunds),
    };
  }

  private async bookedOf(tx: Tx, order: OrderRow, refunds: readonly RefundRow[]): Promise<Booked> {
    if (order.paidAt === null && refunds.length === 0) return [];
    const entries = await this.ledger.entriesOf(tx, 'coop', [order.id, ...refunds.map((refund) => refund.id)]);
    return entries.map(({ number, memo, occurredOn, amountFen }) => ({ number, memo, occurredOn, amountFen }));
  }
}

/** An order in a list. */
export function cardOf(
  order: Omit<OrderListRow, 'refundState' | 'waitsForCoop'>,
  villageName: string,
  villageId: string,
): OrderCard {
  const { id, no, state, productName, spec, art, quantity, amountFen } = order;
  return {
    id,
    villageId,
    villageName,
    no,
    state,
    productName,
    spec,
    art,
    quantity,
    amountFen,
    placedAt: order.placedAt.toISOString(),
    receiverLabel: receiverLabel(order.receiverName, order.receiverRegion),
  };
}

/** What the state table allows, less paying when its time is over, and answering a refund of one's own. */
function mayDo(order: OrderRow, asker: Asker, now: Date): OrderDetail['may'] {
  const acts = orderActs(order.state, partsIn(order, asker), order.refundState);
  return acts
    .filter((act) => act !== 'pay' || now < order.payBefore)
    .filter((act) => (act !== 'decide_refund' && act !== 'resend_refund') || mayDecideRefund(order, asker));
}

function refundOf(refund: RefundRow | undefined): OrderDetail['refund'] {
  if (!refund) return null;
  const { id, state, amountFen, reason, requestedAt, note } = refund;
  return { id, state, amountFen, reason, requestedAt: requestedAt.toISOString(), note };
}

const instant = (at: Date | null): string | null => at?.toISOString() ?? null;
