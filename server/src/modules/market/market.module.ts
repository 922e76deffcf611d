import { Module } from '@nestjs/common';
import { LedgerModule } from '../ledger/index.js';
import { PeopleModule } from '../people/index.js';
import { MarketController } from './market.controller.js';
import { MarketRepository } from './market.repository.js';
import { MarketService } from './market.service.js';
import { StockRepository } from './stock.repository.js';
import { StockService } from './stock.service.js';

@Module({
  imports: [LedgerModule, PeopleModule],
  controllers: [MarketController],
  providers: [MarketService, MarketRepository, StockService, StockRepository],
  exports: [MarketService, StockService],
})
export class MarketModule {}
