import { greetingAt } from './greeting';

it.each([
  ['03:30', '夜深了'],
  ['05:00', '早上好'],
  ['08:59', '早上好'],
  ['09:00', '上午好'],
  ['12:00', '中午好'],
  ['14:00', '下午好'],
  ['18:00', '晚上好'],
  ['23:59', '晚上好'],
])('at %s in the village one says %s', (time, words) => {
  expect(greetingAt(`2026-11-22T${time}:00+08:00`)).toBe(words);
});
