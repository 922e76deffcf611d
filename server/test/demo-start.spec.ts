import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { makeDemo } from '../../scripts/demo.mjs';

const HALF = 3;

describe('the demo of a start', () => {
  let did: string[];
  beforeEach(() => {
    did = [];
    jest.spyOn(console, 'error').mockReturnValue();
  });
  afterEach(() => void jest.restoreAllMocks());

  const start = (statuses: number[], database: Parameters<typeof makeDemo>[0] = { recreate }) =>
    makeDemo(database, {
      generate: () => {
        did.push('generate');
        return statuses.shift() ?? 0;
      },
      migrate: () => void did.push('migrate'),
    });
  const recreate = () => Promise.resolve(did.push('recreate'));

  it('that is there, or made now, is left alone', async () => {
    await start([0]);
    expect(did).toEqual(['generate']);
  });

  it('that is half made is dropped and made again, once', async () => {
    await start([HALF, 0]);
    expect(did).toEqual(['generate', 'recreate', 'migrate', 'generate']);
    await expect(start([HALF, HALF])).rejects.toThrow();
    expect(did.filter((step) => step === 'recreate')).toHaveLength(2);
  });

  it('is never dropped because a start failed or was cut off', async () => {
    for (const status of [1, 2, 130, 137]) await expect(start([status])).rejects.toThrow(String(status));
    expect(did).not.toContain('recreate');
  });

  it('in a database of somebody else is not dropped either', async () => {
    await expect(start([HALF], {})).rejects.toThrow('空的数据库');
  });
});
