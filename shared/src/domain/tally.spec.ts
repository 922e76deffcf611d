import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DomainError } from '../errors.js';
import { forMajorMatter, pollPresetKeys, pollPresets, type Fraction } from './presets.js';
import { neededOf, reaches, tally, verdictLabels, type Count } from './tally.js';

const households = pollPresets.household_representatives;
const half: Fraction = { numerator: 1, denominator: 2, moreThan: true };
const thirds: Fraction = { numerator: 2, denominator: 3, moreThan: false };

const fractions = fc
  .record({
    numerator: fc.integer({ min: 1, max: 9 }),
    denominator: fc.integer({ min: 1, max: 9 }),
    moreThan: fc.boolean(),
  })
  .filter((fraction) => fraction.numerator <= fraction.denominator);

/** Ballots of an electorate, with some present and silent. */
const counts = fc
  .tuple(fc.nat(2000), fc.nat(2000), fc.nat(2000), fc.nat(200), fc.nat(3000))
  .map(([approve, reject, abstain, presentWithoutBallot, absent]): Count => ({
    approve,
    reject,
    abstain,
    presentWithoutBallot,
    electors: approve + reject + abstain + presentWithoutBallot + absent,
  }))
  .filter((count) => count.electors > 0);

describe('fractions', () => {
  it('need exactly as many as reach them', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), fractions, (base, fraction) => {
        const needed = neededOf(base, fraction);
        expect(reaches(needed, base, fraction)).toBe(true);
        expect(reaches(needed - 1, base, fraction)).toBe(false);
      }),
    );
  });

  it('tell more than half from at least two thirds', () => {
    expect(reaches(230, 460, half)).toBe(false);
    expect(reaches(231, 460, half)).toBe(true);
    expect(reaches(6, 9, thirds)).toBe(true);
    expect(reaches(306, 460, thirds)).toBe(false);
    expect(neededOf(460, thirds)).toBe(307);
    expect(neededOf(3, thirds)).toBe(2);
    expect(neededOf(0, thirds)).toBe(1);
  });
});

describe('tally', () => {
  it('equals a recount in BigInt, for every preset', () => {
    fc.assert(
      fc.property(fc.constantFrom(...pollPresetKeys), counts, (key, count) => {
        const { quorum, threshold } = pollPresets[key];
        const result = tally(pollPresets[key], count);
        const cast = BigInt(count.approve + count.reject + count.abstain);
        const present = cast + BigInt(count.presentWithoutBallot!);
        const enough = (part: bigint, whole: bigint, f: Fraction) => {
          const [mine, wanted] = [part * BigInt(f.denominator), whole * BigInt(f.numerator)];
          return part > 0n && (f.moreThan ? mine > wanted : mine >= wanted);
        };
        const quorumMet = quorum === null || enough(present, BigInt(count.electors), quorum);
        const base = threshold?.of === 'all' ? BigInt(count.electors) : present;
        const met = threshold !== null && enough(BigInt(count.approve), base, threshold);
        expect(result.verdict).toBe(
          threshold === null ? 'survey' : !quorumMet ? 'no_quorum' : met ? 'reached' : 'not_reached',
        );
        expect(BigInt(result.present)).toBe(present);
        expect(result.approve + result.reject + result.abstain + result.notVoted).toBe(count.electors);
        if (result.quorumNeeded !== null) expect(result.present >= result.quorumNeeded).toBe(result.quorumMet);
        if (result.thresholdNeeded !== null) expect(result.approve >= result.thresholdNeeded).toBe(result.thresholdMet);
      }),
    );
  });

  it('never loses a vote by one more approval in place of an abstention', () => {
    fc.assert(
      fc.property(fc.constantFrom(...pollPresetKeys), counts, (key, count) => {
        fc.pre(count.abstain > 0 && tally(pollPresets[key], count).verdict === 'reached');
        const more = { ...count, approve: count.approve + 1, abstain: count.abstain - 1 };
        expect(tally(pollPresets[key], more).verdict).toBe('reached');
      }),
    );
  });

  it('counts the meeting of the design: 391 of 460, 302 approve', () => {
    expect(tally(households, { electors: 460, approve: 302, reject: 57, abstain: 32 })).toMatchObject({
      present: 391,
      quorumNeeded: 307,
      thresholdBase: 391,
      thresholdNeeded: 196,
      notVoted: 69,
      verdict: 'reached',
    });
  });

  it('does not reach with exactly half', () => {
    expect(tally(households, { electors: 400, approve: 200, reject: 150, abstain: 50 }).verdict).toBe('not_reached');
    expect(tally(households, { electors: 400, approve: 201, reject: 149, abstain: 50 }).verdict).toBe('reached');
  });

  it('counts who is present and casts nothing in the base and in the quorum', () => {
    const ballots = { electors: 9, approve: 3, reject: 2, abstain: 0 };
    expect(tally(households, ballots).verdict).toBe('no_quorum');
    expect(tally(households, { ...ballots, presentWithoutBallot: 1 })).toMatchObject({
      present: 6,
      quorumMet: true,
      thresholdBase: 6,
      verdict: 'not_reached',
      notVoted: 4,
    });
  });

  it('measures the collective against all its members, and takes exactly two thirds', () => {
    const all = pollPresets.collective_members;
    expect(tally(all, { electors: 300, approve: 200, reject: 0, abstain: 0 }).verdict).toBe('reached');
    expect(tally(all, { electors: 300, approve: 199, reject: 1, abstain: 0 }).verdict).toBe('not_reached');
  });

  it('counts heads for the quorum and votes for the threshold of a co-op', () => {
    const coop = pollPresets.coop_members;
    const count = { electors: 30, allVotes: 36, castHeads: 20, approve: 18, reject: 6, abstain: 0 };
    expect(tally(coop, count)).toMatchObject({ present: 20, quorumMet: true, verdict: 'not_reached', notVoted: 10 });
    expect(tally(coop, { ...count, approve: 19, reject: 5 }).verdict).toBe('reached');
    const major = forMajorMatter(coop);
    expect(tally(major, { ...count, approve: 23, reject: 1 }).verdict).toBe('not_reached');
    expect(tally(major, { ...count, approve: 24, reject: 0 }).verdict).toBe('reached');
    expect(forMajorMatter(households)).toBe(households);
  });

  it('refuses figures that contradict each other', () => {
    const wrong: Count[] = [
      { electors: 0, approve: 0, reject: 0, abstain: 0 },
      { electors: 2, approve: 2, reject: 1, abstain: 0 },
      { electors: 3, approve: 2, reject: 1, abstain: 0, presentWithoutBallot: 1 },
      { electors: 3, approve: -1, reject: 1, abstain: 0 },
      { electors: 3, approve: 0.5, reject: 1, abstain: 0 },
      { electors: 9, approve: 1, reject: 1, abstain: 0, castHeads: 3 },
    ];
    for (const count of wrong) expect(() => tally(households, count)).toThrow(new DomainError('poll.count_wrong'));
  });

  it('never says 通过 or 生效', () => {
    expect(Object.values(verdictLabels).join()).not.toMatch(/通过|生效/);
  });
});

describe('presets', () => {
  it('are plain data, so that a poll can store its own whole', () => {
    expect(JSON.parse(JSON.stringify(pollPresets))).toEqual(pollPresets);
  });

  it('say where they come from and that nobody has checked them yet', () => {
    for (const key of pollPresetKeys) {
      const preset = pollPresets[key];
      expect(preset.key).toBe(key);
      expect(preset.checked).toBe(false);
      expect(preset.version).toMatch(/^\d{4}-\d\d-\d\d$/);
      expect(preset.source.length).toBeGreaterThan(5);
      expect(preset.threshold === null).toBe(preset.recorders.length === 0);
    }
  });
});
