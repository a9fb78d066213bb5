// Birthdays as people say them: by the sun 8月15日, by the moon 八月十五, with the day it is kept on this year. Pure.
import { type BusinessDay, moonDayInWords, moonMonthInWords } from '@guike/kernel';
import { birthdayIn, nextBirthday } from '@guike/members';
import { dayInWords } from '@guike/programme';

const partsOf = (text: string) => {
  const [calendar = '', date = ''] = text.split(':');
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  return { isLunar: calendar === 'lunar', year, month, day };
};

/** 农历八月十五 · 今年公历 9月25日; 1990年8月15日. `today` says which year this one is. */
export function birthdayInWords(text: string, today: BusinessDay): string {
  const { isLunar, year, month, day } = partsOf(text);
  if (!isLunar) {
    const kept = month === 2 && day === 29 ? ' · 平年在 2月28日' : '';
    return `${year}年${month}月${day}日${kept}`;
  }
  const thisYear = Number(today.slice(0, 4));
  const days = [thisYear - 1, thisYear].map((each) => birthdayIn(text, each));
  const now = days.find((each) => each.startsWith(`${thisYear}-`));
  const when =
    now === undefined ? `下次公历 ${dayInWords(nextBirthday(text, today).day, today)}` : `今年公历 ${monthDay(now)}`;
  return `农历${year}年${moonMonthInWords(month)}${moonDayInWords(day)} · ${when}`;
}

/** As staff see it: the month alone. 农历八月, 8月. */
export function birthdayMasked(text: string): string {
  const { isLunar, month } = partsOf(text);
  return isLunar ? `农历${moonMonthInWords(month)}` : `${month}月`;
}

/** Without the year: dayInWords names one where it is another than today's. */
const monthDay = (day: BusinessDay): string => `${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`;
