import { modeForScale } from './settings';

it('starts with the size that goes with the text size of the phone', () => {
  expect([0.9, 1, 1.11, 1.12, 1.28, 1.29, 1.6].map(modeForScale)).toEqual(['s', 's', 's', 'l', 'l', 'xl', 'xl']);
});
