// Which days 美丽回放 looks back on, and how its photos lie in the seasons. Pure.
import { type BusinessDay, addDays, addMonths } from '@guike/kernel';

export type Season = 'spring' | 'summer' | 'autumn' | 'winter';

export interface SeasonOf<T> {
  readonly season: Season;
  /** 二〇二六 · 春 */
  readonly title: string;
  readonly photos: T[];
}

const order: readonly Season[] = ['winter', 'spring', 'summer', 'autumn'];
const characters: Readonly<Record<Season, string>> = { spring: '春', summer: '夏', autumn: '秋', winter: '冬' };
const digits = [...'〇一二三四五六七八九'];

/** The year that a birthday looks back on begins here: twelve months before a day. */
export const sinceOf = (today: BusinessDay): BusinessDay => addDays(addMonths(today, -12), 1);

/** Photos in order of their days, put together by season; a winter is of the year that it ends in. */
export function inSeasons<T extends { readonly takenOn: BusinessDay }>(photos: readonly T[]): SeasonOf<T>[] {
  const found: SeasonOf<T>[] = [];
  for (const photo of photos) {
    const month = Number(photo.takenOn.slice(5, 7));
    const season = order[Math.floor((month % 12) / 3)] ?? 'winter';
    const year = Number(photo.takenOn.slice(0, 4)) + (month === 12 ? 1 : 0);
    const title = `${yearInWords(year)} · ${characters[season]}`;
    const last = found.at(-1);
    if (last?.title === title) last.photos.push(photo);
    else found.push({ season, title, photos: [photo] });
  }
  return found;
}

/** 二〇二六 */
const yearInWords = (year: number): string => [...String(year)].map((digit) => digits[Number(digit)]).join('');
