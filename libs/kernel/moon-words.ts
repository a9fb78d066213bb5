// Months and days of the moon as people say them: 正月, 冬月, 初一, 廿三. Pure.

const digits = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];
const months = ['正', '二', '三', '四', '五', '六', '七', '八', '九', '十', '冬', '腊'];

/** 1 to 12: 正月 to 腊月. */
export const moonMonthInWords = (month: number): string => `${months[month - 1]}月`;

/** 1 to 30: 初一, 初十, 十五, 二十, 廿三, 三十. */
export function moonDayInWords(day: number): string {
  if (day <= 10) return `初${digits[day]}`;
  if (day < 20) return `十${digits[day - 10]}`;
  if (day === 20) return '二十';
  return day === 30 ? '三十' : `廿${digits[day - 20]}`;
}
