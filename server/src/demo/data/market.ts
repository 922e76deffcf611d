import type { BodyOf } from '@wecountry/shared/contracts';

interface DemoProduct {
  product: BodyOf<'products.create'>;
  agreement: BodyOf<'products.agree'>['lines'];
  lots: {
    code: string;
    mode: 'commission' | 'buyout';
    quantity: number;
    /** Days before today that it was brought in. */
    daysAgo: number;
    certified: boolean;
    /** Households that brought it, by hamlet and number, with weight in gram. */
    growers: { hamlet: string; no: number; weightGram: number }[];
  }[];
}

/** The co-op's goods. Names and story follow the region's produce; households, prices and lots are invented. */
export const PRODUCTS: DemoProduct[] = [
  {
    product: {
      name: '香禾糯',
      spec: '2.5 kg 一袋',
      season: '2026 年新米',
      story: '稻田里养鱼、养鸭，不打农药。禾把挂在禾晾上，风干一个月才舂米。一家煮饭，全寨都香。',
      art: 'terrace',
      growerWord: '种的人',
      priceFen: 6800,
    },
    agreement: [
      { kind: 'grower', label: '种米的户', rule: { type: 'share', perTenThousand: 6500 } },
      { kind: 'freight', label: '快递', rule: { type: 'amount', fen: 900 } },
      { kind: 'packing', label: '碾米装袋', rule: { type: 'amount', fen: 650 } },
      { kind: 'village', label: '村公益金', rule: { type: 'share', perTenThousand: 500 } },
      { kind: 'museum', label: '博物馆积分池', rule: { type: 'amount', fen: 140 } },
      { kind: 'fee', label: '微信手续费', rule: { type: 'amount', fen: 41 } },
      { kind: 'service', label: '合作社办事', rule: { type: 'rest' } },
    ],
    lots: [
      {
        code: '2026-03',
        mode: 'commission',
        quantity: 600,
        daysAgo: 20,
        certified: true,
        growers: [
          { hamlet: '上寨', no: 17, weightGram: 679_000 },
          { hamlet: '中寨', no: 21, weightGram: 482_000 },
          { hamlet: '下寨', no: 30, weightGram: 339_000 },
        ],
      },
    ],
  },
  {
    product: {
      name: '有牛黑米',
      spec: '1 kg 一袋',
      season: '今年 9 月收',
      story: '用牛犁田，不用机器压田。黑米煮粥，先泡一夜。',
      art: 'blackrice',
      growerWord: '种的人',
      priceFen: 3600,
    },
    agreement: [
      { kind: 'grower', label: '种米的户', rule: { type: 'share', perTenThousand: 6500 } },
      { kind: 'freight', label: '快递', rule: { type: 'amount', fen: 500 } },
      { kind: 'packing', label: '碾米装袋', rule: { type: 'amount', fen: 320 } },
      { kind: 'village', label: '村公益金', rule: { type: 'share', perTenThousand: 500 } },
      { kind: 'museum', label: '博物馆积分池', rule: { type: 'amount', fen: 72 } },
      { kind: 'fee', label: '微信手续费', rule: { type: 'amount', fen: 22 } },
      { kind: 'service', label: '合作社办事', rule: { type: 'rest' } },
    ],
    lots: [
      {
        code: '2026-11',
        mode: 'commission',
        quantity: 320,
        daysAgo: 27,
        certified: true,
        growers: [
          { hamlet: '坡头寨', no: 4, weightGram: 190_000 },
          { hamlet: '下寨', no: 9, weightGram: 130_000 },
        ],
      },
    ],
  },
  {
    product: {
      name: '雀舌茶',
      spec: '100 g 一罐',
      season: '清明前采',
      story: '清明前采的一芽一叶，像雀的舌头。铁锅手炒，一锅只有半斤。',
      art: 'tea',
      growerWord: '采茶人',
      priceFen: 8800,
    },
    agreement: [
      { kind: 'grower', label: '采茶的户', rule: { type: 'share', perTenThousand: 6500 } },
      { kind: 'freight', label: '快递', rule: { type: 'amount', fen: 600 } },
      { kind: 'packing', label: '炒茶装罐', rule: { type: 'amount', fen: 1200 } },
      { kind: 'village', label: '村公益金', rule: { type: 'share', perTenThousand: 500 } },
      { kind: 'museum', label: '博物馆积分池', rule: { type: 'amount', fen: 176 } },
      { kind: 'fee', label: '微信手续费', rule: { type: 'amount', fen: 53 } },
      { kind: 'service', label: '合作社办事', rule: { type: 'rest' } },
    ],
    lots: [
      {
        code: '2026-T1',
        mode: 'buyout',
        quantity: 150,
        daysAgo: 28,
        certified: false,
        growers: [
          { hamlet: '坡头寨', no: 12, weightGram: 9_000 },
          { hamlet: '坡头寨', no: 4, weightGram: 6_000 },
        ],
      },
    ],
  },
  {
    product: {
      name: '侗乡有米 礼盒',
      spec: '米 2 kg、茶 50 g',
      season: '可以送人',
      story: '香禾糯两斤、黑米两斤、雀舌茶一两，装在侗布花纹的盒子里。',
      art: 'giftbox',
      growerWord: '种的人',
      priceFen: 12800,
    },
    agreement: [
      { kind: 'grower', label: '种米采茶的户', rule: { type: 'share', perTenThousand: 6000 } },
      { kind: 'freight', label: '快递', rule: { type: 'amount', fen: 1200 } },
      { kind: 'packing', label: '礼盒装箱', rule: { type: 'amount', fen: 2000 } },
      { kind: 'village', label: '村公益金', rule: { type: 'share', perTenThousand: 500 } },
      { kind: 'museum', label: '博物馆积分池', rule: { type: 'amount', fen: 256 } },
      { kind: 'fee', label: '微信手续费', rule: { type: 'amount', fen: 77 } },
      { kind: 'service', label: '合作社办事', rule: { type: 'rest' } },
    ],
    lots: [
      {
        code: '2026-G1',
        mode: 'commission',
        quantity: 200,
        daysAgo: 16,
        certified: true,
        growers: [
          { hamlet: '上寨', no: 17, weightGram: 200_000 },
          { hamlet: '坡头寨', no: 4, weightGram: 150_000 },
          { hamlet: '坡头寨', no: 12, weightGram: 10_000 },
        ],
      },
    ],
  },
];

type Receiver = BodyOf<'orders.place'>['receiver'];

/** Invented buyers; numbers of a range that no carrier gives out. */
export const BUYERS: { key: string; name: string; city: string; receiver: Receiver }[] = [
  {
    key: 'zhou',
    name: '周先生',
    city: '贵阳',
    receiver: { name: '周先生', phone: '13900000001', region: '贵州省贵阳市南明区', detail: '演示路 8 号 3 单元' },
  },
  {
    key: 'lin',
    name: '林女士',
    city: '深圳',
    receiver: { name: '林女士', phone: '13900000002', region: '广东省深圳市南山区', detail: '演示大道 66 号' },
  },
  {
    key: 'chen',
    name: '陈先生',
    city: '上海',
    receiver: { name: '陈先生', phone: '13900000003', region: '上海市杨浦区', detail: '演示弄 12 号' },
  },
];

/** How the orders of the past month went. */
export type OrderStory = 'received' | 'shipped' | 'paid' | 'expired' | 'refunded' | 'late_paid';
