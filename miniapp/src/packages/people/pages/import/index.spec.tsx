import { fireEvent, render, screen } from '@testing-library/react';
import { checkSheet, chooseSheet } from '@/platform/sheet-file';
import { serve } from '../../../../../test/serve';
import { signIn } from '../../../../../test/signed-in';
import ImportPage from './index';

jest.mock('@/platform/sheet-file', () => ({ chooseSheet: jest.fn(), checkSheet: jest.fn(), saveSheet: jest.fn() }));

const counts = { fresh: 2, changed: 0, unchanged: 5, absent: 1, households: 1 };
const checked = { id: 'i1', rows: 7, counts, ready: true, problems: [], problemCount: 0, changes: [] };

beforeEach(() => {
  signIn({ village: { roles: ['villager', 'committee'] } });
  (chooseSheet as jest.Mock).mockResolvedValue({ name: '名册.xlsx', file: 'x' });
});

it('lists what is wrong by row and column, and lets nothing in', async () => {
  const problems = [{ row: 3, column: '户号', stops: true, text: '户号“十七”不对，只写数字，如 17' }];
  (checkSheet as jest.Mock).mockResolvedValue({ ...checked, ready: false, problems, problemCount: 1 });
  serve({});
  render(<ImportPage />);
  fireEvent.click(screen.getByRole('button', { name: '选一个表' }));
  expect(await screen.findByText('1 处要看，改好再选一次')).toBeTruthy();
  expect(screen.getByText('户号“十七”不对，只写数字，如 17')).toBeTruthy();
  expect(screen.queryByRole('button', { name: '导进名册' })).toBeNull();
});

it('imports after a second yes, and says what it did', async () => {
  (checkSheet as jest.Mock).mockResolvedValue(checked);
  serve({ 'people.confirmImport': { id: 'i1', counts } });
  render(<ImportPage />);
  fireEvent.click(screen.getByRole('button', { name: '选一个表' }));
  fireEvent.click(await screen.findByRole('button', { name: '导进名册' }));
  fireEvent.click(await screen.findByRole('button', { name: '导进去' }));
  expect(await screen.findByText('新录 1 户 2 人，改了 0 人。')).toBeTruthy();
});

it('is the committee’s', () => {
  signIn();
  serve({});
  render(<ImportPage />);
  expect(screen.queryByRole('button', { name: '选一个表' })).toBeNull();
});
