// A week of opening times becomes slots, and the clock says which of them may still be booked, changed or cancelled.
import { businessDay, timeOf } from '@guike/kernel';
import { type BookingPlan, faultOf, mayStillChange, slotAt, slotsOf } from './booking-slots';

/** Mondays from two to four and six to seven, two at once in the evening. */
const plan: BookingPlan = {
  slotMinutes: 45,
  cancelHours: 4,
  hours: [
    { weekday: 1, from: 18 * 60, to: 19 * 60, capacity: 2 },
    { weekday: 1, from: 14 * 60, to: 16 * 60, capacity: 1 },
  ],
  closedDays: [businessDay('2026-03-16')],
};
const monday = businessDay('2026-03-09');
const at = (now: string, aheadDays = 7) => ({
  now: new Date(now),
  today: businessDay(now.slice(0, 10)),
  aheadDays,
  timeZone: 'Asia/Shanghai',
});

it('cuts the day into whole slots, the earliest first', () => {
  expect(
    slotsOf(plan, monday).map(({ fromMinute, toMinute, capacity }) => [timeOf(fromMinute), timeOf(toMinute), capacity]),
  ).toEqual([
    ['14:00', '14:45', 1],
    ['14:45', '15:30', 1],
    ['18:00', '18:45', 2],
  ]);
  expect(slotsOf(plan, businessDay('2026-03-10'))).toEqual([]);
  expect(slotsOf(plan, businessDay('2026-03-16'))).toEqual([]);
  // A Monday before the calendar's anchor.
  expect(slotsOf(plan, businessDay('2023-12-25'))).toHaveLength(3);
});

it('offers a slot until it begins, as far ahead as one may book', () => {
  const wish = { day: monday, fromMinute: 14 * 60 };
  expect(slotAt(plan, wish, at('2026-03-09T13:59:59+08:00'))).toMatchObject({ toMinute: 14 * 60 + 45 });
  expect(slotAt(plan, wish, at('2026-03-09T14:00:00+08:00'))).toBeNull();
  expect(slotAt(plan, wish, at('2026-03-02T09:00:00+08:00'))).not.toBeNull();
  expect(slotAt(plan, wish, at('2026-03-01T09:00:00+08:00'))).toBeNull();
  expect(slotAt(plan, { day: monday, fromMinute: 14 * 60 + 10 }, at('2026-03-09T09:00:00+08:00'))).toBeNull();
});

it('may be changed until so many hours before', () => {
  const booking = { day: monday, fromMinute: 14 * 60, cancelHours: 4 };
  expect(mayStillChange(booking, new Date('2026-03-09T10:00:00+08:00'), 'Asia/Shanghai')).toBe(true);
  expect(mayStillChange(booking, new Date('2026-03-09T10:00:01+08:00'), 'Asia/Shanghai')).toBe(false);
});

it('finds hours that overlap or hold no slot', () => {
  const hours = (from: number, to: number, weekday = 1) => ({ weekday, from, to, capacity: 1 });
  expect(faultOf({ slotMinutes: 30, hours: [hours(60, 120), hours(120, 180), hours(60, 120, 2)] })).toBeNull();
  expect(faultOf({ slotMinutes: 30, hours: [hours(60, 121), hours(120, 180)] })).toBe('同一天的开放时间不能重叠');
  expect(faultOf({ slotMinutes: 30, hours: [hours(60, 80)] })).toBe('开放时间不够一个时段，请改长一些');
});
