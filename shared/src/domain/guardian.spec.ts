import fc from 'fast-check';
import { checkGuarded, needsGuardian } from './guardian.js';

const day = fc
  .date({ min: new Date('1930-01-01'), max: new Date('2040-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('who needs a guardian', () => {
  it('is below 14; the birthday itself counts', () => {
    expect(needsGuardian('2012-11-23', '2026-11-22')).toBe(true);
    expect(needsGuardian('2012-11-22', '2026-11-22')).toBe(false);
    expect(needsGuardian('2012-02-29', '2026-02-28')).toBe(true);
    expect(needsGuardian('2012-02-29', '2026-03-01')).toBe(false);
  });

  it('never needs one again', () => {
    fc.assert(
      fc.property(day, day, day, (bornOn, one, other) => {
        const [first = '', later = ''] = [one, other].sort();
        return needsGuardian(bornOn, first) || !needsGuardian(bornOn, later);
      }),
    );
  });
});

describe('something about a child', () => {
  const child = { bornOn: '2018-01-01', householdId: 'h1', consented: true };
  const parent = { householdId: 'h1', adult: true };
  const codeOf = (act: () => void): string => {
    try {
      act();
      return 'done';
    } catch (error) {
      return (error as { code: string }).code;
    }
  };

  it('is done by an adult of the household after consent, and by nobody else', () => {
    expect(codeOf(() => checkGuarded([child], parent, '2026-11-22'))).toBe('done');
    expect(codeOf(() => checkGuarded([{ ...child, consented: false }], parent, '2026-11-22'))).toBe(
      'guardian.consent_needed',
    );
    for (const by of [{ ...parent, adult: false }, { ...parent, householdId: 'h2' }, {}])
      expect(codeOf(() => checkGuarded([child], by, '2026-11-22'))).toBe('guardian.adult_needed');
  });

  it('asks nothing for who is 14', () => {
    fc.assert(
      fc.property(day, day, fc.boolean(), (bornOn, on, consented) => {
        fc.pre(!needsGuardian(bornOn, on));
        checkGuarded([{ bornOn, householdId: 'h1', consented }], {}, on);
      }),
    );
  });
});
