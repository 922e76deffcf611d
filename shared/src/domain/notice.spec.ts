import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  countReach,
  isPinned,
  noticeCategories,
  reachedBy,
  receiptSteps,
  sumReach,
  withStep,
  type Receipt,
} from './notice.js';

const none: Receipt = { seen: false, listened: false, acknowledged: false };
const steps = fc.array(fc.constantFrom(...receiptSteps), { maxLength: 6 });
const receipts = steps.map((taken) => taken.reduce(withStep, none));

describe('receipts', () => {
  it('only ever gain steps, in any order and however often', () => {
    fc.assert(
      fc.property(steps, (taken) => {
        const receipt = taken.reduce(withStep, none);
        for (const step of receiptSteps) {
          expect(receipt[step]).toBe(taken.includes(step) || (step === 'seen' && taken.length > 0));
        }
        expect([...taken].reverse().reduce(withStep, receipt)).toEqual(receipt);
      }),
    );
  });

  it('pin an urgent notice until 知道了', () => {
    for (const category of noticeCategories) {
      expect(isPinned(category, { acknowledged: false })).toBe(category === 'urgent');
      expect(isPinned(category, { acknowledged: true })).toBe(false);
    }
  });
});

describe('reach', () => {
  it('puts each household in exactly one part', () => {
    const village = fc.array(fc.array(receipts, { maxLength: 5 }), { maxLength: 50 });
    fc.assert(
      fc.property(village, (households) => {
        const reach = countReach(households.map(reachedBy));
        expect(reach.households).toBe(households.length);
        expect(reach.acknowledged + reach.seen + reach.unseen).toBe(households.length);
        expect(reach.unseen).toBe(households.filter((members) => members.every((member) => !member.seen)).length);
      }),
    );
  });

  it('of the village is the sum of its hamlets', () => {
    const states = fc.array(fc.constantFrom('acknowledged' as const, 'seen' as const, 'unseen' as const), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(fc.array(states, { maxLength: 6 }), (hamlets) => {
        expect(sumReach(hamlets.map(countReach))).toEqual(countReach(hamlets.flat()));
      }),
    );
  });

  it('counts a household nobody of which is bound as unseen', () => {
    expect(reachedBy([])).toBe('unseen');
  });
});
