import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import Taro from '@tarojs/taro';
import { serve } from '../../../../test/serve';
import { signIn } from '../../../../test/signed-in';
import { asked } from '../../../../test/taro';
import { DialHousehold } from './dial-household';

const dialled = jest.fn(() => Promise.resolve());
beforeEach(() => {
  signIn({ village: { roles: ['villager', 'committee'] } });
  dialled.mockClear();
  Object.assign(Taro, { makePhoneCall: dialled });
});
const people = [
  { residentId: 'r1', name: '石春生', hasPhone: true },
  { residentId: 'r2', name: '杨月仙', hasPhone: false },
];
const calls = () => asked.filter(({ method, url }) => method === 'POST' && url.endsWith('/residents/r1/calls'));

it('asks the server, which notes it, and only then dials; a new press is another call', async () => {
  serve({ 'phones.callable': { items: people }, 'people.call': { tel: 'tel:13900000101' } });
  render(<DialHousehold householdId="h1" reason="notice" subject="n1" />);
  const button = await screen.findByRole('button', { name: '打给石春生' });
  expect(screen.queryByRole('button', { name: '打给杨月仙' })).toBeNull();
  fireEvent.click(button);
  await waitFor(() => expect(dialled).toHaveBeenCalledWith({ phoneNumber: '13900000101' }));
  expect(calls()[0]?.body).toMatchObject({ reason: 'notice', subjectId: 'n1' });
  expect(await screen.findByText('记下了：你打给石春生。')).toBeTruthy();
  expect(screen.queryByText(/13900000101/)).toBeNull();
  fireEvent.click(button);
  await waitFor(() => expect(calls()).toHaveLength(2));
  const ids = calls().map(({ body }) => (body as { requestId: string }).requestId);
  expect(new Set(ids).size).toBe(2);
});

it('says what to do where nobody has a number', async () => {
  serve({ 'phones.callable': { items: [people[1]!] } });
  render(<DialHousehold householdId="h1" reason="notice" subject="n1" />);
  expect(await screen.findByText(/没登记号码/)).toBeTruthy();
});
