import { Module } from '@nestjs/common';
import { LedgerModule } from '../ledger/index.js';
import { OrdersModule } from '../orders/index.js';
import { MoneyController } from './money.controller.js';
import { MoneyService } from './money.service.js';

@Module({
  imports: [LedgerModule, OrdersModule],
  controllers: [MoneyController],
  providers: [MoneyService],
})
export class MoneyModule {}
