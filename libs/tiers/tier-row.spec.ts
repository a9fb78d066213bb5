// Full years between two days, by the rule that 29 February counts its year on 28 February where there is no other.
import { type BusinessDay, addMonths } from '@guike/kernel';
import { fullYears } from './tier-row';

const day = (text: string) => text as BusinessDay;

it.each([
  ['2024-02-29', '2025-02-27', 0],
  ['2024-02-29', '2025-02-28', 1],
  ['2024-02-29', '2028-02-28', 3],
  ['2024-02-29', '2028-02-29', 4],
  ['2024-02-28', '2028-02-28', 4],
  ['2024-03-01', '2025-02-28', 0],
  ['2024-11-22', '2026-11-21', 1],
  ['2024-11-22', '2026-11-22', 2],
  ['2026-11-22', '2024-11-22', 0],
])('from %s to %s are %i', (from, to, years) => {
  expect(fullYears(day(from), day(to))).toBe(years);
  if (years > 0) expect(addMonths(day(from), 12 * years) <= to).toBe(true);
});
