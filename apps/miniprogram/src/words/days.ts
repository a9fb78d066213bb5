// Days and times as people read them: 11月22日, with the year only where it is another one.

const pad = (number: number): string => String(number).padStart(2, '0');

/** A business day (YYYY-MM-DD): 11月22日, or 2028年11月22日 when it lies in another year than `now` (phone's ms). */
export function dayWords(day: string, now: number): string {
  const [year, month, date] = day.split('-').map(Number);
  const words = `${month}月${date}日`;
  return year === new Date(now).getFullYear() ? words : `${year}年${words}`;
}

/** A month (YYYY-MM): 2026年11月. */
export function monthWords(month: string): string {
  const [year, number] = month.split('-').map(Number);
  return `${year}年${number}月`;
}

/** Phone's milliseconds, by the phone's clock: 今天 14:05, 昨天 14:05, 11月20日 14:05. */
export function timeWords(at: number, now: number): string {
  const date = new Date(at);
  const time = `${pad(date.getHours())}:${pad(date.getMinutes())}`;
  const midnight = new Date(now).setHours(0, 0, 0, 0);
  if (at >= midnight) return `今天 ${time}`;
  if (at >= midnight - 86_400_000) return `昨天 ${time}`;
  return `${dayOf(at, now)} ${time}`;
}

/** An instant (ISO) by the phone's calendar: 11月22日. */
export function instantDayWords(instant: string, now: number): string {
  return dayOf(Date.parse(instant), now);
}

function dayOf(at: number, now: number): string {
  const date = new Date(at);
  return dayWords(`${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`, now);
}
