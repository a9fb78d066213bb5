// Festivals and seasons a shop greets on, by their day in any year. Pure. Lunar days follow the calendar of China.
import type { FestivalCode } from '@guike/contracts/http';
import { type BusinessDay, businessDay } from '@guike/kernel';
import { LunarDay, SolarTerm } from 'tyme4ts';

type Rule =
  | { readonly name: string; readonly solar: readonly [month: number, day: number] }
  | { readonly name: string; readonly lunar: readonly [month: number, day: number] }
  | { readonly name: string; readonly term: string };

const festivals: Readonly<Record<FestivalCode, Rule>> = {
  new_year: { name: '元旦', solar: [1, 1] },
  spring_festival: { name: '春节', lunar: [1, 1] },
  lantern: { name: '元宵节', lunar: [1, 15] },
  women: { name: '妇女节', solar: [3, 8] },
  qingming: { name: '清明', term: '清明' },
  labour: { name: '劳动节', solar: [5, 1] },
  dragon_boat: { name: '端午节', lunar: [5, 5] },
  qixi: { name: '七夕', lunar: [7, 7] },
  mid_autumn: { name: '中秋节', lunar: [8, 15] },
  national: { name: '国庆节', solar: [10, 1] },
  double_ninth: { name: '重阳节', lunar: [9, 9] },
  start_of_spring: { name: '立春', term: '立春' },
  start_of_summer: { name: '立夏', term: '立夏' },
  start_of_autumn: { name: '立秋', term: '立秋' },
  start_of_winter: { name: '立冬', term: '立冬' },
  winter_solstice: { name: '冬至', term: '冬至' },
};

const known = new Map<string, BusinessDay>();

/** 春节 */
export const festivalName = (code: FestivalCode): string => festivals[code].name;

/** The day of a festival that lies in a solar year. */
export function festivalIn(code: FestivalCode, year: number): BusinessDay {
  const key = `${code}/${year}`;
  const before = known.get(key);
  if (before) return before;
  const day = dayOf(festivals[code], year);
  known.set(key, day);
  return day;
}

function dayOf(rule: Rule, year: number): BusinessDay {
  if ('solar' in rule) return businessDay([String(year), ...rule.solar.map(two)].join('-'));
  // None of these lies beyond the tenth month of the moon's year, so it falls into the solar year of the same number.
  const day = 'lunar' in rule ? LunarDay.fromYmd(year, ...rule.lunar).getSolarDay() : termDay(rule.term, year);
  return businessDay(`${day.getYear()}-${two(day.getMonth())}-${two(day.getDay())}`);
}

/** The year of the terms begins with the winter solstice of December before. */
function termDay(term: string, year: number) {
  const day = SolarTerm.fromName(year, term).getJulianDay().getSolarDay();
  return day.getYear() === year
    ? day
    : SolarTerm.fromName(year + 1, term)
        .getJulianDay()
        .getSolarDay();
}

const two = (value: number): string => String(value).padStart(2, '0');
