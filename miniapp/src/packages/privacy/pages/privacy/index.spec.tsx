import { fireEvent, render, screen } from '@testing-library/react';
import { inHours } from '../../../../../test/samples';
import { serve } from '../../../../../test/serve';
import { signIn } from '../../../../../test/signed-in';
import { asked } from '../../../../../test/taro';
import PrivacyPage from '.';

beforeEach(() => signIn());

it('shows the number masked, and who called for what', async () => {
  serve({
    'phones.mine': {
      masked: '139****5678',
      calls: [{ id: 'c1', callerName: '石明', reason: 'notice', subjectId: 'n1', calledAt: inHours(-2) }],
    },
  });
  render(<PrivacyPage />);
  expect(await screen.findByText('139****5678')).toBeTruthy();
  expect(screen.getByText(/^为一条通知/)).toBeTruthy();
});

it('says what is wrong with a number before it is sent', async () => {
  serve({ 'phones.mine': { masked: null, calls: [] } });
  render(<PrivacyPage />);
  fireEvent.click(await screen.findByRole('button', { name: '存下号码' }));
  expect(await screen.findByText('写上手机号')).toBeTruthy();
  expect(asked.every(({ method }) => method === 'GET')).toBe(true);
});
