import { Global, Module } from '@nestjs/common';
import { LedgerModule } from '../ledger/index.js';
import { MarketModule } from '../market/index.js';
import { PaymentsModule, Seller } from '../payments/index.js';
import { VillagesModule } from '../villages/index.js';
import { OrderClosing } from './order-closing.service.js';
import { OrderGoods } from './order-goods.service.js';
import { OrderListsRepository } from './order-lists.repository.js';
import { OrderPayment } from './order-payment.service.js';
import { OrderRefunds } from './order-refunds.service.js';
import { OrderSeller } from './order-seller.js';
import { OrderView } from './order-view.service.js';
import { OrdersController } from './orders.controller.js';
import { OrdersRepository } from './orders.repository.js';
import { OrderService } from './orders.service.js';

/** Global for its `Seller`: payments ask for one without knowing orders. */
@Global()
@Module({
  imports: [LedgerModule, MarketModule, PaymentsModule, VillagesModule],
  controllers: [OrdersController],
  providers: [
    OrderService,
    OrderPayment,
    OrderClosing,
    OrderGoods,
    OrderRefunds,
    OrderView,
    OrdersRepository,
    OrderListsRepository,
    { provide: Seller, useClass: OrderSeller },
  ],
  exports: [OrderService, OrderPayment, OrderGoods, OrderRefunds, Seller],
})
export class OrdersModule {}
