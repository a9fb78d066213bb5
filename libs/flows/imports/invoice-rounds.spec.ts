// Rounds of a page: one invoice of each customer, in their order.
import { roundsOf } from './invoice-rounds';

const invoices = (text: string) => [...text].map((customer, position) => ({ customer, position }));
const told = (text: string) =>
  roundsOf(invoices(text)).map((round) => round.map(({ customer, position }) => `${customer}${position}`).join(' '));

it('takes the first of each customer, then the second of those who have one', () => {
  expect(told('abacab')).toEqual(['a0 b1 c3', 'a2 b5', 'a4']);
});

it('is one round where nobody comes twice, and none where nobody comes', () => {
  expect(told('abcd')).toEqual(['a0 b1 c2 d3']);
  expect(told('')).toEqual([]);
});
