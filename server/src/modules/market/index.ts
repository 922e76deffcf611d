export { MarketModule } from './market.module.js';
export { MarketService } from './market.service.js';
export { StockService, type GrowerPart, type Reserved } from './stock.service.js';
