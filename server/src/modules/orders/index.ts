export { OrdersModule } from './orders.module.js';
export { OrderService } from './orders.service.js';
export { OrderPayment } from './order-payment.service.js';
export { OrderGoods } from './order-goods.service.js';
