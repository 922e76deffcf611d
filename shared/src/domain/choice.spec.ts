import fc from 'fast-check';
import { DomainError } from '../errors.js';
import {
  canonicalChoice,
  checkChoice,
  CHOICE_PATTERN,
  choiceInWords,
  choiceOf,
  countChoices,
  keysOf,
  makeQuestion,
  type Question,
} from './choice.js';

const codeOf = (act: () => unknown): string | undefined => {
  try {
    act();
    return undefined;
  } catch (error) {
    return error instanceof DomainError ? error.code : String(error);
  }
};

const places = ['鼓楼', '学校', '寨门', '河边', '晒谷坪'];
const approval = makeQuestion('approval', []);
const single = makeQuestion('single', places);
const several = makeQuestion('multiple', places, 3);
const survey = makeQuestion('survey', places, 5);

const keys = fc.uniqueArray(fc.integer({ min: 1, max: places.length }).map(String), { minLength: 1, maxLength: 3 });

describe('a choice', () => {
  it('is written in one way, in whatever order it was tapped', () => {
    fc.assert(
      fc.property(keys, fc.boolean(), (chosen, twice) => {
        const typed = [...chosen, ...(twice ? chosen : [])].join(', ');
        const canonical = canonicalChoice(typed);
        expect(canonical).toBe(canonicalChoice([...chosen].reverse().join(',')));
        expect(canonical).toMatch(new RegExp(CHOICE_PATTERN));
        expect(keysOf(canonical)).toEqual([...chosen].sort());
        expect(choiceOf(keysOf(canonical))).toBe(canonical);
        expect(checkChoice(several, typed)).toBe(canonical);
      }),
    );
  });

  it('sorts keys as numbers', () => {
    expect(canonicalChoice('10,2')).toBe('2,10');
  });

  it('is refused when it is none', () => {
    for (const wrong of ['', ',', '0', '1,', '100', 'yes', 'approve,1', '1;2', '-1']) {
      expect(codeOf(() => canonicalChoice(wrong))).toBe('poll.choice_wrong');
    }
  });

  it('fits its kind', () => {
    for (const choice of ['approve', 'reject', 'abstain']) expect(checkChoice(approval, choice)).toBe(choice);
    expect(codeOf(() => checkChoice(approval, '1'))).toBe('poll.choice_wrong');
    for (const asked of [single, several, survey]) {
      expect(checkChoice(asked, '5')).toBe('5');
      expect(codeOf(() => checkChoice(asked, 'approve'))).toBe('poll.choice_wrong');
      expect(codeOf(() => checkChoice(asked, '6'))).toBe('poll.choice_wrong');
    }
    expect(checkChoice(single, 'abstain')).toBe('abstain');
    expect(checkChoice(several, 'abstain')).toBe('abstain');
    expect(codeOf(() => checkChoice(survey, 'abstain'))).toBe('poll.choice_wrong');
    expect(codeOf(() => checkChoice(single, '1,2'))).toBe('poll.too_many_choices');
    expect(codeOf(() => checkChoice(several, '1,2,3,4'))).toBe('poll.too_many_choices');
  });

  it('is said in the words of the poll', () => {
    expect(choiceInWords([], 'reject')).toBe('反对');
    expect(choiceInWords(several.options, '1,4')).toBe('鼓楼、河边');
  });
});

describe('a question', () => {
  it('has options by its kind, numbered in their order', () => {
    expect(single.options[4]).toEqual({ key: '5', text: '晒谷坪' });
    const wrong: (() => Question)[] = [
      () => makeQuestion('approval', places),
      () => makeQuestion('single', ['鼓楼']),
      () => makeQuestion('single', places, 2),
      () => makeQuestion('multiple', places),
      () => makeQuestion('multiple', places, 6),
      () => makeQuestion('survey', ['鼓楼', '鼓 楼']),
      () => makeQuestion('survey', ['鼓楼', ' ']),
      () => makeQuestion('survey', places, 0),
      () =>
        makeQuestion(
          'survey',
          Array.from({ length: 21 }, (_, i) => `${i}`),
        ),
    ];
    for (const make of wrong) expect(codeOf(make)).toBe('poll.options_wrong');
  });
});

describe('counting', () => {
  it('adds up: each voter once, each key as often as it was named, in whatever groups ballots come', () => {
    const ballot = fc.oneof(
      keys.map((chosen) => choiceOf(chosen)),
      fc.constant('abstain'),
    );
    fc.assert(
      fc.property(fc.array(ballot, { maxLength: 60 }), (ballots) => {
        const one = countChoices(
          several,
          ballots.map((choice) => ({ choice, count: 1 })),
        );
        const groups = new Map<string, number>();
        for (const choice of ballots) groups.set(choice, (groups.get(choice) ?? 0) + 1);
        expect(
          countChoices(
            several,
            [...groups].map(([choice, count]) => ({ choice, count })),
          ),
        ).toEqual(one);
        expect(one.voters).toBe(ballots.length);
        const named = ballots.reduce((sum, choice) => sum + keysOf(choice).length, 0);
        expect(one.options.reduce((sum, option) => sum + option.votes, 0)).toBe(named);
        expect(one.abstain).toBe(ballots.filter((choice) => choice === 'abstain').length);
      }),
    );
  });

  it('refuses a ballot that cannot have been accepted', () => {
    expect(codeOf(() => countChoices(single, [{ choice: '9', count: 1 }]))).toBe('poll.choice_wrong');
  });
});
