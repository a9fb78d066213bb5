// Money is exact to the fen, whatever way it is typed.
import { amountOf, textOf } from './amount';

it.each([
  ['20,000', 2_000_000],
  ['20000', 2_000_000],
  ['¥1，240.5', 124_050],
  ['0.07', 7],
  ['1.005', null],
  ['', null],
  ['two', null],
])('reads %s yuan', (text, fen) => {
  expect(amountOf(text, 'money')).toBe(fen);
});

it.each([
  ['12', 'count', 12],
  ['1.5', 'count', null],
  ['-3', 'count', null],
  ['1.5', 'decimal', 1.5],
  ['1.', 'decimal', null],
] as const)('reads %s as %s', (text, kind, value) => {
  expect(amountOf(text, kind)).toBe(value);
});

it('writes what was kept as it would be typed, and reads the same from it', () => {
  expect([2_000_000, 124_050, 7].map((fen) => textOf(fen, 'money'))).toEqual(['20,000', '1,240.50', '0.07']);
  expect(textOf(null, 'money')).toBe('');
  for (const fen of [1, 99, 100, 4_321, 10_000_000_000]) expect(amountOf(textOf(fen, 'money'), 'money')).toBe(fen);
});
