import { fireEvent, render, screen } from '@testing-library/react';
import { visited } from '../../test/taro';
import { TabBar } from './tab-bar';

it('has five rooms, says which one this is and what waits in the others', () => {
  render(<TabBar current="home" badges={{ home: 3, affairs: 120 }} />);
  const names = screen.getAllByRole('link').map((tab) => tab.getAttribute('aria-label'));
  expect(names).toEqual(['首页，3 件没办', '议事，120 件没办', '市集', '积分', '我的']);
  expect(screen.getByText('99+')).toBeTruthy();
  expect(screen.getByRole('link', { name: '首页，3 件没办' }).getAttribute('aria-current')).toBe('page');
});

it('opens another room, and stays in this one', () => {
  render(<TabBar current="home" />);
  fireEvent.click(screen.getByRole('link', { name: '首页' }));
  fireEvent.click(screen.getByRole('link', { name: '市集' }));
  expect(visited).toEqual(['/pages/market/index']);
});
