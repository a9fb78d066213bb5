// A birthday in words: both calendars, the day it is kept on, and what staff see of it.
import { businessDay } from '@guike/kernel';
import { birthdayInWords, birthdayMasked } from './birthday-words';

const today = businessDay('2026-11-22');

it.each([
  ['solar:1990-08-15', '1990年8月15日'],
  ['solar:1992-02-29', '1992年2月29日 · 平年在 2月28日'],
  ['lunar:1990-08-15', '农历1990年八月十五 · 今年公历 9月25日'],
  ['lunar:1988-01-01', '农历1988年正月初一 · 今年公历 2月17日'],
  ['lunar:1985-12-23', '农历1985年腊月廿三 · 今年公历 2月10日'],
  ['lunar:1985-11-20', '农历1985年冬月二十 · 今年公历 1月8日'],
  ['lunar:1985-03-30', '农历1985年三月三十 · 今年公历 5月16日'],
])('says %s', (text, words) => {
  expect(birthdayInWords(text, today)).toBe(words);
});

it('shows staff the month alone', () => {
  expect([birthdayMasked('solar:1990-08-15'), birthdayMasked('lunar:1990-12-03')]).toEqual(['8月', '农历腊月']);
});
