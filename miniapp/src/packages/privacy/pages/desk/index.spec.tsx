import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import type { Role } from '@wecountry/shared/domain/roles';
import { inHours } from '../../../../../test/samples';
import { serve } from '../../../../../test/serve';
import { signIn } from '../../../../../test/signed-in';
import { asked } from '../../../../../test/taro';
import HelpersDeskPage from '.';

const consent = {
  ...{ id: 'c1', ownerName: '石老田', helperName: '吴阿满', relation: 'kin', how: 'in_person' },
  ...{ givenAt: inHours(-30), endedAt: null },
} as const;
const people = ['石老田', '吴阿满', '杨月仙', '陆凤英'].map((name, i) => ({
  residentId: `r${i}`,
  name,
  householdCode: `上寨 ${i + 1} 号`,
}));
const open = (role: Role) => {
  signIn({ village: { roles: ['villager', role] } });
  serve({
    'helpers.desk': { items: [consent] },
    'polls.adults': { items: people },
    'helpers.record': { id: 'c2' },
    'helpers.end': { id: 'c1' },
    'phones.enter': { id: 'r0' },
  } as never);
  render(<HelpersDeskPage />);
};
const pick = async (label: string, name: RegExp) => {
  fireEvent.input(screen.getByLabelText(label), { target: { value: '上寨' }, detail: { value: '上寨' } });
  fireEvent.click((await screen.findAllByRole('button', { name }))[0]!);
};
const sent = (part: string) => asked.find(({ url, method }) => method === 'POST' && url.includes(part));

it('the committee notes a helper before two witnesses, after asking', async () => {
  open('committee');
  expect(await screen.findByText('吴阿满 替 石老田')).toBeTruthy();
  await pick('替谁办', /^石老田/);
  await pick('谁来替', /^吴阿满，/);
  fireEvent.click(screen.getByRole('button', { name: /^他是本人的/ }));
  fireEvent.click(await screen.findByText('别的亲戚'));
  fireEvent.click(screen.getByText('当面说的'));
  await pick('证人一', /^杨月仙/);
  await pick('证人二', /^陆凤英/);
  fireEvent.click(screen.getByRole('button', { name: '登记帮手' }));
  expect(await screen.findByText('让吴阿满替石老田办事？')).toBeTruthy();
  fireEvent.click(screen.getAllByRole('button', { name: '登记帮手' }).at(-1)!);
  await waitFor(() =>
    expect(sent('/helper-consents')?.body).toMatchObject({ ownerId: 'r0', helperId: 'r1', witnessIds: ['r2', 'r3'] }),
  );
});

it('ends one with a reason, not without', async () => {
  open('committee');
  fireEvent.click(await screen.findByRole('button', { name: '不让吴阿满替石老田办了' }));
  fireEvent.click(await screen.findByRole('button', { name: '不让替了' }));
  expect(await screen.findByText('写一句为什么，两边都看得到')).toBeTruthy();
  expect(sent('/ending')).toBeUndefined();
});

it('the supervisor reads, and writes nothing', async () => {
  open('supervisor');
  expect(await screen.findByText('吴阿满 替 石老田')).toBeTruthy();
  for (const name of ['登记帮手', '存下他的号码', '不让吴阿满替石老田办了'])
    expect(screen.queryByRole('button', { name })).toBeNull();
});
