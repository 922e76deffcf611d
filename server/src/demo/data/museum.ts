interface DemoVoucher {
  kind: 'income' | 'cost';
  /** Month of last year, 1–12. */
  month: number;
  amountFen: number;
  memo: string;
  paidFrom: 'cash' | 'bank';
}

const TICKETS = [
  1_820_000, 2_410_000, 2_130_000, 3_560_000, 4_890_000, 3_240_000, 5_120_000, 5_630_000, 4_410_000, 6_280_000,
  3_370_000, 2_940_000,
];
const COSTS = [
  980_000, 1_050_000, 1_020_000, 1_260_000, 1_480_000, 1_190_000, 1_530_000, 1_610_000, 1_420_000, 1_720_000, 1_160_000,
  1_080_000,
];

/** Invented income and cost of the museum's last year: tickets and rooms in, wages and upkeep out. */
export const MUSEUM_VOUCHERS: DemoVoucher[] = [
  ...TICKETS.map((amountFen, i): DemoVoucher => ({
    kind: 'income',
    month: i + 1,
    amountFen,
    memo: `${i + 1} 月门票和客房收入`,
    paidFrom: i % 3 === 0 ? 'cash' : 'bank',
  })),
  ...COSTS.map((amountFen, i): DemoVoucher => ({
    kind: 'cost',
    month: i + 1,
    amountFen,
    memo: `${i + 1} 月工钱和水电`,
    paidFrom: i % 3 === 0 ? 'cash' : 'bank',
  })),
];
