import { render, screen } from '@testing-library/react';
import { slip } from '../../../../../test/credit-samples';
import { serve } from '../../../../../test/serve';
import { signIn } from '../../../../../test/signed-in';
import { opened } from '../../../../../test/taro';
import DividendPage from './index';

beforeEach(() => {
  signIn();
  opened.params = { plan: 'plan1' };
});

it('shows the amount first, then the formula, then where it is booked', async () => {
  serve({ 'dividends.slip': slip() });
  render(<DividendPage />);
  expect(await screen.findByText('2025 年分红单')).toBeTruthy();
  expect(screen.getByText('上寨 17 号 · 吴阿满户')).toBeTruthy();
  expect(screen.getByLabelText('397.83 元')).toBeTruthy();
  expect(screen.getByText(/2月10日记在你家名下，等博物馆付$/)).toBeTruthy();
  expect(screen.getByLabelText('你家 251 积分，除以全村 41237 积分，乘以拿来分的 65,360.00 元')).toBeTruthy();
  expect(screen.getByLabelText('你家全年积分，351 分，算数的 251 分')).toBeTruthy();
  expect(screen.getByLabelText('你家补了吗，这次没有补到')).toBeTruthy();
  expect(screen.getByText('凭证第 318 号')).toBeTruthy();
  expect(screen.getByText('决议：2026 年第 1 号')).toBeTruthy();
  expect(screen.getByText('e51c 08ad')).toBeTruthy();
});

it('says that a leftover fen was added', async () => {
  serve({ 'dividends.slip': slip({ gotLeftoverFen: true }) });
  render(<DividendPage />);
  expect(await screen.findByLabelText('你家补了吗，补了 1 分钱')).toBeTruthy();
});

it('says why a household got nothing', async () => {
  serve({ 'dividends.slip': slip({ amountFen: 0, points: 80, weight: 0 }) });
  render(<DividendPage />);
  expect(await screen.findByText('这一年你家没有算数的积分')).toBeTruthy();
});

it('says that there is no slip yet', async () => {
  serve({});
  render(<DividendPage />);
  expect(await screen.findByText('没有找到')).toBeTruthy();
});
