import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { useClaimDraft } from '@/features/credit/api/claim-draft';
import { choosePictures, uploadPicture } from '@/platform/media';
import { useNetwork } from '@/platform/network';
import { useSettings } from '@/platform/settings';
import { rules } from '../../../../../test/credit-samples';
import { serve } from '../../../../../test/serve';
import { signIn } from '../../../../../test/signed-in';
import { asked, visited } from '../../../../../test/taro';
import ClaimPage from './index';

jest.mock('@/platform/media', () => ({
  choosePictures: jest.fn(),
  uploadPicture: jest.fn(),
  forgetPicture: jest.fn(() => Promise.resolve()),
}));
const chooses = choosePictures as jest.MockedFunction<typeof choosePictures>;
const uploads = uploadPicture as jest.MockedFunction<typeof uploadPicture>;

const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }));
const posted = () => asked.filter(({ method }) => method === 'POST');
const pick = (field: RegExp, item: RegExp) => {
  press(field);
  fireEvent.click(within(screen.getByRole('dialog')).getByRole('radio', { name: item }));
};

/** Everything a claim of the canal wants. */
async function fill() {
  await screen.findByRole('button', { name: /^做了什么/ });
  pick(/^做了什么/, /^修水渠半天 \+5 分/);
  pick(/^哪天做的/, /^今天/);
  press(/加一张照片$/);
  await screen.findByRole('button', { name: '不要第 1 张' });
}

beforeEach(() => {
  signIn();
  useSettings.setState({ mode: 's' });
  useClaimDraft.clear();
  chooses.mockResolvedValue([{ ref: 'pic1', url: 'blob:1', bytes: 9 }]);
  uploads.mockResolvedValue({ id: 'media1', small: '', medium: '', large: '' });
  serve({ 'credit.rules': rules(), 'credit.claim': { id: 'c9' } });
});

it('offers only what one reports oneself, and wants every answer', async () => {
  render(<ClaimPage />);
  fireEvent.click(await screen.findByRole('button', { name: /^做了什么/ }));
  expect(screen.getAllByRole('radio').map((radio) => radio.getAttribute('aria-label'))).toEqual([
    '修水渠半天 +5 分，公益劳动 · 一张现场的照片',
  ]);
  fireEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: '关上' }));
  press('报给村委会');
  expect(screen.getByText('选做了哪一件')).toBeTruthy();
  expect(screen.getByText('选做事的那天')).toBeTruthy();
  pick(/^做了什么/, /^修水渠/);
  expect(screen.getByText('别户的村委认定，公示 5 天。一户一年最多 100 分')).toBeTruthy();
  expect(screen.getByText('这件事要一张现场的照片')).toBeTruthy();
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(posted()).toEqual([]);
});

it('says back what happens next, sends the picture, then the claim', async () => {
  render(<ClaimPage />);
  await fill();
  fireEvent.change(screen.getByLabelText('说明（可以不写）'), { target: { value: ' 和中寨三户一起 ' } });
  press('报给村委会');
  const sheet = within(screen.getByRole('dialog', { name: '报“修水渠半天”？' }));
  expect(sheet.getByText(/1 张照片$/)).toBeTruthy();
  expect(sheet.getByText('别户的村委先看照片。认定了再公示 5 天，没人提意见就计入。')).toBeTruthy();
  press('报上去，+5 分');
  expect(await screen.findByText('报上去了')).toBeTruthy();
  const today = new Date(Date.now() + 8 * 3600_000).toISOString().slice(0, 10);
  expect(posted().map(({ body }) => body)).toEqual([
    { itemId: 'i1', happenedOn: today, note: '和中寨三户一起', pictureIds: ['media1'] },
  ]);
  expect(useClaimDraft.now().itemId).toBeNull();
  press('看我家积分');
  expect(visited).toEqual(['/pages/credit/index']);
});

it('keeps a claim made without network, and says so', async () => {
  render(<ClaimPage />);
  await fill();
  act(() => useNetwork.setState({ online: false }));
  press('报给村委会');
  expect(screen.getByText('现在没有网。先存着，有网自己发。')).toBeTruthy();
  press('报上去，+5 分');
  expect(await screen.findByText('等网络')).toBeTruthy();
  expect(posted()).toEqual([]);
  press('再报一件');
  expect(await screen.findByRole('button', { name: '做了什么，选一件事' })).toBeTruthy();
});

it('says why the village did not take it, and gives it up when told to', async () => {
  const refusal = { code: 'credit.cap_reached', title: '今年这一项已经到顶', next: '换别的事，明年再报。' };
  serve({ 'credit.rules': rules(), 'credit.claim': () => ({ status: 409, body: refusal }) });
  render(<ClaimPage />);
  await fill();
  press('报给村委会');
  press('报上去，+5 分');
  expect(await screen.findByText('今年这一项已经到顶')).toBeTruthy();
  press('不报这件了');
  press('不报了，丢掉');
  await waitFor(() => expect(screen.getByRole('button', { name: '报给村委会' })).toBeTruthy());
});

it('asks one question a screen in 特大', async () => {
  useSettings.setState({ mode: 'xl' });
  render(<ClaimPage />);
  await screen.findByRole('button', { name: /^做了什么/ });
  expect(screen.queryByRole('button', { name: /^哪天做的/ })).toBeNull();
  press('下一步，还有 3 样');
  expect(screen.getByText('选做了哪一件')).toBeTruthy();
  pick(/^做了什么/, /^修水渠/);
  press('下一步，还有 3 样');
  expect(screen.getByRole('button', { name: /^哪天做的/ })).toBeTruthy();
  pick(/^哪天做的/, /^昨天/);
  press('下一步，还有 2 样');
  press('下一步，还有 1 样');
  expect(screen.getByText('这件事要一张现场的照片')).toBeTruthy();
  press('回上一步');
  expect(screen.getByRole('button', { name: '哪天做的，昨天' })).toBeTruthy();
});

it('leads to the rules when nothing is to be reported', async () => {
  serve({ 'credit.rules': rules({ items: rules().items.filter((i) => !i.claimable) }) });
  render(<ClaimPage />);
  expect(await screen.findByText('眼下没有要自己报的事')).toBeTruthy();
  press('看看规矩');
  expect(visited).toEqual(['/packages/credit/pages/rules/index']);
});
