import fc from 'fast-check';
import { DomainError } from '../errors.js';
import {
  checkVerdicts,
  hasPlace,
  mayRead,
  nextPostState,
  postStates,
  postTable,
  type PostActor,
  type PostEvent,
  type PostState,
} from './post-states.js';

const events: PostEvent[] = [...checkVerdicts, 'admit', 'hide', 'restore', 'overturn'];
const actors: PostActor[] = ['machine', 'moderator', 'judge'];
const anyEvent = fc.tuple(fc.constantFrom(...events), fc.constantFrom(...actors));
const stranger = { author: false, moderator: false };

const after = (from: PostState, [event, who]: readonly [PostEvent, PostActor]): PostState => {
  try {
    return nextPostState(from, event, who);
  } catch (error) {
    expect(error).toEqual(new DomainError('post.not_now'));
    return from;
  }
};

describe('the states of a post', () => {
  it('follow what WeChat suggests, once', () => {
    expect(nextPostState('checking', 'pass', 'machine')).toBe('visible');
    expect(nextPostState('checking', 'review', 'machine')).toBe('waiting');
    expect(nextPostState('checking', 'unasked', 'machine')).toBe('waiting');
    expect(nextPostState('checking', 'risky', 'machine')).toBe('hidden');
    for (const { from, who } of postTable) if (who.includes('machine')) expect(from).toBe('checking');
  });

  it('are seen by others only after WeChat passed it or a person let it', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 30 }), (tries) => {
        let state: PostState = 'checking';
        for (const tried of tries) {
          const next = after(state, tried);
          if (next === 'visible' && state !== 'visible')
            expect(['pass machine', 'admit moderator', 'restore moderator', 'overturn judge']).toContain(
              tried.join(' '),
            );
          state = next;
        }
      }),
    );
  });

  it('want a reason for whatever a person hides or brings back', () => {
    for (const { from, to, who, needs } of postTable) {
      const byPerson = !who.includes('machine');
      if (byPerson && from !== to && (to === 'hidden' || from === 'hidden')) expect(needs).toContain('reason');
    }
  });

  it('show words to strangers only where they show a place, and show the place of what is hidden', () => {
    fc.assert(
      fc.property(fc.constantFrom(...postStates), fc.boolean(), fc.boolean(), (state, author, moderator) => {
        const reader = { author, moderator };
        if (mayRead(state, reader)) expect(hasPlace(state, reader)).toBe(true);
        if (mayRead(state, stranger)) expect(mayRead(state, reader)).toBe(true);
      }),
    );
    expect(postStates.filter((state) => mayRead(state, stranger))).toEqual(['visible']);
    expect(postStates.filter((state) => hasPlace(state, stranger))).toEqual(['visible', 'hidden']);
  });
});
