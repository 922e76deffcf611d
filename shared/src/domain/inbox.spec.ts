import fc from 'fast-check';
import { inboxKinds, subscribeTemplates, templateOfKind, toThing, toTimeKeyword } from './inbox.js';

it('every kind of message has a template', () => {
  for (const kind of inboxKinds) expect(subscribeTemplates).toContain(templateOfKind[kind]);
});

it('a thing is one line of 1 to 20 characters, and keeps what fits', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const thing = [...toThing(text)];
      expect(thing.length).toBeGreaterThanOrEqual(1);
      expect(thing.length).toBeLessThanOrEqual(20);
      expect(thing).not.toContain('\n');
    }),
  );
  expect(toThing('  周五晚 8 点\n截止 ')).toBe('周五晚 8 点 截止');
  expect(toThing('字'.repeat(21))).toBe(`${'字'.repeat(19)}…`);
  expect(toThing(' ')).toBe('点开看看');
});

it("a time is written in Shanghai's time", () => {
  expect(toTimeKeyword('2026-11-22T16:05:00.000Z')).toBe('2026年11月23日 00:05');
});
