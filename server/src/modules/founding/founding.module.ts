import { Module } from '@nestjs/common';
import { LedgerModule } from '../ledger/index.js';
import { VillagesModule } from '../villages/index.js';
import { FoundingService } from './founding.service.js';

@Module({
  imports: [VillagesModule, LedgerModule],
  providers: [FoundingService],
  exports: [FoundingService],
})
export class FoundingModule {}
