import type { ResponseOf } from '@wecountry/shared/contracts';
import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { useSession } from '@/platform/session';
import { useSettings } from '@/platform/settings';
import { plan } from '../../../../../test/credit-samples';
import { book, books, card, opened as entry, statement, trial } from '../../../../../test/ledger-samples';
import { serve } from '../../../../../test/serve';
import { signIn, villageId } from '../../../../../test/signed-in';
import { asked, opened } from '../../../../../test/taro';
import BooksPage from './index';

const village = { id: villageId, slug: 'tongguan', name: '铜关村', province: '贵州省', county: '黎平县', demo: true };
const other = { ...village, id: '0190a000-0000-7000-8000-000000000002', slug: 'cenqi', name: '岑岂村' };
const act = {
  id: 'a1',
  at: '2026-10-31T02:00:00.000Z',
  byName: '石春生',
  action: 'credit.confirmed',
  actionLabel: '认定积分',
  subject: 'credit_claim 0190a000-0000-7000-8000-00000000beef',
  requestId: 'req-1',
};
const standing = {
  'ledger.books': books(),
  'ledger.trial': trial(),
  'ledger.journal': { items: [card()], nextCursor: null, total: 1 },
  'ledger.entry': entry(),
  'ledger.statement': statement(),
  'audit.acts': { items: [act], nextCursor: null },
  'villages.list': { items: [village, other] },
  'dividends.plans': { items: [plan()] },
};
const press = (role: 'button' | 'link' | 'row', name: string | RegExp) =>
  fireEvent.click(screen.getByRole(role, { name }));
const urls = (part: string) => asked.map(({ url }) => url).filter((url) => url.includes(part));

beforeEach(() => {
  opened.params = {};
  signIn({ village: { roles: ['villager', 'supervisor'] } });
  serve(standing);
});

it('says first whether the books balance', async () => {
  render(<BooksPage />);
  expect(await screen.findByLabelText('借贷相差，¥0.00，两边都是 ¥314,590.00')).toBeTruthy();
  expect(screen.getByLabelText(/^凭证，2,418 笔，/)).toBeTruthy();
  expect(screen.getByLabelText('本村的账，2 本都平，合作社、生态博物馆')).toBeTruthy();
  expect(screen.getByText('2 本账借贷都平')).toBeTruthy();
  expect(await screen.findByText('借贷平')).toBeTruthy();
});

it('says loudly when they do not', async () => {
  serve({
    ...standing,
    'ledger.books': books({ creditFen: 31_458_900 }),
    'ledger.trial': trial({ balanced: false }),
  });
  render(<BooksPage />);
  expect(await screen.findByLabelText('借贷相差，¥1.00，借 ¥314,590.00，贷 ¥314,589.00')).toBeTruthy();
  expect(await screen.findByText('借贷不平')).toBeTruthy();
  expect(screen.getByText('1 本账借贷不平')).toBeTruthy();
});

it('shows the trial balance of the latest month, of another, and from the beginning, by household when asked', async () => {
  render(<BooksPage />);
  const row = await screen.findByRole('row', { name: '114 成员往来，贷 884.00，看明细账' });
  expect(
    within(row)
      .getAllByRole('cell')
      .map((cell) => cell.textContent),
  ).toEqual(['0.00平', '·', '884.00', '884.00贷']);
  expect(screen.getByText('合计 4 个科目')).toBeTruthy();
  expect(urls('trial-balance')[0]).toMatch(/month=2026-10&detail=accounts$/);
  press('button', '哪个月，2026 年 10 月');
  fireEvent.click(screen.getByRole('radio', { name: '2026 年 9 月' }));
  await waitFor(() => expect(urls('month=2026-09').length).toBeGreaterThan(0));
  press('button', '哪个月，2026 年 9 月');
  fireEvent.click(screen.getByRole('radio', { name: '从头到今天' }));
  await screen.findByRole('columnheader', { name: '余额' });
  press('button', '分开各户');
  await waitFor(() => expect(urls('trial-balance?detail=sub-accounts').length).toBe(1));
});

it('recounts the book when asked, and says when and how many', async () => {
  serve({ ...standing, 'audit.verify': { ok: true, entries: 2418, debitFen: 1, creditFen: 1, findings: [] } });
  render(<BooksPage />);
  expect(await screen.findByText('还没算')).toBeTruthy();
  expect(urls('verification')).toEqual([]);
  press('button', '重算');
  expect(await screen.findByText('合得上')).toBeTruthy();
  expect(screen.getByText(/^\d+:\d\d 算了 2,418 笔$/)).toBeTruthy();
});

it('lists what a recount found wrong and leads to the account', async () => {
  const findings = [{ what: '余额和重算的不一样', entry: null, account: '114' }];
  serve({ ...standing, 'audit.verify': { ok: false, entries: 2418, debitFen: 1, creditFen: 1, findings } });
  render(<BooksPage />);
  fireEvent.click(await screen.findByRole('button', { name: '重算' }));
  expect(await screen.findByText('1 处不对')).toBeTruthy();
  press('row', '余额和重算的不一样，看 114 的明细账');
  expect(await screen.findByText('114 的明细账')).toBeTruthy();
});

it('opens an account to its lines, and a line to its entry', async () => {
  render(<BooksPage />);
  fireEvent.click(await screen.findByRole('row', { name: /^114 成员往来/ }));
  const table = within(await screen.findByRole('table', { name: '114 成员往来的明细账' }));
  expect(table.getByText('第 2026-03 批收货')).toBeTruthy();
  expect(urls('/accounts/')[0]).toMatch(/accounts\/114\?from=2026-10-01&to=2026-10-31$/);
  fireEvent.click(table.getByRole('row', { name: /第 2416 号/ }));
  const sheet = within(await screen.findByRole('dialog', { name: '凭证和分录' }));
  const lines = within(await sheet.findByRole('table', { name: '第 2416 号的分录' }));
  expect(lines.getByRole('row', { name: /^借 211-advance 预收货款 136\.00/ })).toBeTruthy();
  expect(lines.getAllByText('136.00')).toHaveLength(3);
  fireEvent.click(lines.getByRole('row', { name: /^贷 501/ }));
  expect(await screen.findByText('501 的明细账')).toBeTruthy();
  expect(screen.queryByRole('dialog')).toBeNull();
});

it('finds entries by a word or a number once one stops typing', async () => {
  render(<BooksPage />);
  fireEvent.click(await screen.findByRole('button', { name: /^第 2416 号，买家收货，转成收入，136\.00 元/ }));
  expect(await screen.findByRole('dialog', { name: '凭证和分录' })).toBeTruthy();
  serve({ ...standing, 'ledger.journal': { items: [], nextCursor: null, total: 0 } });
  fireEvent.change(screen.getByLabelText('找凭证'), { target: { value: '路灯' } });
  expect(await screen.findByText('没有找到“路灯”。换个字，或者写第几号。')).toBeTruthy();
  expect(urls('/entries?q=').length).toBe(1);
});

it('names a reversal by what it reverses', async () => {
  serve({ ...standing, 'ledger.journal': { items: [card({ reverses: 2398 })], nextCursor: null, total: 1 } });
  render(<BooksPage />);
  expect(await screen.findByText('冲销第 2398 号')).toBeTruthy();
});

it('draws what the growers got and says the same in a table', async () => {
  render(<BooksPage />);
  const drawn = await screen.findByRole('img', {
    name: /^卖出的钱里种户得 65\.0%。9月卖 20,000\.00 元，种户得 13,000\.00 元；/,
  });
  expect(drawn).toBeTruthy();
  press('button', '看表格');
  const table = within(screen.getByRole('table', { name: '每月卖出的钱，种户得多少' }));
  expect(table.getAllByRole('rowheader').map((cell) => cell.textContent)).toEqual(['2026 年 10 月', '2026 年 9 月']);
});

it('goes to another book, the plans and the privileged acts by its rail', async () => {
  render(<BooksPage />);
  fireEvent.click(await screen.findByRole('link', { name: '生态博物馆' }));
  expect(await screen.findByText('铜关生态博物馆的账')).toBeTruthy();
  expect(screen.queryByText('卖出的钱，种户得多少')).toBeNull();
  press('link', '分红方案');
  expect(await screen.findByText('可分的钱乘份，合得上')).toBeTruthy();
  press('link', '职权记录');
  expect(await screen.findByText('0190a000-0000-7000-8000-00000000beef')).toBeTruthy();
  press('link', '科目明细');
  expect(await screen.findByText('选一个科目')).toBeTruthy();
  fireEvent.change(screen.getByLabelText('找科目'), { target: { value: '成员' } });
  expect(screen.getAllByRole('row', { name: /看明细账$/ })).toHaveLength(1);
});

it('notices a plan whose pool is not profit times part', async () => {
  opened.params = { room: 'plans' };
  serve({ ...standing, 'dividends.plans': { items: [plan({ poolFen: 6_536_001 })] } });
  render(<BooksPage />);
  expect(await screen.findByText('可分的钱乘份，对不上')).toBeTruthy();
});

it('keeps the log of acts from the committee', async () => {
  signIn({ village: { roles: ['villager', 'committee'] } });
  render(<BooksPage />);
  await screen.findByRole('link', { name: '科目明细' });
  expect(screen.queryByRole('link', { name: '职权记录' })).toBeNull();
});

type Alarm = ResponseOf<'payments.alarms'>['items'][number];
const alarm: Alarm = {
  id: 'al1',
  at: '2026-10-31T02:00:00.000Z',
  kind: 'refund_failed',
  orderNo: '26103100000000000001',
  refundNo: '26103100000000000001R1',
  said: 'ABNORMAL',
  differs: [],
  refundState: 'failed',
};

it('says what WeChat Pay said that does not fit, in words, with how the refund stands', async () => {
  opened.params = { room: 'alarms' };
  const differs = [{ field: 'amountFen', expected: '13600', got: '1' }];
  const wrong: Alarm = {
    ...alarm,
    id: 'al2',
    kind: 'payment_differs',
    refundNo: null,
    said: null,
    refundState: null,
    differs,
  };
  serve({ ...standing, 'payments.alarms': { items: [alarm, wrong], nextCursor: null } });
  render(<BooksPage />);
  const table = within(await screen.findByRole('table', { name: '收退款里要人看的' }));
  expect(table.getByText('款没退成，还欠着买家')).toBeTruthy();
  expect(table.getByText('微信说：退款异常，买家的卡可能注销或冻结了')).toBeTruthy();
  expect(table.getByText('这笔退款现在：没退成，合作社在处理')).toBeTruthy();
  expect(table.getByText('订单金额应是 ¥136.00，微信说 ¥0.01')).toBeTruthy();
});

it('says that there is nothing to look at, and keeps it from the committee', async () => {
  opened.params = { room: 'alarms' };
  serve({ ...standing, 'payments.alarms': { items: [], nextCursor: null } });
  const { unmount } = render(<BooksPage />);
  expect(await screen.findByText('没有要看的')).toBeTruthy();
  unmount();
  signIn({ village: { roles: ['villager', 'committee'] } });
  render(<BooksPage />);
  await screen.findByRole('link', { name: '科目明细' });
  expect(screen.queryByRole('link', { name: '收付提醒' })).toBeNull();
  expect(screen.queryByText('没有要看的')).toBeNull();
});

it('opens that one room, and no book, for the co-op', async () => {
  signIn({ village: { roles: ['villager', 'coop_staff'] } });
  serve({ 'payments.alarms': { items: [alarm], nextCursor: null } });
  render(<BooksPage />);
  expect(await screen.findByText('款没退成，还欠着买家')).toBeTruthy();
  expect(screen.queryByRole('link', { name: '科目明细' })).toBeNull();
  expect(urls('/books')).toEqual([]);
});

it('lets an auditor choose a village first, and another one later', async () => {
  signIn({ me: { auditor: true, villages: [] } });
  useSession.setState({ villageId: null });
  render(<BooksPage />);
  fireEvent.click(await screen.findByRole('button', { name: '铜关村，贵州省黎平县' }));
  expect(await screen.findByText('铜关村种养合作社的账')).toBeTruthy();
  fireEvent.click(screen.getAllByRole('button', { name: '看哪个村，铜关村' })[0]!);
  serve({ ...standing, 'ledger.books': { items: [book({ name: '岑岂村合作社' })] } });
  fireEvent.click(screen.getByRole('radio', { name: '岑岂村，贵州省黎平县' }));
  expect(await screen.findByText('岑岂村合作社的账')).toBeTruthy();
  expect(useSession.getState().villageId).toBe(other.id);
});

it('says that a village keeps no books yet, and who may read them', async () => {
  serve({ ...standing, 'ledger.books': { items: [] } });
  const { unmount } = render(<BooksPage />);
  expect(await screen.findByText('这个村还没有开账')).toBeTruthy();
  unmount();
  signIn();
  render(<BooksPage />);
  expect(screen.getByText('这里只有监督委员会、村委会、合作社能进')).toBeTruthy();
  expect(screen.queryByRole('navigation')).toBeNull();
});

it('prints on light paper, and goes back to the dark', async () => {
  useSettings.setState({ theme: 'dark' });
  const seen: string[] = [];
  window.print = () => {
    seen.push(useSettings.getState().theme);
    window.dispatchEvent(new Event('afterprint'));
  };
  render(<BooksPage />);
  fireEvent.click(await screen.findByRole('button', { name: '打印' }));
  await waitFor(() => expect(seen).toEqual(['light']));
  expect(useSettings.getState().theme).toBe('dark');
});
