import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { freezeSplit, growersFen, shareRefund, splitKinds, splitRows, weaves, type SplitLine } from './split.js';
import { DomainError } from '../errors.js';

/** The reference example of the books: ¥68.00 a bag, three growers. */
const reference: SplitLine[] = [
  { key: 'grower', kind: 'grower', label: '种米的 3 户', rule: { type: 'amount', fen: 4420 } },
  { key: 'freight', kind: 'freight', label: '快递', payee: '邮政快递', rule: { type: 'amount', fen: 900 } },
  { key: 'packing', kind: 'packing', label: '碾米装袋', rule: { type: 'amount', fen: 650 } },
  { key: 'village', kind: 'village', label: '村公益金', rule: { type: 'share', perTenThousand: 500 } },
  { key: 'museum', kind: 'museum', label: '博物馆积分池', rule: { type: 'amount', fen: 140 } },
  { key: 'service', kind: 'service', label: '合作社办事', rule: { type: 'rest' } },
  { key: 'fee', kind: 'fee', label: '微信手续费', rule: { type: 'share', perTenThousand: 60 } },
];
const growers = [
  { key: 'A', weight: 2000 },
  { key: 'B', weight: 1420 },
  { key: 'C', weight: 1000 },
];

const codeOf = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
  return 'nothing thrown';
};

const agreements = fc
  .array(
    fc.oneof(
      fc.record({ type: fc.constant('amount' as const), fen: fc.nat(2000) }),
      fc.record({ type: fc.constant('share' as const), perTenThousand: fc.nat(1200) }),
    ),
    { maxLength: 6 },
  )
  .map((rules): SplitLine[] => [
    { key: 'g', kind: 'grower', label: '种的人', rule: { type: 'rest' } },
    ...rules.map((rule, i): SplitLine => ({ key: `l${i}`, kind: splitKinds[1 + (i % 6)]!, label: `第 ${i} 项`, rule })),
  ]);

describe('freezeSplit', () => {
  it('freezes the reference example, quantity 2, to the fen', () => {
    const lines = freezeSplit(reference, 6800, 2, growers);
    expect(lines.map(({ key, amountFen }) => [key, amountFen])).toEqual([
      ['grower', 8840],
      ['freight', 1800],
      ['packing', 1300],
      ['village', 680],
      ['museum', 280],
      ['service', 618],
      ['fee', 82],
    ]);
    expect(lines[0]?.households?.map(({ key, fen }) => [key, fen])).toEqual([
      ['A', 4000],
      ['B', 2840],
      ['C', 2000],
    ]);
    expect(lines[1]?.payee).toBe('邮政快递');
    expect(growersFen(lines)).toBe(8840);
  });

  it('gives lines that add up to price × quantity, whatever the agreement', () => {
    fc.assert(
      fc.property(
        agreements,
        fc.integer({ min: 30_000, max: 10_000_000 }),
        fc.integer({ min: 1, max: 500 }),
        (a, p, q) => {
          const lines = freezeSplit(a, p, q, growers);
          expect(lines.reduce((sum, line) => sum + line.amountFen, 0)).toBe(p * q);
          expect(lines.every((line) => line.amountFen >= 0)).toBe(true);
          const grown = lines[0]!;
          expect(grown.households!.reduce((sum, share) => sum + share.fen, 0)).toBe(grown.amountFen);
        },
      ),
    );
  });

  it('refuses an agreement that cannot be exact', () => {
    const [grower, ...others] = reference as [SplitLine, ...SplitLine[]];
    expect(codeOf(() => freezeSplit([grower], 6800, 1))).toBe('product.agreement_unsound');
    expect(codeOf(() => freezeSplit([...reference, { ...grower, key: 'x', rule: { type: 'rest' } }], 6800, 1))).toBe(
      'product.agreement_unsound',
    );
    expect(codeOf(() => freezeSplit(reference, 5000, 1))).toBe('product.agreement_unsound');
    expect(codeOf(() => freezeSplit([...others, others[0]!], 6800, 1))).toBe('product.agreement_unsound');
    const broken: SplitLine = { ...grower, rule: { type: 'share', perTenThousand: 10_001 } };
    expect(codeOf(() => freezeSplit([broken, ...others], 6800, 1))).toBe('product.agreement_unsound');
    expect(codeOf(() => freezeSplit(reference, 6800, 0))).toBe('order.quantity_wrong');
    expect(codeOf(() => freezeSplit(reference, 68.5, 1))).toBe('money.not_fen');
    expect(codeOf(() => freezeSplit(reference, 6800, 1, [{ key: 'A', weight: 0 }]))).toBe('money.no_weight');
  });
});

describe('splitRows', () => {
  it('shows the reference price as the product page does', () => {
    expect(
      splitRows(freezeSplit(reference, 6800, 1)).map((row) => [row.label, row.permille, row.amountFen, row.weave]),
    ).toEqual([
      ['种米的 3 户', 650, 4420, 2],
      ['快递', 132, 900, 3],
      ['碾米装袋', 96, 650, 1],
      ['村公益金', 50, 340, 5],
      ['合作社办事', 45, 309, 6],
      ['博物馆积分池', 21, 140, 7],
      ['微信手续费', 6, 41, 4],
    ]);
  });

  it('puts the grower first on a tie and leaves out lines of nothing', () => {
    const line = (key: string, kind: SplitLine['kind'], amountFen: number) => ({ key, kind, label: key, amountFen });
    const rows = splitRows([
      line('f', 'freight', 50),
      line('z', 'fee', 0),
      line('g', 'grower', 50),
      line('p', 'packing', 50),
    ]);
    expect(rows.map((row) => row.key)).toEqual(['g', 'f', 'p']);
  });

  it('gives each kind its own weave', () => {
    expect(new Set(splitKinds.map((kind) => weaves[kind])).size).toBe(splitKinds.length);
  });
});

describe('shareRefund', () => {
  const leftOf = (lines: { key: string; amountFen: number }[]) =>
    lines.map(({ key, amountFen }) => ({ key, fen: amountFen }));

  it('gives back one bag of the reference example line by line', () => {
    const lines = freezeSplit(reference, 6800, 2, growers);
    const back = new Map(shareRefund(leftOf(lines), 6800).map(({ key, fen }) => [key, fen]));
    expect([...back.values()]).toEqual([4420, 900, 650, 340, 140, 309, 41]);
    const households = shareRefund(lines[0]!.households!, back.get('grower')!);
    expect(households.map(({ key, fen }) => [key, fen])).toEqual([
      ['A', 2000],
      ['B', 1420],
      ['C', 1000],
    ]);
  });

  it('never takes more than is left, and the last refund leaves zero', () => {
    const amounts = fc.array(fc.nat(100_000), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(amounts, fc.array(fc.nat(50_000), { maxLength: 6 }), (fens, refunds) => {
        let left = fens.map((fen, i) => ({ key: `k${i}`, fen }));
        const whole = () => left.reduce((sum, line) => sum + line.fen, 0);
        const take = (refundFen: number) => {
          const parts = shareRefund(left, refundFen);
          expect(parts.reduce((sum, part) => sum + part.fen, 0)).toBe(refundFen);
          left = left.map((line, i) => ({ key: line.key, fen: line.fen - parts[i]!.fen }));
          expect(left.every((line) => line.fen >= 0)).toBe(true);
        };
        for (const refund of refunds) take(Math.min(refund, whole()));
        take(whole());
        expect(left.every((line) => line.fen === 0)).toBe(true);
      }),
    );
  });

  it('refuses to give back more than there is', () => {
    expect(codeOf(() => shareRefund([{ key: 'a', fen: 100 }], 101))).toBe('order.refund_over_left');
    expect(shareRefund([{ key: 'a', fen: 0 }], 0)).toEqual([{ key: 'a', fen: 0, extraFen: 0 }]);
  });
});
