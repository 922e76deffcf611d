import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import type { ResponseOf } from '@wecountry/shared/contracts';
import { poll } from '../../../../../test/samples';
import { serve } from '../../../../../test/serve';
import { signIn } from '../../../../../test/signed-in';
import { asked, opened } from '../../../../../test/taro';
import RollPage from './index';

type Elector = ResponseOf<'polls.roll'>['items'][number];

const elector = (no: number, part: Partial<Elector> = {}): Elector => ({
  holderId: `h${no}`,
  label: `上寨 ${no} 号`,
  reason: '在册的户',
  voted: 'none',
  helpedId: null,
  ...part,
});

const show = (items: Elector[], frozen = true) => {
  signIn({ village: { roles: ['villager', 'committee'] } });
  opened.params = { poll: 'p1' };
  serve({
    'polls.get': poll({ may: { ...poll().may, help: true, seeRoll: true } }),
    'polls.roll': { frozen, items },
    'polls.overturn': { id: 'b1' },
  });
  render(<RollPage />);
};

it('says who has a vote and why, and who has voted, never what', async () => {
  show([elector(1, { voted: 'own' }), elector(2), elector(3, { voted: 'helped', helpedId: 'b1' })]);
  expect(await screen.findByText('全村 3 户，开投时定住的。')).toBeTruthy();
  expect(screen.getAllByText('在册的户')).toHaveLength(3);
  expect(screen.queryByText(/同意|反对|弃权/)).toBeNull();
  fireEvent.click(screen.getByRole('tab', { name: '没投 1' }));
  expect(screen.getByText('上寨 2 号')).toBeTruthy();
  expect(screen.queryByText('上寨 1 号')).toBeNull();
  fireEvent.click(screen.getByRole('tab', { name: '全部 3' }));
  fireEvent.input(screen.getByLabelText('找一找'), { target: { value: '9 号' } });
  expect(screen.getByText('这里没有。')).toBeTruthy();
});

it('takes a helped ballot back after asking', async () => {
  show([elector(3, { voted: 'helped', helpedId: 'b1' })]);
  fireEvent.click(await screen.findByRole('button', { name: '撤掉代录的，上寨 3 号' }));
  fireEvent.click(await screen.findByRole('button', { name: '撤掉' }));
  await waitFor(() => expect(asked.some(({ url }) => url.endsWith('/assisted-ballots/b1/overturning'))).toBe(true));
});

it('of a vote that has not begun is the one of today', async () => {
  show([elector(1)], false);
  expect(await screen.findByText('照今天的名册算是 1 户，开投那一刻才定。')).toBeTruthy();
  expect(screen.queryByRole('tab', { name: /没投/ })).toBeNull();
});

it('shows a long roll in parts', async () => {
  show(Array.from({ length: 130 }, (_, i) => elector(i + 1)));
  expect(await screen.findAllByText('在册的户')).toHaveLength(60);
  fireEvent.click(screen.getByRole('button', { name: '再看 60 户' }));
  expect(screen.getAllByText('在册的户')).toHaveLength(120);
});
