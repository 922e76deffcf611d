export { PaymentsModule } from './payments.module.js';
export { PaymentService } from './payments.service.js';
export { CashierService } from './cashier.service.js';
export { AlarmsService } from './alarms.service.js';
export { RefundsService } from './refunds.service.js';
export { Seller, type OrderReference } from './seller.js';
export type { PaymentRow } from './payments.repository.js';
export type { RefundRow } from './refunds.repository.js';
