// How long fees count, one behind the other, and what is left when one of them was paid back.
import type { BusinessDay } from '@guike/kernel';
import { type FeesOfMember, type PaidFee, paidBehind, paidLevelOf } from './paid-fees';

const on = (text: string) => text as BusinessDay;
const fee = (day: string, months = 12, level = 1): PaidFee => ({
  level,
  months,
  paidOn: on(day),
  at: new Date(`${day}T10:00:00+08:00`),
});
const alone = (...fees: PaidFee[]): FeesOfMember => ({ fees, merged: [] });

it.each<[string, FeesOfMember, ReturnType<typeof paidLevelOf>]>([
  ['nothing', alone(), null],
  ['a year', alone(fee('2026-03-02')), { level: 1, until: on('2027-03-01') }],
  [
    'a year and a month behind it',
    alone(fee('2026-03-02'), fee('2026-03-02', 1)),
    { level: 1, until: on('2027-04-01') },
  ],
  [
    'another level from its own day',
    alone(fee('2026-03-02'), fee('2026-04-02', 1, 2)),
    { level: 2, until: on('2026-05-01') },
  ],
  [
    'after a break from its own day',
    alone(fee('2026-03-02', 1), fee('2026-05-02', 1)),
    { level: 1, until: on('2026-06-01') },
  ],
])('reckons %s', (_, fees, left) => {
  expect(paidLevelOf(fees)).toEqual(left);
});

it('leaves what the others pay for, whichever goes back', () => {
  const [year, month, half] = [fee('2026-03-02'), fee('2026-03-05', 1), fee('2026-12-01', 6)];
  expect(paidLevelOf(alone(year, month, half))?.until).toBe('2027-10-01');
  expect(paidLevelOf(alone(month, half))?.until).toBe('2027-05-31');
  expect(paidLevelOf(alone(year, half))?.until).toBe('2027-09-01');
  expect(paidLevelOf(alone(year, month))?.until).toBe('2027-04-01');
});

describe('a merge', () => {
  const merged = (other: FeesOfMember, day: string) => ({
    ...other,
    at: new Date(`${day}T12:00:00+08:00`),
    on: on(day),
  });
  it('takes along what is higher, or lasts longer', () => {
    const other = alone(fee('2026-04-01', 12, 2));
    expect(paidLevelOf({ fees: [fee('2026-03-02')], merged: [merged(other, '2026-05-01')] })?.level).toBe(2);
    expect(
      paidLevelOf({ fees: [fee('2026-03-02')], merged: [merged(alone(fee('2026-04-01')), '2026-05-01')] }),
    ).toEqual({
      level: 1,
      until: '2027-03-31',
    });
  });
  it('takes nothing along that is over, lower or shorter', () => {
    const own = fee('2026-03-02', 12, 2);
    for (const other of [fee('2026-01-02', 1, 3), fee('2026-04-01'), fee('2026-01-02', 12, 2)])
      expect(paidLevelOf({ fees: [own], merged: [merged(alone(other), '2026-05-01')] })).toEqual({
        level: 2,
        until: '2027-03-01',
      });
  });
  it('lets the lower one hold that had lost, once the higher was paid back; and fees go on behind it', () => {
    const other = alone(fee('2026-04-01', 1));
    expect(paidLevelOf({ fees: [], merged: [merged(other, '2026-04-05')] })).toEqual({ level: 1, until: '2026-04-30' });
    expect(paidLevelOf({ fees: [fee('2026-04-20', 1)], merged: [merged(other, '2026-04-05')] })?.until).toBe(
      '2026-05-31',
    );
  });
});

it('goes on from its end up to the very last day', () => {
  const held = { level: 1, until: on('2026-04-01') };
  expect(paidBehind(held, fee('2026-04-01', 1)).until).toBe('2026-05-01');
  expect(paidBehind(held, fee('2026-04-02', 1)).until).toBe('2026-05-01');
  expect(paidBehind(held, fee('2026-04-03', 1)).until).toBe('2026-05-02');
});
