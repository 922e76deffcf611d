import { capOf, partOf } from './draft-check';

it.each([
  ['20', 2000],
  ['12.5', 1250],
  ['0.05', 5],
  ['100', 10_000],
  [' 20% ', 2000],
  ['0', null],
  ['100.01', null],
  ['1.234', null],
  ['', null],
  ['两成', null],
])('reads %p percent as %p ten-thousandths', (typed, part) => expect(partOf(typed)).toBe(part));

it.each([
  ['', undefined],
  ['400', 400],
  ['0', null],
  ['1.5', null],
  ['100001', null],
])('reads a cap of %p as %p', (typed, cap) => expect(capOf(typed)).toBe(cap));
