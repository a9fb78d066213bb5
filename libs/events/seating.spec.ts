// Seats: nobody overtakes, freed seats go on in order, and an offer does not run out at night.
import { freeSeats, offeredUntil, promotions, seatsNow } from './seating';

const waiting = (...parties: number[]) => parties.map((party, nth) => ({ number: nth + 1, party }));

it('accepts while there is room and nobody waits', () => {
  expect(seatsNow({ seats: 3, taken: 1, walked: 0 }, 2, false)).toBe('accepted');
  expect(seatsNow({ seats: 3, taken: 1, walked: 0 }, 3, false)).toBe('waiting');
  expect(seatsNow({ seats: 3, taken: 1, walked: 0 }, 1, true)).toBe('waiting');
});

it('counts who walked in as sitting', () => {
  expect(seatsNow({ seats: 3, taken: 1, walked: 1 }, 2, false)).toBe('waiting');
  expect(promotions({ seats: 3, taken: 1, walked: 2 }, waiting(1), true)).toEqual([]);
  expect(freeSeats({ seats: 3, taken: 2, walked: 4 })).toBe(0);
});

it.each([
  ['in order, while they fit', { seats: 5, taken: 2, walked: 0 }, waiting(1, 2, 1), false, [1, 2]],
  ['nobody past a large party at the head', { seats: 5, taken: 4, walked: 0 }, waiting(2, 1), false, []],
  ['the first that fits, after the deadline', { seats: 5, taken: 4, walked: 0 }, waiting(2, 1, 1), true, [2]],
  ['all that fit, after the deadline', { seats: 6, taken: 3, walked: 0 }, waiting(2, 4, 1), true, [1, 3]],
  ['nobody where nothing is free', { seats: 5, taken: 5, walked: 0 }, waiting(1), true, []],
])('offers %s', (_, room, who, afterDeadline, expected) => {
  expect(promotions(room, who.toReversed(), afterDeadline).map(({ number }) => number)).toEqual(expected);
});

describe('an offer', () => {
  const minuteOfDay = (at: Date) => ((at.getUTCHours() + 8) % 24) * 60 + at.getUTCMinutes();
  const terms = {
    confirmMinutes: 120,
    startsAt: new Date('2026-03-07T15:00:00+08:00'),
    quiet: { from: 21, to: 9 },
    minuteOfDay,
  };
  const until = (now: string, change: object = {}) =>
    offeredUntil(new Date(`${now}+08:00`), { ...terms, ...change })?.toISOString();

  it.each([
    ['2026-03-03T10:00:00', '2026-03-03T04:00:00.000Z'],
    ['2026-03-03T20:00:00', '2026-03-04T02:00:00.000Z'],
    ['2026-03-03T23:30:00', '2026-03-04T03:00:00.000Z'],
    ['2026-03-04T03:00:00', '2026-03-04T03:00:00.000Z'],
    ['2026-03-03T19:00:00', '2026-03-03T13:00:00.000Z'],
  ])('of %s is kept until %s', (now, expected) => expect(until(now)).toBe(expected));

  it('ends half an hour before the event, and is not made after that', () => {
    expect(until('2026-03-07T13:45:00')).toBe('2026-03-07T06:30:00.000Z');
    expect(until('2026-03-07T14:30:00')).toBeUndefined();
  });

  it('knows no night where the shop has none', () => {
    expect(until('2026-03-03T23:30:00', { quiet: { from: 0, to: 0 } })).toBe('2026-03-03T17:30:00.000Z');
  });

  it('may last for more than a day', () => {
    expect(until('2026-03-03T10:00:00', { confirmMinutes: 24 * 60 })).toBe('2026-03-05T02:00:00.000Z');
  });
});
