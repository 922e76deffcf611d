import { Injectable } from '@nestjs/common';
import type { Fen } from '@wecountry/shared/domain/money';
import { growersFen, shareRefund, type FrozenLine } from '@wecountry/shared/domain/split';
import { DomainError } from '@wecountry/shared/errors';
import type { Tx } from '../../platform/db/tx.js';
import { linesOf } from './domain/agreement.js';
import type { LotMode } from './lot.entity.js';
import type { ProductArt } from './product.entity.js';
import { StockRepository, type HouseholdFen } from './stock.repository.js';

/** What a household gets of an order. */
export interface GrowerPart extends HouseholdFen {
  readonly code: string;
  readonly label: string;
}

/** Pieces kept for an order, with everything about them that the order freezes. */
export interface Reservation {
  readonly productName: string;
  readonly spec: string;
  readonly art: ProductArt;
  readonly unitFen: Fen;
  readonly lotId: string;
  readonly lotCode: string;
  readonly mode: LotMode;
  readonly agreementId: string;
  readonly lines: readonly FrozenLine[];
  /** The growers' lines by household. */
  readonly growers: readonly GrowerPart[];
}

/** Pieces of an order, to be moved with it. */
export interface Reserved {
  readonly lotId: string;
  readonly quantity: number;
  readonly growers: readonly HouseholdFen[];
}

/** The stock as orders move it, in the order's own transaction. */
@Injectable()
export class StockService {
  constructor(private readonly repository: StockRepository) {}

  /**
   * Keeps pieces of the first lot with enough, and takes the households' parts out of what is left of the lot: shared
   * by what is left of each, so that the lot's last order leaves zero everywhere.
   * @throws DomainError `request.not_found`, `order.price_changed`, `order.sold_out`.
   */
  async reserve(tx: Tx, wanted: { productId: string; quantity: number; priceFen: Fen }): Promise<Reservation> {
    const offer = await this.repository.offer(tx, wanted.productId);
    if (!offer) throw new DomainError('request.not_found');
    if (offer.priceFen !== wanted.priceFen) throw new DomainError('order.price_changed', { priceFen: offer.priceFen });
    const lot = await this.repository.take(tx, wanted.productId, wanted.quantity);
    if (!lot) throw new DomainError('order.sold_out');
    const lines = linesOf(lot.lines, wanted.quantity);
    const growers = await this.takeParts(tx, lot.id, growersFen(lines));
    return {
      productName: offer.name,
      spec: offer.spec,
      art: offer.art,
      unitFen: offer.priceFen,
      lotId: lot.id,
      lotCode: lot.code,
      mode: lot.mode,
      agreementId: lot.agreementId,
      lines,
      growers,
    };
  }

  /** Back for sale: the order was closed unpaid. */
  async release(tx: Tx, order: Reserved): Promise<void> {
    await this.moved(tx, order, 'reserved', 'remaining');
    await this.repository.moveLeft(tx, order.lotId, order.growers);
  }

  /** Paid for. */
  async sell(tx: Tx, order: Reserved): Promise<void> {
    await this.moved(tx, order, 'reserved', 'sold');
  }

  /** Back for sale: refunded before it was sent. */
  async takeBack(tx: Tx, order: Reserved): Promise<void> {
    await this.moved(tx, order, 'sold', 'remaining');
    await this.repository.moveLeft(tx, order.lotId, order.growers);
  }

  /** Refunded while on its way: neither sold nor for sale until somebody has counted it in. */
  async comeBack(tx: Tx, order: Reserved): Promise<void> {
    await this.moved(tx, order, 'sold', 'coming_back');
  }

  private async takeParts(tx: Tx, lotId: string, amountFen: Fen): Promise<GrowerPart[]> {
    const households = await this.repository.left(tx, lotId);
    const shares = shareRefund(
      households.map(({ code, leftFen }) => ({ key: code, fen: leftFen })),
      amountFen,
    );
    const parts = households
      .map(({ householdId, code, label }, index) => ({ householdId, code, label, amountFen: shares[index]?.fen ?? 0 }))
      .filter((part) => part.amountFen > 0);
    await this.repository.moveLeft(
      tx,
      lotId,
      parts.map(({ householdId, amountFen: fen }) => ({ householdId, amountFen: -fen })),
    );
    return parts;
  }

  private async moved(tx: Tx, order: Reserved, ...[from, to]: Moves): Promise<void> {
    const there = await this.repository.move(tx, order.lotId, order.quantity, from, to);
    // Only an order moves its own pieces, and holds its row while it does: they must be there.
    if (!there) throw new Error(`Lot ${order.lotId} has no ${order.quantity} pieces ${from}`);
  }
}

type Moves = [from: 'reserved' | 'sold', to: 'remaining' | 'sold' | 'coming_back'];
