import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import type { ResponseOf } from '@wecountry/shared/contracts';
import { activity } from '../../../../../test/activity-samples';
import { serve } from '../../../../../test/serve';
import { signIn } from '../../../../../test/signed-in';
import { asked, opened } from '../../../../../test/taro';
import RunPage from './index';

type Roll = ResponseOf<'activities.roll'>;

const person = (part: Partial<Roll['people'][number]> = {}): Roll['people'][number] => ({
  residentId: 'r2',
  name: '吴雪芬',
  householdLabel: '坡头寨 12 号',
  place: 'in',
  note: '',
  removed: null,
  coming: 'expected',
  way: null,
  markedAt: null,
  marks: 0,
  result: null,
  ...part,
});
const roll = (people: Roll['people'], state: Roll['state'] = 'open'): Roll => ({
  title: '清理水渠',
  state,
  counts: { in: people.length, waiting: 0, came: 0, noShow: 0 },
  people,
  found: [],
});
const posted = () =>
  asked.filter(({ method }) => method === 'POST').map(({ url, body }) => [url.split('/').pop(), body]);

beforeEach(() => {
  signIn({ village: { roles: ['villager', 'committee'] } });
  opened.params = { id: 'a1' };
});

it('takes a place back only with a reason, and says that the person reads it', async () => {
  serve({
    'activities.get': activity({ runs: true, may: ['begin', 'cancel'] }),
    'activities.roll': roll([person()]),
    'activities.remove': { place: 'out' },
  });
  render(<RunPage />);
  fireEvent.click(await screen.findByRole('button', { name: '收回名额，吴雪芬' }));
  expect(screen.getByText('他会收到原因，名额给候补的人。')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: '收回名额' }));
  expect(posted()).toEqual([]);
  fireEvent.input(screen.getByLabelText(/^为什么/), { target: { value: '报了两处' } });
  fireEvent.click(screen.getByRole('button', { name: '收回名额' }));
  await waitFor(() => expect(posted()).toEqual([['removals', { residentId: 'r2', reason: '报了两处' }]]));
});

it('shows why a place was taken back, and lets the person ask again', async () => {
  serve({
    'activities.get': activity({ runs: true }),
    'activities.roll': roll([person({ place: 'out', coming: 'not_expected', removed: '报了两处' })]),
    'activities.remove': { place: 'out' },
  });
  render(<RunPage />);
  expect(await screen.findByText(/名额收回了：报了两处/)).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: '请回来，吴雪芬' }));
  fireEvent.click(screen.getByRole('button', { name: '请回来' }));
  await waitFor(() => expect(posted()).toEqual([['removals', { residentId: 'r2', reason: null }]]));
});

it('while it is held shows the code in digits read from afar, and marks by name', async () => {
  serve({
    'activities.get': activity({ runs: true, state: 'held', may: ['close'] }),
    'activities.roll': roll([person()], 'held'),
    'activities.code': { activityId: 'a1', digits: '048213', url: 'https://x/check-in', refreshInMs: 20_000, came: 3 },
    'activities.mark': { coming: 'came' },
  });
  render(<RunPage />);
  expect(await screen.findByText('048 213')).toBeTruthy();
  expect(screen.getByText(/^到了 3 人/)).toBeTruthy();
  fireEvent.click(await screen.findByRole('button', { name: '到了，吴雪芬' }));
  await waitFor(() => expect(posted()).toEqual([['marks', { residentId: 'r2', present: true }]]));
  fireEvent.click(screen.getByRole('button', { name: '收工，记下到场' }));
  expect(screen.getByText(/收工后不能再改/)).toBeTruthy();
});

it('is closed to who does not run it', async () => {
  serve({ 'activities.get': activity({ runs: false }) });
  render(<RunPage />);
  expect(await screen.findByText('这个活动不归你管')).toBeTruthy();
});
