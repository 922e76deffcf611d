import { fireEvent, render, screen, within } from '@testing-library/react';
import type { ResponseOf } from '@wecountry/shared/contracts';
import { serve } from '../../../../../test/serve';
import { signIn } from '../../../../../test/signed-in';
import RankingPage from './index';

const households = (count: number, mine: number): ResponseOf<'credit.ranking'> => ({
  season: 2026,
  items: Array.from({ length: count }, (_, i) => ({
    rank: i + 1,
    householdId: `h${i}`,
    label: `上寨 ${i + 1} 号`,
    name: `吴${i + 1}`,
    points: 500 - i,
    mine: i + 1 === mine,
  })),
});
const whole = () => within(screen.getByRole('list', { name: '全村排名' })).getAllByRole('listitem');

beforeEach(() => signIn());

it('lists twenty households and more when asked, one’s own on top of all', async () => {
  serve({ 'credit.ranking': households(50, 38) });
  render(<RankingPage />);
  expect(await screen.findByText('2026 年 · 一共 50 户。一样多的并列。')).toBeTruthy();
  expect(within(screen.getByRole('list', { name: '你家' })).getByText('吴38户（你家）')).toBeTruthy();
  expect(whole()).toHaveLength(20);
  fireEvent.click(screen.getByRole('button', { name: '看更多，还有 30 户' }));
  expect(whole()).toHaveLength(40);
  expect(screen.queryByRole('list', { name: '你家' })).toBeNull();
});

it('marks one’s own row where it stands', async () => {
  serve({ 'credit.ranking': households(3, 2) });
  render(<RankingPage />);
  expect((await screen.findAllByRole('listitem')).map((row) => row.getAttribute('aria-label'))).toEqual([
    '第 1 名，吴1户，上寨 1 号，500 积分',
    '第 2 名，吴2户，上寨 2 号，499 积分，你家',
    '第 3 名，吴3户，上寨 3 号，498 积分',
  ]);
});

it('is not for buyers', () => {
  signIn({ village: { resident: null, roles: [] } });
  render(<RankingPage />);
  expect(screen.getByText('这里只有村民、村委会、监督委员会能进')).toBeTruthy();
});
