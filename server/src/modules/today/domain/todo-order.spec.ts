import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { badgesOf, inOrder, todoKinds } from './todo-order.js';

const todos = fc.array(fc.record({ kind: fc.constantFrom(...todoKinds), id: fc.nat() }));

describe('what there is to do', () => {
  it('is all there, by kind, and within a kind as it came', () => {
    fc.assert(
      fc.property(todos, (given) => {
        const ordered = inOrder(given);
        for (const kind of todoKinds) {
          expect(ordered.filter((t) => t.kind === kind)).toEqual(given.filter((t) => t.kind === kind));
        }
        const kinds = ordered.map((t) => todoKinds.indexOf(t.kind));
        expect(kinds).toEqual([...kinds].sort((a, b) => a - b));
      }),
    );
  });

  it('puts a vote before what may wait', () => {
    expect(inOrder([{ kind: 'public_claim' }, { kind: 'read' }, { kind: 'vote' }]).map((t) => t.kind)).toEqual([
      'vote',
      'read',
      'public_claim',
    ]);
  });

  it('is counted on the tabs', () => {
    expect(badgesOf(1, [{ kind: 'vote' }, { kind: 'enter_minutes' }, { kind: 'read' }])).toEqual({
      home: 4,
      affairs: 2,
    });
    expect(badgesOf(0, [])).toEqual({ home: 0, affairs: 0 });
  });
});
