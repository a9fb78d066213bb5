// What a birthday is chosen from.
import { birthDays, birthMonths, birthYears } from './birthdays';

it('offers years of those who may be members, the youngest first', () => {
  const years = birthYears(2026);
  expect([years[0]?.value, years.at(-1)?.value]).toEqual(['2012', '1920']);
});

it('names months and days by the sun and by the moon', () => {
  expect(birthMonths('lunar').map(({ label }) => label)).toEqual([
    ...['正月', '二月', '三月', '四月', '五月', '六月', '七月', '八月', '九月', '十月', '冬月', '腊月'],
  ]);
  expect(birthDays('solar', '02')).toHaveLength(29);
  const days = birthDays('lunar', '08').map(({ label }) => label);
  expect([days[0], days[9], days[14], days[19], days[22], days[29]]).toEqual([
    ...['初一', '初十', '十五', '二十', '廿三', '三十'],
  ]);
});
