import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { serve } from '../../../../../test/serve';
import { signIn } from '../../../../../test/signed-in';
import { asked } from '../../../../../test/taro';
import LeavingPage from '.';

const look = {
  code: 'AB2CD3',
  erased: ['手机号'],
  kept: [{ what: '账本和凭证', why: '会计的规矩要留三十年。' }],
  unsettled: [],
};
const posted = () => asked.filter(({ method, url }) => method === 'POST' && url.endsWith('/api/me/leaving'));

beforeEach(() => signIn());

it('tells what goes and what stays, asks twice, and then it is done', async () => {
  serve({ 'privacy.leaving': look, 'privacy.leave': { code: 'AB2CD3' }, 'auth.logout': { ended: true } });
  render(<LeavingPage />);
  expect(await screen.findByText('会计的规矩要留三十年。')).toBeTruthy();
  expect(screen.queryByRole('button', { name: '注销账号' })).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: '看清楚了，下一步' }));
  fireEvent.click(screen.getByRole('button', { name: '注销账号' }));
  expect(posted()).toEqual([]);
  fireEvent.click(await screen.findByRole('button', { name: '注销，收不回来' }));
  await waitFor(() => expect(posted()[0]?.body).toEqual({ code: 'AB2CD3' }));
  expect(await screen.findByText('已经注销')).toBeTruthy();
});

it('waits for what is not settled', async () => {
  serve({ 'privacy.leaving': { ...look, unsettled: [{ villageName: '铜关村', what: '1 张订单还没完' }] } });
  render(<LeavingPage />);
  expect(await screen.findByText('铜关村：1 张订单还没完')).toBeTruthy();
  expect(screen.queryByRole('button', { name: '看清楚了，下一步' })).toBeNull();
});
