// A business day is a calendar day in the programme's time zone, kept as the text 'YYYY-MM-DD'.
declare const businessDayBrand: unique symbol;
export type BusinessDay = string & { readonly [businessDayBrand]: true };

const formatters = new Map<string, Intl.DateTimeFormat>();
const pattern = /^(\d{4})-(\d{2})-(\d{2})$/;

function formatterFor(timeZone: string): Intl.DateTimeFormat {
  let formatter = formatters.get(timeZone);
  if (!formatter) {
    // sv-SE writes dates as YYYY-MM-DD; the calendar is fixed so that no locale setting can change it.
    formatter = new Intl.DateTimeFormat('sv-SE', { timeZone, calendar: 'iso8601' });
    formatters.set(timeZone, formatter);
  }
  return formatter;
}

const QUARTER_MS = 900_000;
const latest = new Map<string, { readonly quarter: number; readonly day: BusinessDay }>();

/**
 * The business day an instant falls on in an IANA time zone. Days begin and clocks change on quarters of an hour (since
 * 1972, wherever), so the last quarter asked for is remembered: most who ask mean now.
 */
export function businessDayOf(instant: Date, timeZone: string): BusinessDay {
  const quarter = Math.floor(instant.getTime() / QUARTER_MS);
  const before = latest.get(timeZone);
  if (before?.quarter === quarter) return before.day;
  const day = formatterFor(timeZone).format(instant) as BusinessDay;
  if (quarter > 0) latest.set(timeZone, { quarter, day });
  return day;
}

/** Reads 'YYYY-MM-DD'. Throws a RangeError for anything that is not a day of the calendar. */
export function businessDay(text: string): BusinessDay {
  const parts = pattern.exec(text);
  if (parts) {
    const day = utc(text as BusinessDay);
    if (dayOf(day) === text) return text as BusinessDay;
  }
  throw new RangeError(`not a day: ${text}`);
}

function utc(day: BusinessDay): Date {
  const year = Number(day.slice(0, 4));
  // Of numbers, which takes a fraction of reading a text; the years up to 99 it takes for those of the last century.
  return year > 99
    ? new Date(Date.UTC(year, Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10))))
    : new Date(`${day}T00:00:00Z`);
}

function dayOf(date: Date): BusinessDay {
  const year = date.getUTCFullYear();
  if (!(year > 999 && year < 10_000)) return date.toISOString().slice(0, 10) as BusinessDay;
  const [month, dayOfIt] = [date.getUTCMonth() + 1, date.getUTCDate()];
  return `${year}-${month < 10 ? '0' : ''}${month}-${dayOfIt < 10 ? '0' : ''}${dayOfIt}` as BusinessDay;
}

/** The day n days later (n may be negative). */
export function addDays(day: BusinessDay, days: number): BusinessDay {
  const date = utc(day);
  date.setUTCDate(date.getUTCDate() + days);
  return dayOf(date);
}

/** The same day n months later; the 31st becomes the last day of a shorter month. */
export function addMonths(day: BusinessDay, months: number): BusinessDay {
  const date = utc(day);
  const dayOfMonth = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + months);
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(dayOfMonth, last));
  return dayOf(date);
}

/** Day of the month, 1 to 31. */
export function dayOfMonth(day: BusinessDay): number {
  return Number(day.slice(8, 10));
}

/** Whole days from one business day to another; negative when `to` lies before `from`. */
export function daysBetween(from: BusinessDay, to: BusinessDay): number {
  return Math.round((utc(to).getTime() - utc(from).getTime()) / 86_400_000);
}

/**
 * The instant at which a wall clock in the time zone shows the given local time ('YYYY-MM-DD HH:MM:SS').
 * A time that a daylight-saving change skips is read as the first instant after the gap.
 */
export function instantOfLocal(local: string, timeZone: string): Date {
  const asUtc = Date.parse(`${local.replace(' ', 'T')}Z`);
  if (Number.isNaN(asUtc)) throw new RangeError(`not a local time: ${local}`);
  const first = asUtc - offsetAt(asUtc, timeZone);
  return new Date(asUtc - offsetAt(first, timeZone));
}

const clockFormatters = new Map<string, Intl.DateTimeFormat>();
const offsets = new Map<string, number>();
const MOST_OFFSETS = 5_000;

/** How far a zone's clock is ahead at an instant, in ms. Remembered by the quarter of an hour: an import asks for each of its lines. */
function offsetAt(instant: number, timeZone: string): number {
  const quarter = Math.floor(instant / QUARTER_MS);
  if (quarter <= 0) return measuredOffset(instant, timeZone);
  const key = `${timeZone}/${quarter}`;
  const before = offsets.get(key);
  if (before !== undefined) return before;
  const offset = measuredOffset(instant, timeZone);
  if (offsets.size >= MOST_OFFSETS) offsets.clear();
  offsets.set(key, offset);
  return offset;
}

function measuredOffset(instant: number, timeZone: string): number {
  let formatter = clockFormatters.get(timeZone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
    clockFormatters.set(timeZone, formatter);
  }
  const wall = Date.parse(`${formatter.format(instant).replace(' ', 'T')}Z`);
  return wall - Math.floor(instant / 1000) * 1000;
}
