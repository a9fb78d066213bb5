// Which birthdays fall into a month, for segments: they know blind indexes, and the members' lib knows the calendars.
import { type BusinessDay, addDays } from '@guike/kernel';
import type { BirthdayKeys } from '@guike/campaigns';
import { keysOfDay } from '@guike/members';

const LONGEST_MONTH = 31;

/** Keys of all birthdays that are kept on a day of the month, each once. */
export const birthdayKeysOf: BirthdayKeys = (month) => {
  const first = `${month}-01` as BusinessDay;
  const days = Array.from({ length: LONGEST_MONTH }, (_, ahead) => addDays(first, ahead));
  return [...new Set(days.filter((day) => day.startsWith(month)).flatMap(keysOfDay))];
};
