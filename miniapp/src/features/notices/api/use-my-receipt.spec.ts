import type { OutboxItem } from '@/platform/outbox-store';
import { withPosted } from './use-my-receipt';

const untouched = { seen: false, listened: false, acknowledgedAt: null };
const act = (step: string, part: Partial<OutboxItem> = {}): OutboxItem => ({
  id: step,
  userId: 'u1',
  name: 'notices.mark',
  params: { notice: 'n1' },
  body: { step },
  title: '',
  icon: 'bell',
  madeAt: Date.parse('2026-11-22T00:12:00Z'),
  state: 'waiting',
  tries: 0,
  sentAt: null,
  trouble: null,
  refreshes: [],
  pictures: [],
  ...part,
});

it('is what the village knows when this phone has done nothing', () => {
  expect(withPosted(untouched, [])).toMatchObject({ seen: false, listened: false, acknowledged: false });
});

it('shows at once what this phone did, with when', () => {
  expect(withPosted(untouched, [act('acknowledged')])).toMatchObject({
    seen: true,
    listened: false,
    acknowledged: true,
    acknowledgedAt: '2026-11-22T00:12:00.000Z',
  });
});

it('does not count what failed, and keeps it to be shown', () => {
  const receipt = withPosted(untouched, [act('acknowledged', { state: 'failed' })]);
  expect(receipt).toMatchObject({ seen: false, acknowledged: false, posted: { acknowledged: { state: 'failed' } } });
});

it("the newest act of a step counts, and the village's time stands over the phone's", () => {
  const known = { ...untouched, acknowledgedAt: '2026-11-22T00:10:00Z' };
  const receipt = withPosted(known, [act('acknowledged', { id: 'new' }), act('acknowledged', { state: 'failed' })]);
  expect(receipt.posted.acknowledged?.id).toBe('new');
  expect(receipt.acknowledgedAt).toBe('2026-11-22T00:10:00Z');
});
