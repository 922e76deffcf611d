import { describe, expect, it } from '@jest/globals';
import { pollPresets } from './presets.js';
import { tally } from './tally.js';
import { participationInWords, rulesInWords, sumsInWords } from './tally-words.js';

const households = pollPresets.household_representatives;

describe('sumsInWords', () => {
  it('says what the result page of the design says', () => {
    const result = tally(households, { electors: 460, approve: 302, reject: 57, abstain: 32 });
    expect(sumsInWords(households, result, 'household')).toEqual([
      { met: true, title: '人数够了', detail: '到会 391 户，要 307 户' },
      { met: true, title: '同意的超过一半', detail: '302 户同意，要过到会的一半' },
    ]);
  });

  it('says what was missed', () => {
    const result = tally(households, { electors: 460, approve: 100, reject: 100, abstain: 0, presentWithoutBallot: 2 });
    expect(sumsInWords(households, result, 'household')).toEqual([
      { met: false, title: '人数不够', detail: '到会 202 户（2 户到会没投），要 307 户' },
      { met: false, title: '同意的没超过一半', detail: '100 户同意，要过到会的一半' },
    ]);
  });

  it('words two thirds of all members, and a survey', () => {
    const all = pollPresets.collective_members;
    const [, second] = sumsInWords(all, tally(all, { electors: 3, approve: 2, reject: 0, abstain: 0 }), 'resident');
    expect(second).toEqual({ met: true, title: '同意的够三分之二', detail: '2 人同意，要到全体的三分之二' });
    const { survey } = pollPresets;
    expect(sumsInWords(survey, tally(survey, { electors: 9, approve: 2, reject: 1, abstain: 0 }), 'household')).toEqual(
      [{ met: true, title: '只征集意见', detail: '3 户说了意见，只作参考' }],
    );
  });
});

describe('before the close', () => {
  it('tells the rule', () => {
    expect(rulesInWords(households, 460, 'household')).toEqual([
      '应到 460 户，到会要 307 户',
      '同意的要过到会的一半',
      '弃权也算到会',
    ]);
    expect(rulesInWords(pollPresets.survey, 460, 'household')).toEqual(['应到 460 户，只征集意见，不作决定']);
  });

  it('tells how many are missing', () => {
    expect(participationInWords(307, 284, 'household')).toBe('再来 23 户，人数就够了（要 307 户）');
    expect(participationInWords(307, 307, 'household')).toBe('人数够了（要 307 户）');
    expect(participationInWords(null, 5, 'household')).toBe('只征集意见，来多少算多少');
  });
});
