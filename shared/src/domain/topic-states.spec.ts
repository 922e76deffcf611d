import fc from 'fast-check';
import { DomainError } from '../errors.js';
import {
  nextTopicState,
  tookWords,
  topicStateLabels,
  topicStates,
  topicTable,
  type TopicActor,
  type TopicEvent,
  type TopicState,
} from './topic-states.js';

const events: TopicEvent[] = ['reply', 'answer', 'settle', 'reopen'];
const actors: TopicActor[] = ['asker', 'official', 'neighbour'];
const anyEvent = fc.tuple(fc.constantFrom(...events), fc.constantFrom(...actors));

const after = (from: TopicState, [event, who]: readonly [TopicEvent, TopicActor]): TopicState => {
  try {
    return nextTopicState(from, event, who);
  } catch (error) {
    expect(error).toEqual(new DomainError('topic.not_now'));
    return from;
  }
};

describe('the states of a topic', () => {
  it('lead from a question to its end', () => {
    expect(nextTopicState('open', 'answer', 'official')).toBe('answered');
    expect(nextTopicState('answered', 'settle', 'asker')).toBe('settled');
    expect(nextTopicState('settled', 'reopen', 'asker')).toBe('open');
    for (const state of topicStates) expect(topicStateLabels[state]).not.toBe('');
  });

  it('are settled and opened again by nobody but the asker, answered by nobody but the committee', () => {
    for (const { event, who } of topicTable) {
      if (event === 'settle' || event === 'reopen') expect(who).toEqual(['asker']);
      if (event === 'answer') expect(who).toEqual(['official']);
    }
  });

  it('come to answered by an answer only, and leave settled only for open, whatever is tried', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 40 }), (tries) => {
        let state: TopicState = 'open';
        for (const tried of tries) {
          const next = after(state, tried);
          if (next === 'answered' && state !== 'answered') expect(tried).toEqual(['answer', 'official']);
          if (state === 'settled' && next !== 'settled') expect([next, ...tried]).toEqual(['open', 'reopen', 'asker']);
          state = next;
        }
      }),
    );
  });

  it('always leave a way to the end', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 20 }), (tries) => {
        const state = tries.reduce<TopicState>(after, 'open');
        expect(state === 'settled' || nextTopicState(state, 'settle', 'asker') === 'settled').toBe(true);
      }),
    );
  });

  it('say how long an answer took, in the largest unit that fits', () => {
    expect([0, 59, 60, 3_599, 3_600, 86_399, 86_400, 259_199].map(tookWords)).toEqual([
      '1 分钟',
      '1 分钟',
      '1 分钟',
      '59 分钟',
      '1 小时',
      '23 小时',
      '1 天',
      '2 天',
    ]);
  });
});
