// A member reads first where they are, then what comes next.
import { inOrder } from './tiers-page';

const tier = (code: string, place: 'passed' | 'current' | 'next' | 'beyond') => ({
  code,
  name: code,
  ways: [],
  benefits: '',
  place,
  missing: null,
  progress: null,
});
const codes = (tiers: readonly { code: string }[]) => tiers.map(({ code }) => code);

it('puts the nearest tier ahead first, and the highest of those passed', () => {
  const order = inOrder([
    tier('a', 'passed'),
    tier('b', 'passed'),
    tier('c', 'current'),
    tier('d', 'next'),
    tier('e', 'beyond'),
  ]);
  expect(order.current?.code).toBe('c');
  expect(codes(order.ahead)).toEqual(['d', 'e']);
  expect(codes(order.passed)).toEqual(['b', 'a']);
  expect(order.passed.map(({ metal }) => metal)).toEqual(['metal-silver', 'metal-regular']);
});

it('has no current tier for somebody who is no member yet', () => {
  const order = inOrder([tier('regular', 'next'), tier('gold', 'beyond')]);
  expect(order.current).toBeNull();
  expect(codes(order.ahead)).toEqual(['regular', 'gold']);
});
