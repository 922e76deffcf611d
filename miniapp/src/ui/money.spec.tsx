import { fireEvent, render, screen } from '@testing-library/react';
import { DividendSlip } from './dividend-slip';
import { GrowerShare } from './grower-share';
import { Amount, Balance, LedgerTable } from './ledger-table';
import { MoneyText } from './money-text';
import { PriceBreakdown } from './price-breakdown';
import { MoneyTimeline } from './timeline';

const parts = [
  { key: 'g', label: '种米的 3 户', amountFen: 4420, permille: 650, weave: 2 },
  { key: 'f', label: '快递', amountFen: 2380, permille: 350, weave: 3 },
];

it('writes an amount with its sign and reads it as one', () => {
  render(<MoneyText fen={-123456} />);
  expect(screen.getByRole('img', { name: '−1,234.56 元' }).textContent).toBe('−¥1,234.56');
});

it('shows each part with its share, and says 一分不差 only when the parts are the whole', () => {
  const { rerender } = render(<PriceBreakdown parts={parts} totalFen={6800} totalLabel="你付的" />);
  expect(screen.getAllByRole('listitem').map((row) => row.textContent)).toEqual([
    '种米的 3 户65.0%¥44.20',
    '快递35.0%¥23.80',
  ]);
  expect(screen.getByText('一分不差')).toBeTruthy();
  rerender(<PriceBreakdown parts={parts} totalFen={6801} totalLabel="你付的" />);
  expect(screen.queryByText('一分不差')).toBeNull();
});

it('gives a payee the same weave in the ribbon and in its row', () => {
  const { container } = render(<PriceBreakdown parts={parts} totalFen={6800} totalLabel="你付的" />);
  expect([...container.querySelectorAll('.ribbon__part')].map((p) => p.className)).toEqual([
    'ribbon__part w2',
    'ribbon__part w3',
  ]);
  expect([...container.querySelectorAll('.swatch')].map((p) => p.className)).toEqual(['swatch w2', 'swatch w3']);
});

it("shows the grower's part of a price as a bar and in words", () => {
  const { container } = render(<GrowerShare growerFen={4420} priceFen={6800} word="种的人" />);
  expect(screen.getByRole('img', { name: '种的人得 44.20 元' })).toBeTruthy();
  expect(container.querySelector<HTMLElement>('.grower-share__part')?.style.width).toBe('65%');
});

it('tells where goods and money are, and into which threads the money parts', () => {
  render(
    <MoneyTimeline
      nodes={[
        {
          key: 'paid',
          title: '你付了钱',
          when: '11月18日 9:12',
          phase: 'past',
          money: '合作社替你管着 ¥136.00',
          moves: true,
          held: true,
        },
        { key: 'received', title: '你收到，按“收到了”', phase: 'todo', money: '这时候才分钱', moves: true },
      ]}
      threads={[{ key: 'g', label: '种米的 3 户', amountFen: 8840, weave: 2 }]}
    />,
  );
  expect(screen.getByRole('listitem', { name: '已经，你付了钱，合作社替你管着 ¥136.00，11月18日 9:12' })).toBeTruthy();
  expect(screen.getByRole('listitem', { name: '以后，你收到，按“收到了”，这时候才分钱' })).toBeTruthy();
  expect(screen.getByRole('listitem', { name: '种米的 3 户，88.40 元' })).toBeTruthy();
});

it('writes a ledger as accountants do: 借, 贷, 平, a dot for nothing', () => {
  render(
    <>
      <Balance fen={326000} />
      <Balance fen={-186000} />
      <Balance fen={0} />
      <Amount fen={0} />
      <Amount fen={205400} />
    </>,
  );
  expect(document.body.textContent).toBe('3,260.00借1,860.00贷0.00平·2,054.00');
});

it('opens the postings behind a row of the table', () => {
  const onPress = jest.fn();
  render(
    <LedgerTable
      label="试算平衡表"
      columns={[
        { key: 'account', title: '科目', width: 2 },
        { key: 'closing', title: '期末', width: 1, align: 'right' },
      ]}
      rows={[
        {
          key: '102',
          cells: ['102 银行存款', <Balance key="b" fen={9550736} />],
          onPress,
          label: '102 银行存款，看明细',
        },
      ]}
      total={['合计', '199,446.36']}
    />,
  );
  expect(screen.getByRole('table', { name: '试算平衡表' })).toBeTruthy();
  expect(screen.getAllByRole('columnheader').map((c) => c.textContent)).toEqual(['科目', '期末']);
  fireEvent.click(screen.getByText('102 银行存款'));
  expect(onPress).toHaveBeenCalledTimes(1);
});

it('shows on a slip what a household gets, how it was reckoned, and where it is booked', () => {
  render(
    <DividendSlip
      title="2025 年分红单"
      household="上寨 17 号 · 吴阿满户"
      amountFen={39783}
      status={{ done: false, text: '现金待领' }}
      formula={{ points: 251, pointsTotal: 41237, poolFen: 6536000 }}
      facts={[{ name: '大家投票定的份', value: '20%' }]}
      proof={['凭证第 318 号']}
      fingerprint="e51c 08ad"
      stamp={['铜关村', '演示章']}
      qrText="e51c08ad"
    />,
  );
  expect(screen.getByRole('img', { name: '397.83 元' })).toBeTruthy();
  expect(
    screen.getByRole('img', { name: '你家 251 积分，除以全村 41237 积分，乘以拿来分的 65,360.00 元' }),
  ).toBeTruthy();
  for (const text of ['现金待领', '20%', '凭证第 318 号', 'e51c 08ad']) expect(screen.getByText(text)).toBeTruthy();
  expect(screen.getByRole('img', { name: '印章：铜关村演示章' })).toBeTruthy();
});
