import { Recent } from './recent.js';

describe('what is remembered for a while', () => {
  const counter = () => {
    let looks = 0;
    return { look: async () => (looks += 1), looks: () => looks };
  };
  const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

  it('is looked up once, also by two at once, and again when the time is over', async () => {
    const recent = new Recent<number>(30);
    const { look, looks } = counter();
    expect(await Promise.all([recent.get('a', look), recent.get('a', look)])).toEqual([1, 1]);
    expect(await recent.get('b', look)).toBe(2);
    await pause(40);
    expect(await recent.get('a', look)).toBe(3);
    expect(looks()).toBe(3);
  });

  it('is not a failure', async () => {
    const recent = new Recent<number>(1_000);
    await expect(recent.get('a', () => Promise.reject(new Error('down')))).rejects.toThrow('down');
    expect(await recent.get('a', async () => 7)).toBe(7);
  });

  it('is bounded: the oldest goes first', async () => {
    const recent = new Recent<number>(1_000, 2);
    const { look } = counter();
    for (const key of ['a', 'b', 'c']) await recent.get(key, look);
    expect(await recent.get('c', look)).toBe(3);
    expect(await recent.get('a', look)).toBe(4);
  });
});
