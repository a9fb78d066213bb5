// Who gets which birthday gift, and for how long.
import { businessDay } from '@guike/kernel';
import { presets } from '@guike/programme';
import { giftOf } from './birthday-gift';

const day = businessDay;
const { boutique } = presets;

it.each([
  // Told a week ahead: the whole month of the birthday, or what is left of it.
  ['2026-12-03', '2026-11-26', '2026-12-01', '2026-12-31'],
  ['2026-11-29', '2026-11-22', '2026-11-22', '2026-11-30'],
  // Told late: a fortnight at least.
  ['2026-11-29', '2026-12-05', '2026-12-05', '2026-12-18'],
  ['2026-11-03', '2026-11-05', '2026-11-05', '2026-11-30'],
])('a birthday on %s that is told on %s has its gift from %s to %s', (kept, today, from, through) => {
  expect(giftOf(boutique, 'regular', day(kept), day(today))).toEqual({ name: '生日惊喜礼', from, through });
});

it('goes by the tier', () => {
  const of = (tier: string | null) => giftOf(boutique, tier, day('2026-12-03'), day('2026-11-26'))?.name;
  expect([of('silver'), of('platinum'), of(null)]).toEqual(['生日惊喜礼', '生日惊喜礼与鲜花', undefined]);
});

it('is none where the programme keeps no birthdays', () => {
  expect(giftOf({ ...boutique, birthday: null }, 'gold', day('2026-12-03'), day('2026-11-26'))).toBeNull();
});
