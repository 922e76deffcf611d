import { render, screen } from '@testing-library/react';
import { rules } from '../../../../../test/credit-samples';
import { serve } from '../../../../../test/serve';
import { signIn } from '../../../../../test/signed-in';
import RulesPage from './index';

beforeEach(() => signIn());

it('says what gives points, what it wants, and how a claim comes to count', async () => {
  serve({ 'credit.rules': rules() });
  render(<RulesPage />);
  expect(await screen.findByText('第 2 版，1月1日起用。每户一年从 100 分起。')).toBeTruthy();
  expect(screen.getByLabelText('修水渠半天，+5 分，公示 5 天 · 一户一年最多 100 分 · 要一张现场的照片')).toBeTruthy();
  expect(screen.getByLabelText('村民会议迟到，−1 分，不用自己报 · 要会议签到表')).toBeTruthy();
  expect(screen.getByText('没人提意见就计入。有人提意见，监督委员会来定。')).toBeTruthy();
});

it('says who makes the rules where there are none', async () => {
  serve({
    'credit.rules': () => ({
      status: 409,
      body: { code: 'credit.no_rules', title: '村里还没有积分细则', next: '先请村民会议定下细则。' },
    }),
  });
  render(<RulesPage />);
  expect(await screen.findByText('村里还没有积分细则')).toBeTruthy();
  expect(screen.getByText('先请村民会议定下细则。')).toBeTruthy();
});
