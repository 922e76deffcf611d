import { Module } from '@nestjs/common';
import { CreditModule } from '../credit/index.js';
import { NoticesModule } from '../notices/index.js';
import { OrdersModule } from '../orders/index.js';
import { PollsModule } from '../polls/index.js';
import { TodayController } from './today.controller.js';
import { TodayService } from './today.service.js';

@Module({
  imports: [NoticesModule, PollsModule, CreditModule, OrdersModule],
  controllers: [TodayController],
  providers: [TodayService],
})
export class TodayModule {}
