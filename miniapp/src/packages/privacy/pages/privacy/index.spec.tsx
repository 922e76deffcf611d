import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { PRIVACY_VERSION } from '@wecountry/shared/domain/privacy-version';
import { inHours } from '../../../../../test/samples';
import { serve } from '../../../../../test/serve';
import { signIn } from '../../../../../test/signed-in';
import { asked, visited } from '../../../../../test/taro';
import PrivacyPage from '.';

const given = { id: 'p1', version: PRIVACY_VERSION, how: 'login', givenAt: inHours(-3), withdrawnAt: null } as const;
const answers = {
  'phones.mine': { masked: null, calls: [] },
  'guardians.mine': { may: true, items: [] },
  'privacy.consent': { current: PRIVACY_VERSION, standing: true, items: [given] },
};
const sent = (part: string) => asked.find(({ url, method }) => method === 'POST' && url.includes(part));

beforeEach(() => signIn());

it('shows the number masked, and who called for what', async () => {
  serve({
    ...answers,
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
  serve(answers);
  render(<PrivacyPage />);
  fireEvent.click(await screen.findByRole('button', { name: '存下号码' }));
  expect(await screen.findByText('写上手机号')).toBeTruthy();
  expect(asked.every(({ method }) => method === 'GET')).toBe(true);
});

it('shows to what one agreed, when and how; taking it back says what that means, and asks first', async () => {
  serve({ ...answers, 'privacy.withdraw': { ended: 2 }, 'auth.logout': { ended: true } });
  render(<PrivacyPage />);
  expect(await screen.findByText(new RegExp(`${PRIVACY_VERSION} · 登录时点的`))).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: '撤回同意' }));
  expect(await screen.findByText(/所有的手机上马上退出登录/)).toBeTruthy();
  expect(sent('/consent/withdrawal')).toBeUndefined();
  fireEvent.click(screen.getByRole('button', { name: '撤回，退出登录' }));
  await waitFor(() => expect(sent('/consent/withdrawal')).toBeTruthy());
});

it('asks who has not agreed to this text, with the text one tap away', async () => {
  serve({
    ...answers,
    'privacy.consent': { current: PRIVACY_VERSION, standing: false, items: [] },
    'privacy.agree': { standing: true },
  });
  render(<PrivacyPage />);
  fireEvent.click(await screen.findByRole('button', { name: '看过了，我同意' }));
  await waitFor(() => expect(sent('/me/consent')?.body).toEqual({ version: PRIVACY_VERSION }));
  fireEvent.click(screen.getByRole('button', { name: /^用哪些资料/ }));
  expect(visited).toEqual(['/packages/privacy/pages/notice/index']);
});

it('agrees for a child of the household after asking', async () => {
  serve({
    ...answers,
    'guardians.mine': { may: true, items: [{ residentId: 'r9', name: '吴小妹', consent: null }] },
    'guardians.consent': { id: 'r9' },
  });
  render(<PrivacyPage />);
  fireEvent.click(await screen.findByRole('button', { name: '替吴小妹同意' }));
  fireEvent.click(await screen.findByRole('button', { name: '我是监护人，同意' }));
  await waitFor(() => expect(sent('/residents/r9/guardian-consent')?.body).toEqual({ agrees: true }));
});

it('gets everything of mine ready, then hands it over', async () => {
  serve({ ...answers, 'privacy.copy': { url: '/api/villages/v1/people/u1/my-data.zip?e=1&s=x' } });
  render(<PrivacyPage />);
  fireEvent.click(await screen.findByRole('button', { name: '取我的全部资料' }));
  expect(await screen.findByRole('button', { name: '存下这个包' })).toBeTruthy();
});
