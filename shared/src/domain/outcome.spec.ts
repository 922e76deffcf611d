import fc from 'fast-check';
import { choiceOf, countChoices, makeQuestion } from './choice.js';
import { outcomeOf } from './outcome.js';
import { pollPresets } from './presets.js';
import { tally } from './tally.js';

const places = ['鼓楼', '学校', '寨门', '河边'];
const several = makeQuestion('multiple', places, 2);
const single = makeQuestion('single', places);
const rule = pollPresets.household_representatives;

const ballot = fc
  .uniqueArray(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 2 })
  .map((keys) => choiceOf(keys.map(String)));

describe('an outcome', () => {
  it('of an approval is its tally', () => {
    const counts = { voters: 391, approve: 302, reject: 57, abstain: 32, options: [] };
    const { options, most, ...rest } = outcomeOf(makeQuestion('approval', []), rule, 460, counts);
    expect(rest).toEqual(tally(rule, { electors: 460, approve: 302, reject: 57, abstain: 32 }));
    expect([options, most]).toEqual([[], 0]);
  });

  it('of options holds the leading one against the threshold, and names every tie', () => {
    const outcome = outcomeOf(several, rule, 6, {
      voters: 6,
      approve: 0,
      reject: 0,
      abstain: 0,
      options: [
        { key: '1', votes: 4 },
        { key: '2', votes: 4 },
        { key: '3', votes: 1 },
        { key: '4', votes: 0 },
      ],
    });
    expect(outcome).toMatchObject({ verdict: 'reached', present: 6, thresholdNeeded: 4, most: 4, notVoted: 0 });
    expect(outcome.options.filter((option) => option.leading).map((option) => option.key)).toEqual(['1', '2']);
  });

  it('with nobody there leads nowhere', () => {
    const none = countChoices(single, []);
    const outcome = outcomeOf(single, rule, 9, none);
    expect(outcome).toMatchObject({ verdict: 'no_quorum', most: 0, notVoted: 9 });
    expect(outcome.options.some((option) => option.leading)).toBe(false);
    expect(outcomeOf(makeQuestion('survey', places, 4), pollPresets.survey, 9, none).verdict).toBe('survey');
  });

  it('never reaches without somebody leading, and who leads has the most', () => {
    fc.assert(
      fc.property(fc.array(ballot, { maxLength: 30 }), fc.nat({ max: 10 }), (ballots, silent) => {
        fc.pre(ballots.length + silent > 0);
        const counts = countChoices(
          several,
          ballots.map((choice) => ({ choice, count: 1 })),
        );
        const outcome = outcomeOf(several, rule, ballots.length + silent, counts);
        const leading = outcome.options.filter((option) => option.leading);
        expect(leading.length > 0).toBe(ballots.length > 0);
        for (const option of outcome.options) expect(option.votes <= outcome.most).toBe(true);
        const enough = outcome.most * 2 > ballots.length && ballots.length * 3 >= (ballots.length + silent) * 2;
        expect(outcome.verdict === 'reached').toBe(enough && ballots.length > 0);
      }),
    );
  });
});
