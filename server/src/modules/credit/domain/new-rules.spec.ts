import { describe, expect, it } from '@jest/globals';
import { DomainError } from '@wecountry/shared/errors';
import { checkRules, type NewItem } from './new-rules.js';

const canal: NewItem = {
  code: 'labour-canal',
  category: 'labour',
  title: '修水渠半天',
  points: 5,
  evidence: '一张现场的照片',
  pictureNeeded: true,
  publicDays: 5,
  capPerSeason: 100,
  claimable: true,
};
const check =
  (items: NewItem[], basePoints = 0, effectiveOn = '2026-01-01') =>
  () =>
    checkRules({ effectiveOn, basePoints, items });

describe('checkRules', () => {
  it('takes a sound version, with deductions that others record', () => {
    expect(check([canal])).not.toThrow();
    expect(check([{ ...canal, publicDays: 0, capPerSeason: null }], 100)).not.toThrow();
    expect(check([canal, { ...canal, code: 'rules-late', points: -1, claimable: false }])).not.toThrow();
  });

  it('refuses what cannot be kept', () => {
    const wrong: Partial<NewItem>[] = [
      { points: 0 },
      { points: 1.5 },
      { publicDays: -1 },
      { publicDays: 61 },
      { capPerSeason: 0 },
      { title: ' ' },
      { code: '' },
      { points: -5 },
    ];
    for (const change of wrong) expect(check([{ ...canal, ...change }])).toThrow('credit.rules_wrong');
    expect(check([canal, canal])).toThrow(new DomainError('credit.rules_wrong'));
    expect(check([])).toThrow(new DomainError('credit.rules_wrong'));
    expect(check([canal], -1)).toThrow(new DomainError('credit.rules_wrong'));
    expect(check([canal], 0, '2026年')).toThrow(new DomainError('credit.rules_wrong'));
  });
});
