import { describe, expect, it } from '@jest/globals';
import { postStates } from '@wecountry/shared/domain/post-states';
import { roles, type Role } from '@wecountry/shared/domain/roles';
import fc from 'fast-check';
import { postActs } from './post-acts.js';

const anyPost = fc.record({
  state: fc.constantFrom(...postStates),
  authorId: fc.constantFrom('a', 'b', 'c'),
  hiddenBy: fc.constantFrom('a', 'b', null),
  appealId: fc.constantFrom('appeal', null),
  appealUpheld: fc.constantFrom(true, false, null),
  openReports: fc.nat(2),
  verdict: fc.constantFrom('pass', 'review', 'risky', 'unasked', null),
  lookedAt: fc.constantFrom(new Date(0), null),
});
const anyReader = fc.record({
  userId: fc.constantFrom('a', 'b', 'c'),
  roles: fc.uniqueArray(fc.constantFrom(...roles)).map((held) => new Set<Role>(held)),
});

describe('what may be done about a post', () => {
  it('is never a decision about one’s own, and an appeal against nobody else’s', () => {
    fc.assert(
      fc.property(anyPost, anyReader, (post, reader) => {
        const may = postActs(post, reader);
        if (post.authorId === reader.userId) expect(may.filter((act) => act !== 'appeal')).toEqual([]);
        else expect(may).not.toContain('appeal');
      }),
    );
  });

  it('is judged by a supervisor who did not hide it', () => {
    fc.assert(
      fc.property(anyPost, anyReader, (post, reader) => {
        if (!postActs(post, reader).includes('judge')) return;
        expect(reader.roles.has('supervisor') && post.hiddenBy !== reader.userId).toBe(true);
      }),
    );
  });

  it('is nothing for who has no part in the village', () => {
    fc.assert(
      fc.property(anyPost, fc.constantFrom('a', 'b'), (post, userId) => {
        expect(postActs(post, { userId, roles: new Set<Role>(['auditor', 'coop_staff']) })).toEqual([]);
      }),
    );
  });
});
