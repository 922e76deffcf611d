import { render, screen } from '@testing-library/react';
import { serve } from '../../../../../test/serve';
import { signIn } from '../../../../../test/signed-in';
import MinePage from './index';

it('lists who belongs to my household, who is away and who has no phone bound', async () => {
  signIn();
  const member = { head: false, away: false, bound: false, me: false };
  serve({
    'people.mine': {
      id: 'h1',
      code: '上寨 17 号',
      members: [
        { ...member, id: 'r1', name: '吴阿满', head: true, bound: true, me: true },
        { ...member, id: 'r2', name: '吴家兴', away: true },
      ],
    },
  });
  render(<MinePage />);
  expect(await screen.findByText('户主 · 用手机')).toBeTruthy();
  expect(screen.getByText('在外面 · 没有对上手机')).toBeTruthy();
  expect(screen.getByText('2 人')).toBeTruthy();
});

it('is closed to who does not belong to the village', () => {
  signIn({ village: { resident: null, roles: [] } });
  render(<MinePage />);
  expect(screen.getByText('这里是村里人看的')).toBeTruthy();
});
