// The arithmetic of a day's liability, on one small month.
import type { BusinessDay } from '@guike/kernel';
import { type MovedPart, liabilityOf } from './liability';

const day = '2026-03-20' as BusinessDay;
const part = (kind: MovedPart['kind'], points: number, rest: Partial<MovedPart> = {}): MovedPart => ({
  ...{ kind, points, storeId: 'a', since: true, expires: '2027-01', over: false },
  ...rest,
});

it('adds up from the first of the month, with what ended unbooked before it and since', () => {
  const before = { since: false };
  const ended = { expires: '2026-02', over: true };
  const found = liabilityOf(
    day,
    [
      part('earned', 500, before),
      part('earned', 40, { ...before, ...ended }), // ended in February and still not booked on its last day
      part('expired', -40, ended), // booked in March
      part('earned', 100, { storeId: 'b' }),
      part('earned', 7, { expires: '2026-03', over: true }), // ends today, to be booked tomorrow
      part('held', -60),
      part('captured', -25),
      part('reversed', -30, { expires: null }),
    ],
    [{ storeId: 'a', points: 35 }],
  );
  expect(found.movement).toEqual({
    ...{ opening: 500, earned: 107, reversed: -30, spent: -25, returned: 0 },
    ...{ expired: -7, adjusted: 0, forfeited: 0, transferred: 0, closing: 545 },
  });
  expect(found).toMatchObject({ balance: 540, held: 35, owed: 30, liability: 545 });
  expect(found.unbooked).toEqual({ opening: 40, closing: 7 });
  expect(found.stores).toEqual([
    { storeId: 'a', balance: 440, held: 35 },
    { storeId: 'b', balance: 100, held: 0 },
  ]);
  expect(found.expiries).toEqual([{ month: '2027-01', balance: 540 }]);
});

it('is nothing before there was anything', () => {
  const { movement, ...rest } = liabilityOf(day, [], []);
  expect(Object.values(movement)).toEqual(Array(10).fill(0));
  expect(rest).toMatchObject({ balance: 0, held: 0, owed: 0, liability: 0, stores: [], expiries: [] });
});
