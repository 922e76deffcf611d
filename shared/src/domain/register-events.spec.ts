import fc from 'fast-check';
import {
  checkEvent,
  type EventPerson,
  type RegisterEventKind,
  registerEventKinds,
  registerEventLabels,
  registerEventRules,
} from './register-events.js';

const today = '2026-11-22';
const person: EventPerson = {
  bornOn: '1980-05-05',
  head: false,
  away: false,
  left: false,
  householdId: 'a',
  householdSize: 3,
};
const code = (
  kind: RegisterEventKind,
  about: Partial<EventPerson> = {},
  more: { happenedOn?: string; to?: string | null } = {},
) => {
  try {
    checkEvent(
      { kind, happenedOn: more.happenedOn ?? today, toHouseholdId: more.to ?? null },
      { ...person, ...about },
      today,
    );
    return 'allowed';
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('an event of the register', () => {
  it('has a word and a rule each', () => {
    for (const kind of registerEventKinds) {
      expect(registerEventLabels[kind]).not.toBe('');
      expect(registerEventRules[kind].leaves && registerEventRules[kind].to).toBe(false);
    }
  });

  it('lies between the birth and today', () => {
    expect(code('died', {}, { happenedOn: '2026-11-23' })).toBe('people.event_day');
    expect(code('died', {}, { happenedOn: '1980-05-04' })).toBe('people.event_day');
    expect(code('died', {}, { happenedOn: '1980-05-05' })).toBe('allowed');
  });

  it('is about nobody who has left', () => {
    for (const kind of registerEventKinds) expect(code(kind, { left: true })).toBe('people.left');
  });

  it('leaves no household without its head', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...registerEventKinds),
        fc.boolean(),
        fc.integer({ min: 1, max: 9 }),
        (kind, head, householdSize) => {
          const goes = registerEventRules[kind].leaves || kind === 'moved_house';
          expect(code(kind, { head, householdSize }) === 'people.head_first').toBe(goes && head && householdSize > 1);
        },
      ),
    );
  });

  it('changes something', () => {
    expect(code('moved_house', {}, { to: 'a' })).toBe('people.event_nothing');
    expect(code('moved_house', {}, { to: 'b' })).toBe('allowed');
    expect(code('head_changed', { head: true })).toBe('people.event_nothing');
    expect(code('went_away', { away: true })).toBe('people.event_nothing');
    expect(code('came_back')).toBe('people.event_nothing');
    expect(code('came_back', { away: true })).toBe('allowed');
  });
});
