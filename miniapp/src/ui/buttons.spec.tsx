import { fireEvent, render, screen } from '@testing-library/react';
import { PrimaryButton, SecondaryButton } from './button';
import { Card } from './card';
import { ListRow } from './list-row';
import { Press } from './press';

const button = (name: string) => screen.getByRole('button', { name });

it('is pressed by finger and by keyboard', () => {
  const onPress = jest.fn();
  render(<PrimaryButton onPress={onPress}>投出“同意”</PrimaryButton>);
  fireEvent.click(button('投出“同意”'));
  fireEvent.keyDown(button('投出“同意”'), { key: 'Enter' });
  fireEvent.keyDown(button('投出“同意”'), { key: ' ' });
  fireEvent.keyDown(button('投出“同意”'), { key: 'a' });
  expect(onPress).toHaveBeenCalledTimes(3);
  expect(button('投出“同意”').tabIndex).toBe(0);
});

it('says what it is doing while it is busy, and cannot be pressed twice', () => {
  const onPress = jest.fn();
  render(
    <PrimaryButton busy="正在投" onPress={onPress}>
      投出“同意”
    </PrimaryButton>,
  );
  fireEvent.click(button('正在投'));
  fireEvent.keyDown(button('正在投'), { key: 'Enter' });
  expect(onPress).not.toHaveBeenCalled();
  expect(button('正在投').getAttribute('aria-disabled')).toBe('true');
});

it('says above itself why it is off', () => {
  const onPress = jest.fn();
  render(
    <SecondaryButton off="现在没网，不能付钱" onPress={onPress}>
      去付款
    </SecondaryButton>,
  );
  expect(screen.getByText('现在没网，不能付钱')).toBeTruthy();
  fireEvent.click(button('去付款'));
  expect(onPress).not.toHaveBeenCalled();
  expect(button('去付款').tabIndex).toBe(-1);
});

it('presses the button in a row, not the row around it', () => {
  const [row, inner] = [jest.fn(), jest.fn()];
  render(
    <Press onPress={row} label="分红办法">
      <PrimaryButton onPress={inner}>去投票</PrimaryButton>
    </Press>,
  );
  fireEvent.click(button('去投票'));
  expect(inner).toHaveBeenCalledTimes(1);
  expect(row).not.toHaveBeenCalled();
});

it('a row that leads somewhere is one button, read as title and help', () => {
  const onPress = jest.fn();
  render(
    <Card list label="要办的事">
      <ListRow icon="vote" title="分红办法，你家没投" help="周三晚 8 点截止" onPress={onPress} />
      <ListRow title="清洁户 +10" help="公示中" action={<PrimaryButton size="small">看看</PrimaryButton>} />
    </Card>,
  );
  fireEvent.click(button('分红办法，你家没投，周三晚 8 点截止'));
  expect(onPress).toHaveBeenCalledTimes(1);
  expect(screen.getByRole('list', { name: '要办的事' })).toBeTruthy();
  expect(button('看看')).toBeTruthy();
});
