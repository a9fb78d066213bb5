// How the photos of a year lie in its seasons.
import { businessDay } from '@guike/kernel';
import { inSeasons, sinceOf } from './replay-days';

const taken = (day: string) => ({ takenOn: businessDay(day) });

it('puts photos together by season, December with the winter that it begins', () => {
  const days = ['2025-11-30', '2025-12-01', '2026-02-28', '2026-03-01', '2026-08-31', '2026-09-01', '2026-11-22'];
  expect(inSeasons(days.map(taken)).map(({ title, season, photos }) => [title, season, photos.length])).toEqual([
    ['二〇二五 · 秋', 'autumn', 1],
    ['二〇二六 · 冬', 'winter', 2],
    ['二〇二六 · 春', 'spring', 1],
    ['二〇二六 · 夏', 'summer', 1],
    ['二〇二六 · 秋', 'autumn', 2],
  ]);
});

it('looks back on twelve months, today included', () => {
  expect(sinceOf(businessDay('2026-11-22'))).toBe('2025-11-23');
  expect(sinceOf(businessDay('2028-02-29'))).toBe('2027-03-01');
});
