import { fireEvent, render, screen } from '@testing-library/react';
import type { ResponseOf } from '@wecountry/shared/contracts';
import { poll } from '../../../../../test/samples';
import { serve } from '../../../../../test/serve';
import { signIn } from '../../../../../test/signed-in';
import { asked, opened } from '../../../../../test/taro';
import PaperProxyPage from './index';

const adults = [
  { residentId: 'r5', name: '石老田', householdId: 'h5', householdCode: '上寨 5 号', userId: null },
  { residentId: 'r6', name: '石阿兰', householdId: 'h5', householdCode: '上寨 5 号', userId: 'u6' },
];
const proxy = { allowed: true, mayGiveTo: [], given: null, held: [] };

const show = (part: Partial<ResponseOf<'polls.get'>> = {}) => {
  signIn({ village: { roles: ['villager', 'committee'] } });
  opened.params = { poll: 'p1' };
  serve({ 'polls.get': poll({ proxy, ...part }), 'polls.adults': { items: adults } });
  render(<PaperProxyPage />);
};

it('wants both people and the photo before anything is asked', async () => {
  show();
  fireEvent.click(await screen.findByRole('button', { name: '录这份委托' }));
  expect(screen.getAllByText('选一位')).toHaveLength(2);
  expect(screen.getByText('拍一张签名的委托书')).toBeTruthy();
  fireEvent.input(screen.getByLabelText(/^谁委托/), { target: { value: '上寨 5 号' } });
  fireEvent.click(await screen.findByRole('button', { name: '石老田，上寨 5 号' }));
  expect(screen.getByRole('button', { name: '换一位谁委托' })).toBeTruthy();
  expect(screen.getAllByText('选一位')).toHaveLength(1);
  expect(asked.some(({ method }) => method === 'POST')).toBe(false);
});

it.each([
  ['the meeting knows no proxies', { proxy: { ...proxy, allowed: false } }],
  ['the vote is over', { state: 'closed' as const }],
])('has nothing to record where %s', async (_, part) => {
  show(part);
  expect(await screen.findByText('现在不能录委托')).toBeTruthy();
});
