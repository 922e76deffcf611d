import { listeningWords, percentSaid, sentencesOf } from './spoken';

it('cuts at full stops and line ends, and leaves nothing out', () => {
  const text = '明天停水。早 8 点到下午 4 点！\n要接水吗？今晚接好';
  expect(sentencesOf(text)).toEqual(['明天停水。', '早 8 点到下午 4 点！', '要接水吗？', '今晚接好']);
});

it('cuts an overlong sentence at its commas', () => {
  const long = '水渠坏了没人修，'.repeat(12);
  const parts = sentencesOf(long);
  expect(parts.every((part) => part.length <= 60)).toBe(true);
  expect(parts.join('')).toBe(long);
});

it('has nothing to say about an empty text', () => {
  expect(sentencesOf(' \n ')).toEqual([]);
  expect(percentSaid([], 0)).toBe(0);
});

it('counts what was heard by characters, never more than was said', () => {
  const sentences = ['一二三四五六七八', '九十'];
  expect([0, 1, 2].map((said) => percentSaid(sentences, said))).toEqual([0, 80, 100]);
});

it('tells about how long it takes, longer when slow', () => {
  const sentences = ['字'.repeat(344)];
  expect(listeningWords(sentences)).toBe('1 分 20 秒');
  expect(listeningWords(sentences, 0.8)).toBe('1 分 40 秒');
  expect(listeningWords(['字'.repeat(258)])).toBe('1 分钟');
  expect(listeningWords(['短'])).toBe('10 秒');
});
