import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { allocate, sumFen } from '@wecountry/shared/domain/money';
import { growersFen, shareRefund, type SplitLine } from '@wecountry/shared/domain/split';
import { agree, linesOf } from './agreement.js';

/** The reference example of the books: a unit of ¥68.00. */
const reference: Omit<SplitLine, 'key'>[] = [
  { kind: 'grower', label: '种米的户', rule: { type: 'share', perTenThousand: 6500 } },
  { kind: 'freight', label: '快递', rule: { type: 'amount', fen: 900 } },
  { kind: 'packing', label: '碾米装袋', rule: { type: 'amount', fen: 650 } },
  { kind: 'village', label: '村公益金', rule: { type: 'share', perTenThousand: 500 } },
  { kind: 'museum', label: '博物馆积分池', rule: { type: 'amount', fen: 140 } },
  { kind: 'fee', label: '微信手续费', rule: { type: 'amount', fen: 41 } },
  { kind: 'service', label: '合作社办事', rule: { type: 'rest' } },
];

describe('agree', () => {
  it('parts the reference price to the fen', () => {
    const agreed = agree(reference, 6800);
    expect(agreed.map((line) => [line.key, line.fen])).toEqual([
      ['grower', 4420],
      ['freight', 900],
      ['packing', 650],
      ['village', 340],
      ['museum', 140],
      ['fee', 41],
      ['service', 309],
    ]);
    expect(linesOf(agreed, 2).map((line) => line.amountFen)).toEqual([8840, 1800, 1300, 680, 280, 82, 618]);
  });

  it('gives every line a key of its own', () => {
    const lines: Omit<SplitLine, 'key'>[] = [
      { kind: 'grower', label: '种米', rule: { type: 'amount', fen: 10 } },
      { kind: 'grower', label: '采茶', rule: { type: 'amount', fen: 20 } },
      { kind: 'service', label: '合作社', rule: { type: 'rest' } },
    ];
    expect(agree(lines, 100).map((line) => line.key)).toEqual(['grower', 'grower-2', 'service']);
  });

  it('refuses a price of which the growers get nothing, and one parted into more than itself', () => {
    expect(() => agree([{ kind: 'service', label: '合作社', rule: { type: 'rest' } }], 100)).toThrow(
      'product.no_grower_part',
    );
    expect(() => agree(reference, 1000)).toThrow('product.agreement_unsound');
  });

  it('comes to the price times the quantity, line by line, whatever the price', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10_000, max: 10_000_000 }), fc.integer({ min: 1, max: 99 }), (price, quantity) => {
        const agreed = agree(reference, price);
        const lines = linesOf(agreed, quantity);
        expect(sumFen(lines.map((line) => line.amountFen))).toBe(price * quantity);
        expect(lines.map((line) => line.amountFen)).toEqual(agreed.map((line) => line.fen * quantity));
      }),
    );
  });
});

describe('the value of a lot', () => {
  it('is taken out by its orders to the last fen, and no household gets more than it brought', () => {
    const weights = fc.array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 1, maxLength: 12 });
    const orders = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(weights, orders, fc.integer({ min: 1_001, max: 99_999 }), (grams, quantities, price) => {
        const perPiece = growersFen(linesOf(agree(reference, price * 10), 1));
        const pieces = quantities.reduce((sum, n) => sum + n, 0);
        const brought = allocate(
          perPiece * pieces,
          grams.map((weight, index) => ({ key: `h${String(index).padStart(2, '0')}`, weight })),
        );
        let left = brought.map(({ key, fen }) => ({ key, fen }));
        for (const quantity of quantities) {
          const parts = shareRefund(left, perPiece * quantity);
          expect(sumFen(parts.map((part) => part.fen))).toBe(perPiece * quantity);
          left = left.map(({ key, fen }, index) => ({ key, fen: fen - (parts[index]?.fen ?? 0) }));
          expect(left.every(({ fen }) => fen >= 0)).toBe(true);
        }
        expect(left.every(({ fen }) => fen === 0)).toBe(true);
      }),
    );
  });
});
