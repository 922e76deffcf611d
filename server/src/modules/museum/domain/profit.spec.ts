import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { profitOf, resultMovements } from './profit.js';

const moved = (account: string, debitFen: number, creditFen: number) => ({ account, debitFen, creditFen });

describe('profitOf', () => {
  it('is income less cost, whatever else moved', () => {
    expect(
      profitOf([
        moved('101', 500, 0),
        moved('322', 0, 999),
        moved('501', 100, 45_900),
        moved('504', 0, 140),
        moved('511', 15_000, 0),
        moved('511-repair', 500, 0),
        moved('513', 40, 0),
        moved('514', 0, 0),
      ]),
    ).toBe(45_800 + 140 - 15_500 - 40);
    expect(profitOf([])).toBe(0);
    expect(profitOf([moved('511', 7, 0)])).toBe(-7);
  });

  it('is nothing once the year was closed', () => {
    const accounts = fc.constantFrom('501', '504', '511', '513', '514', '511-repair', '102', '321');
    const rows = fc.uniqueArray(fc.record({ account: accounts, debitFen: fc.nat(1e9), creditFen: fc.nat(1e9) }), {
      selector: (row) => row.account,
    });
    fc.assert(
      fc.property(rows, (movements) => {
        const closing = resultMovements(movements).map(({ account, amountFen }) =>
          moved(account, Math.max(-amountFen, 0), Math.max(amountFen, 0)),
        );
        expect(profitOf([...movements, ...closing])).toBe(0);
      }),
    );
  });
});
