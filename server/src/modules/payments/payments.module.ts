import { Module } from '@nestjs/common';
import { LedgerModule } from '../ledger/index.js';
import { AlarmsController } from './alarms.controller.js';
import { AlarmsService } from './alarms.service.js';
import { CashierService } from './cashier.service.js';
import { NotifyController } from './notify.controller.js';
import { PaymentsRepository } from './payments.repository.js';
import { PaymentService } from './payments.service.js';
import { RefundsRepository } from './refunds.repository.js';
import { RefundOutcomes } from './refund-outcomes.service.js';
import { RefundSender } from './refund-sender.js';
import { RefundsService } from './refunds.service.js';

/** Needs a `Seller`, which the orders module provides to all. */
@Module({
  imports: [LedgerModule],
  controllers: [NotifyController, AlarmsController],
  providers: [
    PaymentService,
    CashierService,
    RefundsService,
    RefundOutcomes,
    RefundSender,
    AlarmsService,
    PaymentsRepository,
    RefundsRepository,
  ],
  exports: [PaymentService, CashierService, RefundsService, AlarmsService],
})
export class PaymentsModule {}
