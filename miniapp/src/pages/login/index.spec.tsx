import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { PRIVACY_VERSION } from '@wecountry/shared/domain/privacy-version';
import { startLogin } from '@/platform/login';
import { visited } from '../../../test/taro';
import LoginPage from '.';

jest.mock('@/platform/login', () => ({
  startLogin: jest.fn(() => new Promise(() => undefined)),
  finishLogin: jest.fn(),
}));

it('logs in by a button that says what one agrees to, with the text one tap away', async () => {
  render(<LoginPage />);
  fireEvent.click(screen.getByRole('button', { name: '先看看隐私说明' }));
  expect(visited).toEqual(['/packages/privacy/pages/notice/index']);
  expect(startLogin).not.toHaveBeenCalled();
  fireEvent.click(screen.getByRole('button', { name: '同意，用微信登录' }));
  await waitFor(() => expect(startLogin).toHaveBeenCalledWith('/pages/home/index', PRIVACY_VERSION));
});
