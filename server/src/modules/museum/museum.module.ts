import { Global, Module } from '@nestjs/common';
import { CreditModule, DividendDirectory } from '../credit/index.js';
import { LedgerModule } from '../ledger/index.js';
import { PlanDirectory, PollsModule } from '../polls/index.js';
import { DividendService } from './dividend.service.js';
import { MuseumController } from './museum.controller.js';
import { PaidDividends, PlanTaker } from './plan-taker.js';
import { PlanRepository } from './plans.repository.js';
import { VoucherRepository } from './vouchers.repository.js';
import { VoucherService } from './vouchers.service.js';

/** Global for the sake of the directories that polls and credit ask about plans and dividends. */
@Global()
@Module({
  imports: [PollsModule, CreditModule, LedgerModule],
  controllers: [MuseumController],
  providers: [
    DividendService,
    VoucherService,
    PlanRepository,
    VoucherRepository,
    { provide: PlanDirectory, useClass: PlanTaker },
    { provide: DividendDirectory, useClass: PaidDividends },
  ],
  exports: [DividendService, VoucherService, PlanDirectory, DividendDirectory],
})
export class MuseumModule {}
