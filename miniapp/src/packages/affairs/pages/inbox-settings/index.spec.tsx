import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import type { ResponseOf } from '@wecountry/shared/contracts';
import { serve } from '../../../../../test/serve';
import { signIn } from '../../../../../test/signed-in';
import { asked } from '../../../../../test/taro';
import InboxSettingsPage from './index';

type Settings = ResponseOf<'inbox.settings'>;

it('turns one kind off and on again; in a browser says where WeChat asks', async () => {
  signIn();
  const settings: Settings = { muted: ['order'], templates: [{ key: 'affairs', id: 'tmpl', remaining: 2 }] };
  serve({
    'inbox.settings': settings,
    'inbox.mute': ({ body }) => ({ status: 200, body: { ...settings, ...(body as Pick<Settings, 'muted'>) } }),
  });
  render(<InboxSettingsPage />);
  expect(await screen.findByRole('checkbox', { name: '订单，不用' })).toBeTruthy();
  fireEvent.click(screen.getByRole('checkbox', { name: '积分，告诉我' }));
  expect(await screen.findByRole('checkbox', { name: '积分，不用' })).toBeTruthy();
  fireEvent.click(screen.getByRole('checkbox', { name: '订单，不用' }));
  await waitFor(() =>
    expect(asked.filter(({ method }) => method === 'POST').map(({ body }) => body)).toEqual([
      { muted: ['order', 'credit'] },
      { muted: ['credit'] },
    ]),
  );
  expect(screen.getByText('要在小程序里点“允许”')).toBeTruthy();
});
