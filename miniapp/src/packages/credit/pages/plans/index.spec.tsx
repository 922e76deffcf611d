import { act, fireEvent, render, screen, within } from '@testing-library/react';
import { useNetwork } from '@/platform/network';
import { plan } from '../../../../../test/credit-samples';
import { serve } from '../../../../../test/serve';
import { signIn } from '../../../../../test/signed-in';
import { asked, visited } from '../../../../../test/taro';
import PlansPage from './index';

const lastYear = new Date(Date.now() + 8 * 3600_000).getUTCFullYear() - 1;
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }));
const sent = () => asked.filter(({ method }) => method === 'POST');

beforeEach(() => signIn({ village: { roles: ['villager', 'committee'] } }));

it('drafts last year’s plan after saying back what freezes', async () => {
  serve({ 'dividends.plans': { items: [] }, 'dividends.draft': plan({ year: lastYear, state: 'draft' }) });
  render(<PlansPage />);
  fireEvent.click(await screen.findByRole('button', { name: `拟 ${lastYear} 年的方案` }));
  expect(screen.getByRole('alert').textContent).toBe('写 0.01 到 100 的数');
  fireEvent.change(screen.getByLabelText(/^拿可分的钱的百分之几/), { target: { value: '12.5' } });
  fireEvent.change(screen.getByLabelText(/^一户最多算多少积分/), { target: { value: '400' } });
  press(`拟 ${lastYear} 年的方案`);
  const sheet = within(screen.getByRole('dialog'));
  expect(sheet.getByText('拿 12.5% 来分，一户最多算 400 分。')).toBeTruthy();
  expect(sheet.getByText('各户的积分和可分的钱就此冻住，算出指纹。表决只认这个指纹。')).toBeTruthy();
  expect(sent()).toEqual([]);
  press('拟好，冻住积分');
  await act(async () => undefined);
  expect(sent().map(({ body }) => body)).toEqual([{ year: lastYear, partPerTenThousand: 1250, capPoints: 400 }]);
});

it('shows a plan with its numbers and leads the committee to its vote', async () => {
  serve({ 'dividends.plans': { items: [plan({ year: lastYear, state: 'draft', pollId: null })] } });
  render(<PlansPage />);
  expect(await screen.findByText('拟好了，还没表决')).toBeTruthy();
  expect(screen.getByLabelText('可分的钱 × 份，¥326,800.00 × 20%')).toBeTruthy();
  expect(screen.getByLabelText('分给，431 户，一共 41,237 积分')).toBeTruthy();
  expect(screen.getByLabelText('方案指纹，e51c 08ad')).toBeTruthy();
  press(`${lastYear} 年的方案，开表决`);
  expect(visited).toEqual(['/packages/committee/pages/open-poll/index?plan=plan1']);
  press(`重拟 ${lastYear} 年的方案`);
  expect(screen.getByLabelText(/^拿可分的钱的百分之几/)).toBeTruthy();
});

it('leaves the vote to the committee', async () => {
  signIn({ village: { resident: null, roles: ['museum_staff'] } });
  serve({ 'dividends.plans': { items: [plan({ year: lastYear, state: 'draft', pollId: null })] } });
  render(<PlansPage />);
  expect(await screen.findByText('等村委会开表决。')).toBeTruthy();
  expect(screen.queryByRole('button', { name: /开表决$/ })).toBeNull();
});

it('carries out what was decided, and says why the drafter may not', async () => {
  const refusal = { code: 'dividend.same_person', title: '拟方案的人不能自己执行', next: '请另一个人来执行。' };
  let answers = 0;
  serve({
    'dividends.plans': { items: [plan({ state: 'decided', decisionNo: '2026 年第 1 号' })] },
    'dividends.execute': () =>
      answers++ === 0 ? { status: 403, body: refusal } : { status: 200, body: plan({ state: 'executed' }) },
  });
  render(<PlansPage />);
  fireEvent.click(await screen.findByRole('button', { name: '照决议分' }));
  expect(screen.getByText('要另一个人来按，不能是龙玉兰。')).toBeTruthy();
  const sheet = within(screen.getByRole('dialog', { name: '分 2025 年的 ¥65,360.00？' }));
  expect(sheet.getByText('照决议 2026 年第 1 号，只认指纹 e51c 08ad 的这一份。')).toBeTruthy();
  press('记给 431 户');
  expect(await sheet.findByText('拟方案的人不能自己执行')).toBeTruthy();
  press('记给 431 户');
  await act(async () => undefined);
  await screen.findByText('定了，等发钱');
  expect(screen.queryByRole('dialog')).toBeNull();
  const keys = sent().map(({ header }) => header['idempotency-key']);
  expect(keys).toHaveLength(2);
  expect(new Set(keys).size).toBe(1);
});

it('is not carried out by who drafted it', async () => {
  serve({ 'dividends.plans': { items: [plan({ state: 'decided', decisionNo: '1', draftedByMe: true })] } });
  render(<PlansPage />);
  fireEvent.click(await screen.findByRole('button', { name: '照决议分' }));
  expect(screen.getByText('你拟的，要另一个人来按')).toBeTruthy();
  expect(screen.queryByRole('dialog')).toBeNull();
});

it('is not carried out without network', async () => {
  serve({ 'dividends.plans': { items: [plan({ state: 'decided', decisionNo: '2026 年第 1 号' })] } });
  render(<PlansPage />);
  await screen.findByRole('button', { name: '照决议分' });
  act(() => useNetwork.setState({ online: false }));
  expect(screen.getByText('没有网，分不了')).toBeTruthy();
});

it('lets a supervisor read, and do nothing', async () => {
  signIn({ village: { resident: null, roles: ['supervisor'] } });
  serve({ 'dividends.plans': { items: [plan({ state: 'decided' }), plan({ id: 'p0', state: 'replaced' })] } });
  render(<PlansPage />);
  expect(await screen.findByText('村里定了，等博物馆照着分。')).toBeTruthy();
  expect(screen.getByText('后来重拟了一份，这份不用了。')).toBeTruthy();
  expect(screen.queryByRole('button', { name: /拟|照决议分/ })).toBeNull();
});

it('is not for villagers without a role', () => {
  signIn();
  serve({ 'dividends.plans': { items: [] } });
  render(<PlansPage />);
  expect(screen.getByText('这里只有博物馆、村委会、监督委员会能进')).toBeTruthy();
});
