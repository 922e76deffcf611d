import { fireEvent, render, screen } from '@testing-library/react';
import { plan } from '../../../../../test/credit-samples';
import { serve } from '../../../../../test/serve';
import { signIn } from '../../../../../test/signed-in';
import { opened, visited } from '../../../../../test/taro';
import PlanPage from './index';

beforeEach(() => {
  signIn();
  opened.params = { plan: 'plan1' };
});

it('tells a household before the vote what it would get, with its own numbers', async () => {
  serve({ 'dividends.plan': plan() });
  render(<PlanPage />);
  expect(await screen.findByText('照这份方案，你家分')).toBeTruthy();
  expect(screen.getByLabelText('397.83 元')).toBeTruthy();
  expect(screen.getByLabelText('你家 251 积分，除以全村 41237 积分，乘以拿来分的 65,360.00 元')).toBeTruthy();
  expect(screen.getByText('你家全年 351 分，算数的 251 分。')).toBeTruthy();
  expect(screen.getByText('正在表决。达到门槛、录好纪要，才照这样分。')).toBeTruthy();
  expect(screen.getByText('e51c 08ad')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: '去看表决' }));
  expect(visited).toEqual(['/packages/affairs/pages/poll/index?id=p1']);
});

it('says which points count', async () => {
  serve({ 'dividends.plan': plan({ capPoints: 200 }) });
  render(<PlanPage />);
  expect(await screen.findByLabelText('每户最多，算 200 分')).toBeTruthy();
  expect(screen.getByLabelText('起步的积分，100 分以内不算')).toBeTruthy();
});

it('leads to the slip once it is carried out', async () => {
  serve({ 'dividends.plan': plan({ state: 'executed', decisionNo: '2026 年第 1 号' }) });
  render(<PlanPage />);
  fireEvent.click(await screen.findByRole('button', { name: '看我家分红单' }));
  expect(visited).toEqual(['/packages/credit/pages/dividend/index?plan=plan1']);
});

it('offers no slip to who has no household in it', async () => {
  signIn({ me: { auditor: true, villages: [] } });
  serve({ 'dividends.plan': plan({ state: 'executed', mine: null, decisionNo: '2026 年第 1 号' }) });
  render(<PlanPage />);
  expect(await screen.findByText('记进账了，各户看得到分红单。')).toBeTruthy();
  expect(screen.queryByRole('button', { name: '看我家分红单' })).toBeNull();
});

it('tells who has no share that they have none', async () => {
  serve({ 'dividends.plan': plan({ mine: null, state: 'draft' }) });
  render(<PlanPage />);
  expect(await screen.findByText('这份方案里没有你家')).toBeTruthy();
  expect(screen.getByText('还没表决，只是先算算。表决的是同一份，数不会变。')).toBeTruthy();
});
