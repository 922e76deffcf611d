import type { ResponseOf } from '@wecountry/shared/contracts';
import { inHours } from './samples';
import { villageId } from './signed-in';

type Order = ResponseOf<'orders.get'>;
type Product = ResponseOf<'products.get'>;

const lines: Order['lines'] = [
  { key: 'grower', kind: 'grower', label: '种米的 3 户', amountFen: 8840, permille: 650, weave: 1 },
  { key: 'freight', kind: 'freight', label: '快递', amountFen: 1800, permille: 132, weave: 2 },
  { key: 'packing', kind: 'packing', label: '碾米装袋', amountFen: 1300, permille: 96, weave: 3 },
  { key: 'village', kind: 'village', label: '公益金', amountFen: 1660, permille: 122, weave: 4 },
];

export const product = (part: Partial<Product> = {}): Product => ({
  id: 'p1',
  name: '香禾糯',
  spec: '2.5 kg',
  season: '2026 年新米',
  art: 'bag',
  priceFen: 6800,
  growerFen: 4420,
  growerWord: '种的人',
  stock: 12,
  sold: 30,
  story: '上寨的梯田种的。',
  mode: 'commission',
  lines,
  lot: null,
  ...part,
});

/** An order that waits for its payment. */
export const order = (part: Partial<Order> = {}): Order => ({
  id: 'o1',
  villageId,
  villageName: '铜关村',
  no: '26-1118-019',
  state: 'placed',
  productId: 'p1',
  productName: '香禾糯',
  spec: '2.5 kg',
  art: 'bag',
  quantity: 2,
  unitFen: 6800,
  amountFen: 13_600,
  placedAt: inHours(-1),
  receiverLabel: '周先生 · 贵阳',
  receiver: { name: '周先生', phone: '13800000000', region: '贵州省贵阳市', detail: '南明区 3 号' },
  payBefore: inHours(0.4),
  paidAt: null,
  shippedAt: null,
  receivedAt: null,
  closedAt: null,
  shipment: null,
  mode: 'commission',
  lotCode: '2026-03',
  lines,
  growers: [],
  refund: null,
  may: ['pay', 'cancel'],
  booked: [],
  ...part,
});
