import { notice, today } from '../../../test/samples';
import { thingsOf, todaySpeech } from './today-speech';

const now = Date.parse('2026-11-22T08:12:00+08:00');
const full = today({
  urgent: [notice({ publishedAt: '2026-11-21T17:40:00+08:00' })],
  todos: [{ kind: 'vote', id: 'p1', title: '分红办法，你家没投', help: '周三晚 8 点截止', until: null }],
  notices: [notice({ id: 'n2', category: 'hiring', title: '修上寨水渠，要 12 个人' })],
});

it('reads the page from top to bottom', () => {
  expect(todaySpeech(full, '吴阿满', now)).toEqual([
    '吴阿满，早上好。',
    '今天是11月22日 星期日。',
    '今天有 2 件事。',
    '紧急通知：明天停水，早 8 点到下午 4 点。',
    '昨天 17:40发。',
    '要办的事，第 1 件：分红办法，你家没投。',
    '周三晚 8 点截止。',
    '村里通知。',
    '招工：修上寨水渠，要 12 个人。',
  ]);
  expect(thingsOf(full)).toBe(2);
});

it('says so when there is nothing to do', () => {
  expect(todaySpeech(today(), '吴阿满', now)).toContain('今天没有要办的事。');
});
