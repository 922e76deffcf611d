export { MuseumModule } from './museum.module.js';
export { DividendService } from './dividend.service.js';
export { VoucherService } from './vouchers.service.js';
