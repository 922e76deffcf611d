import { act, renderHook } from '@testing-library/react';
import { signIn, villageId } from '../../test/signed-in';
import Taro, { answer } from '../../test/taro';
import { makeDraft } from './drafts';
import { leave } from './me';
import { useSession } from './session';

const useAddress = makeDraft('test-address', { name: '', street: '' }, { of: 'person' });
const useReport = makeDraft<{ note: string; pictures: string[] }>(
  'test-report',
  { note: '', pictures: [] },
  { of: 'village', passing: ['pictures'] },
);
const stored = () => String(Taro.getStorageSync('wc-drafts'));
const another = () => {
  useSession.setState(({ me }) => ({ me: me && { ...me, userId: 'u2' } }));
};
const visit = (id: string) => {
  useSession.setState({ villageId: id });
};

beforeEach(() => {
  signIn();
  useAddress.clear();
  useReport.clear();
});

it('keeps what is written for its writer, and shows it to nobody else on the phone', () => {
  const { result } = renderHook(() => useAddress());
  act(() => result.current.change({ name: '周先生' }));
  act(() => result.current.change({ street: '南明区 3 号' }));
  expect(result.current.draft).toEqual({ name: '周先生', street: '南明区 3 号' });
  act(another);
  expect(result.current.draft).toEqual({ name: '', street: '' });
  act(() => result.current.change({ name: '吴阿满' }));
  expect(result.current.draft).toEqual({ name: '吴阿满', street: '' });
  expect(stored()).not.toContain('周先生');
});

it("keeps a village's draft in that village; an address goes along to the next", () => {
  const { result } = renderHook(() => ({ report: useReport(), address: useAddress() }));
  act(() => result.current.report.change({ note: '修水渠' }));
  act(() => result.current.address.change({ name: '周先生' }));
  act(() => visit('v2'));
  expect(result.current.report.draft.note).toBe('');
  expect(result.current.address.draft.name).toBe('周先生');
  act(() => visit(villageId));
  expect(result.current.report.draft.note).toBe('修水渠');
});

it('does not write down what means nothing after the app is closed', () => {
  const { result } = renderHook(() => useReport());
  act(() => result.current.change({ note: '修水渠', pictures: ['blob:1'] }));
  expect(result.current.draft.pictures).toEqual(['blob:1']);
  expect(stored()).toContain('修水渠');
  expect(stored()).not.toContain('blob:1');
});

it('forgets them when somebody leaves the phone', async () => {
  answer(() => ({ status: 200, body: {} }));
  useAddress.change({ name: '周先生' });
  await leave();
  expect(stored()).not.toContain('周先生');
  signIn();
  expect(useAddress.now().name).toBe('');
});

it('keeps nothing that nobody wrote', () => {
  useSession.setState({ me: null });
  useAddress.change({ name: '周先生' });
  expect(stored()).not.toContain('周先生');
});

it('is there again when the app is opened anew', () => {
  useReport.change({ note: '修水渠' });
  const kept = stored();
  const { me } = useSession.getState();
  jest.resetModules();
  jest.requireActual<typeof import('../../test/taro')>('../../test/taro').default.setStorageSync('wc-drafts', kept);
  const drafts = jest.requireActual<typeof import('./drafts')>('./drafts');
  jest.requireActual<typeof import('./session')>('./session').useSession.setState({ me, villageId });
  expect(drafts.makeDraft('test-report', { note: '' }, { of: 'village' }).now()).toEqual({ note: '修水渠' });
});
