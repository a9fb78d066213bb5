// What may happen to a member's points, as fast-check makes it up.
import fc from 'fast-check';

export const PURCHASES = 5;

export type LedgerStep =
  | { kind: 'earn'; points: number; daysAgo: number }
  | { kind: 'settle'; purchase: number; entitled: number; daysAgo: number }
  | { kind: 'burst'; size: number; points: number }
  | { kind: 'spend'; points: number }
  | { kind: 'hold'; points: number }
  | { kind: 'adjust'; points: number }
  | { kind: 'capture'; which: number }
  | { kind: 'release'; which: number }
  | { kind: 'cancel'; which: number; total: number }
  | { kind: 'forfeit' }
  | { kind: 'repeat'; which: number }
  | { kind: 'together'; steps: { purchase: number; entitled: number }[] }
  | { kind: 'days'; days: number }
  | { kind: 'minutes'; minutes: number };

const points = fc.integer({ min: 0, max: 300 });
const some = fc.integer({ min: 1, max: 90 });
const which = fc.nat();
const purchase = fc.integer({ min: 0, max: PURCHASES - 1 });
const daysAgo = fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, fc.integer({ min: 0, max: 75 }));
const size = fc.integer({ min: 20, max: 70 });

const of = <K extends LedgerStep['kind'], R extends Record<string, fc.Arbitrary<unknown>>>(kind: K, rest: R) =>
  fc.record({ kind: fc.constant(kind), ...rest }) as unknown as fc.Arbitrary<LedgerStep>;

const weighed: readonly (readonly [number, fc.Arbitrary<LedgerStep>])[] = [
  [4, of('earn', { points, daysAgo })],
  [5, of('settle', { purchase, entitled: points, daysAgo })],
  [1, of('burst', { size, points: fc.integer({ min: 1, max: 9 }) })],
  [4, of('spend', { points: some })],
  [4, of('hold', { points: some })],
  [3, of('capture', { which })],
  [2, of('release', { which })],
  [4, of('cancel', { which, total: fc.integer({ min: 0, max: 60 }) })],
  [1, of('adjust', { points: fc.integer({ min: -100, max: 100 }) })],
  [2, of('repeat', { which })],
  [2, of('together', { steps: fc.array(fc.record({ purchase, entitled: points }), { minLength: 2, maxLength: 4 }) })],
  [3, of('days', { days: fc.integer({ min: 1, max: 40 }) })],
  [2, of('minutes', { minutes: fc.integer({ min: 1, max: 15 }) })],
];

/** A life of at least `least` steps; some end with leaving. */
export function ledgerLife(least: number, most: number): fc.Arbitrary<LedgerStep[]> {
  const step = fc.oneof(...weighed.map(([weight, arbitrary]) => ({ weight, arbitrary })));
  const end = fc.oneof(
    { weight: 2, arbitrary: fc.constant<LedgerStep[]>([]) },
    { weight: 1, arbitrary: fc.constant<LedgerStep[]>([{ kind: 'forfeit' }]) },
  );
  return fc
    .tuple(fc.array(step, { minLength: least, maxLength: most, size: 'max' }), end)
    .map(([life, last]) => [...life, ...last]);
}
